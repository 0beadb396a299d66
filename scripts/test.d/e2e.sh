# Whole checkouts: the sandbox server, the built widget, Debian's Chromium.
shopt -s nullglob
build_preset native-release
build_preset wasm
build_preset wasm-debug gfx_page
TEST_CONCURRENCY=1 run_node_tests tests/e2e/*.test.mjs
