# Whole checkouts and pixels: the sandbox server, the built widget, Debian's Chromium.
shopt -s nullglob
prepare_demo
build_preset wasm-debug gfx_page gallery_page
TEST_CONCURRENCY=1 run_node_tests tests/e2e/*.test.mjs
