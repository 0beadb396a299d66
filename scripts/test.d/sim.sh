# Simulated checkouts under faults: many of them optimised, some under sanitizers, every small case,
# and the same stories told by WASM. SIM_SEEDS=<n> runs another number than 200,000.
jobs=${JOBS:-$(nproc)}
seeds=${SIM_SEEDS:-200000}
sanitized=$((seeds / 10))
digest_seeds=2000
build_sanitized() {
  cmake --preset native-release -B build/sanitized -DBLEEPAY_SANITIZE=ON \
    -DCMAKE_CXX_FLAGS_RELEASE=-O1
  nice cmake --build build/sanitized -j "$jobs" --target bleepay-sim
}
build_preset native-release bleepay-sim
# Sanitizers with some optimisation: the debug preset would take ten times as long for the seeds.
step 'building sanitized' build_sanitized
build_preset wasm-debug bleepay-sim

passed=0 failed=0
# check "what" command...   one case of the report; its log is shown when it fails, else its end.
check() {
  local what=$1 log started=$SECONDS
  log="$REPORTS/$(tr -c 'a-z0-9\n' - <<<"$what").log"
  shift
  if "$@" >"$log" 2>"$log.progress"; then
    passed=$((passed + 1))
    say "  $what: $(tail -n 1 "$log") ($((SECONDS - started)) s)"
  else
    failed=$((failed + 1))
    say "  $what FAILED:"
    tail -n 40 "$log" "$log.progress" >&2
  fi
}
same_digest() {
  local one two
  one=$(sed -nE 's/.*digest ([0-9a-f]+)$/\1/p' "$1")
  two=$(sed -nE 's/.*digest ([0-9a-f]+)$/\1/p' "$2")
  echo "${one:-none} and ${two:-none}"
  [ -n "$one" ] && [ "$one" = "$two" ]
}
sim=tests/sim/bleepay-sim
check 'optimised' "build/native-release/$sim" --seeds "$seeds" --jobs "$jobs"
check 'sanitizers' "build/sanitized/$sim" --seeds "$sanitized" --first 1000001 --jobs "$jobs"
check 'every small case' "build/native-release/$sim" --exhaustive --jobs "$jobs"
check 'native stories' "build/native-release/$sim" --seeds "$digest_seeds"
check 'wasm stories' em node "build/wasm-debug/$sim.js" --seeds "$digest_seeds"
check 'same stories in both' same_digest "$REPORTS/native-stories.log" "$REPORTS/wasm-stories.log"
echo "{\"passed\":$passed,\"failed\":$failed,\"skipped\":0}" >"$REPORTS/sim.json"
