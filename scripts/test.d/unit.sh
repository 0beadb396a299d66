# Google Test programs of the native preset, with sanitizers.
build_preset native
mapfile -t programs < <(gtest_programs native)
run_gtest native "${programs[@]}"
