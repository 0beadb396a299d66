# Every limit of size and speed, with the value measured now (tests/budgets).
shopt -s nullglob
prepare_demo
build_preset native-release bleepay-sim
TEST_CONCURRENCY=1 run_node_tests tests/budgets/*.test.mjs
