# Every fuzzer for SECONDS_EACH seconds (60 where CI is set, else 10), two at a time; a find is a
# failed test. What was learnt stays in build/fuzz/corpus: the next run begins where this one ended.
SECONDS_EACH=${SECONDS_EACH:-$([ -n "${CI:-}" ] && echo 60 || echo 10)}
export SECONDS_EACH
build_preset fuzz fuzzers
corpus=$PROJECT/build/fuzz/corpus
mkdir -p "$corpus" "$REPORTS/finds"
node tests/fuzz/seeds.mjs "$corpus"

# fuzz_one target   leaves its log, and what it found in finds/.
fuzz_one() {
  local log=$REPORTS/$1.log status=0
  mkdir -p "build/fuzz/corpus/$1"
  # Two seconds and 1 GB for one input of 16 KiB: whatever needs more hangs a page.
  nice "build/fuzz/tests/fuzz/fuzz_$1" "build/fuzz/corpus/$1" -max_total_time="$SECONDS_EACH" \
    -max_len=16384 -timeout=2 -rss_limit_mb=1024 -print_final_stats=1 \
    -artifact_prefix="$REPORTS/finds/$1-" >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || echo "$status" >"$REPORTS/$1.found"
  local tries rate inputs ways
  tries=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
  inputs=$(find "build/fuzz/corpus/$1" -type f | wc -l)
  ways=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log" | tail -n 1)
  printf '  %-8s %10s tries, %7s/s, corpus %5d, ways %5s: %s\n' "$1" "${tries:-?}" "${rate:-?}" \
    "$inputs" "${ways:-?}" "$([ "$status" = 0 ] && echo nothing found || echo FOUND)" >&2
}
export -f fuzz_one

mapfile -t targets < <(tr '\n' ' ' <tests/fuzz/CMakeLists.txt |
  sed 's/.*set(fuzz_targets \([^)]*\)).*/\1/' | tr -s ' ' '\n')
printf '%s\n' "${targets[@]}" | xargs -r -P "${JOBS:-2}" -I{} bash -c 'fuzz_one {}'

failed=0
for target in "${targets[@]}"; do
  [ -e "$REPORTS/$target.found" ] || continue
  failed=$((failed + 1))
  say "  $target:"
  grep -E -m 3 'BROKEN|ERROR: |runtime error|Assertion' "$REPORTS/$target.log" >&2 || true
  say "    keep the input: cp build/test/fuzz/finds/$target-* tests/fixtures/fuzz/$target/<name>"
done
echo "{\"passed\":$((${#targets[@]} - failed)),\"failed\":$failed,\"skipped\":0}" \
  >"$REPORTS/fuzz.json"
