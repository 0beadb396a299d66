# Bugs planted one at a time: each must be noticed by a rule within 10,000 simulated checkouts.
build_preset native-release bleepay-sim-mutations
status=0
build/native-release/tests/sim/bleepay-sim-mutations --jobs "${JOBS:-$(nproc)}" \
  >"$REPORTS/mutations.log" || status=$?
cat "$REPORTS/mutations.log" >&2
read -r caught all < <(
  sed -nE 's/^mutations: ([0-9]+) of ([0-9]+) caught$/\1 \2/p' "$REPORTS/mutations.log")
[ -n "${all:-}" ] || die "the program ended with status $status before it had counted"
tail -n 1 "$REPORTS/mutations.log" >"$REPORTS/last_line"
echo "{\"passed\":$caught,\"failed\":$((all - caught)),\"skipped\":0}" >"$REPORTS/mutations.json"
