# Runs test suites and counts them: Google Test programs and node:test files both leave a JSON
# report in $REPORTS. Sourced after common.sh and toolchain.sh.

# build_preset preset [target...]   a quiet build with a progress line; errors are shown.
build_preset() { step "building $1" "$PROJECT/scripts/build" "$@"; }

# prepare_demo   everything that a browser test needs: server, command line, widget, pages.
prepare_demo() {
  build_preset native-release bleepay-sandbox bleepay-checkout
  build_preset wasm
  step "putting the demo together" "$PROJECT/scripts/dist"
}

# gtest_programs preset   the test programs that the preset builds now (not leftovers on disk).
gtest_programs() {
  local run=()
  case $1 in wasm*) run=(em) ;; esac
  "${run[@]}" ninja -C "$PROJECT/build/$1" -t targets all |
    sed -nE 's#^(tests/[^:]*_test(\.js)?): CXX_EXECUTABLE.*#\1#p'
}

# run_gtest preset program...   two at a time; a program that dies leaves no report and is counted
# as one failure by the exit status kept beside its log.
run_gtest() {
  local preset=$1
  shift
  printf '%s\n' "$@" | PRESET=$preset xargs -r -P "${JOBS:-$(nproc)}" -I{} \
    bash "$PROJECT/scripts/lib/run_gtest.sh" {}
}

# run_node_tests file...   FILE is a path below the project; all in one run of node's test runner.
run_node_tests() {
  [ $# -gt 0 ] || return 0
  NODE_REPORT=$REPORTS/node.json node --test --test-concurrency="${TEST_CONCURRENCY:-2}" \
    --test-reporter="$PROJECT/scripts/lib/reporter.mjs" --test-reporter-destination=stderr "$@"
}

# count_reports directory   prints "passed failed skipped".
count_reports() { node "$PROJECT/scripts/lib/count_reports.mjs" "$1"; }
