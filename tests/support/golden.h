// Golden files: the expected text of a whole story, kept in tests/golden and read by people.
//
// UPDATE_GOLDEN=1 writes what the test produced; the change is then reviewed like any other. Where
// CI is set the switch is refused: a build server must not approve its own output.
#pragma once

#include <string_view>

namespace bleepay::support {

/// Fails the current test at the first line that differs. `path` is relative to tests/golden.
void expect_golden(std::string_view path, std::string_view actual);

}  // namespace bleepay::support
