# The repository's own rules, written as ordinary tests.
run_node_tests tests/tidy/*.test.mjs
