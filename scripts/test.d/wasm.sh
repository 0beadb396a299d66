# The same Google Test sources compiled to WASM, under node.
build_preset wasm-debug
mapfile -t programs < <(gtest_programs wasm-debug)
run_gtest wasm-debug "${programs[@]}"
