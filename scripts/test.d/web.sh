# The loader and the frame's scripts, without a browser.
shopt -s nullglob
[ ! -e tests/web/needs-wasm ] || build_preset wasm
run_node_tests tests/web/*.test.mjs
