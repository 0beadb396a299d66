# The loader and the frame's scripts, without a browser.
shopt -s nullglob
run_node_tests tests/web/*.test.mjs
