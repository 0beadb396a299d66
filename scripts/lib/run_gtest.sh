#!/usr/bin/env bash
# Runs one Google Test program of preset $PRESET; called by run_gtest (suites.sh), two at a time.
. "$(dirname "$0")/common.sh"
. "$PROJECT/scripts/lib/toolchain.sh"

name=$(basename "$1" .js)
report=$REPORTS/$name.json
run=()
case $PRESET in wasm*) run=(em node) ;; esac
cd "$PROJECT"
started=$SECONDS status=0
"${run[@]}" "$PROJECT/build/$PRESET/$1" --gtest_brief=1 --gtest_output="json:$report" \
  >"$REPORTS/$name.log" 2>&1 </dev/null || status=$?
if [ "$status" = 0 ] && [ -s "$report" ]; then
  say "  $name: $(tail -n 1 "$REPORTS/$name.log") ($((SECONDS - started)) s)"
else
  [ -s "$report" ] || echo "$status" >"$REPORTS/$name.died"
  say "  $name FAILED (status $status); the end of build/test/.../$name.log:"
  tail -n 80 "$REPORTS/$name.log" >&2
fi
