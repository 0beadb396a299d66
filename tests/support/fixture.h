// Fixtures are files: every row of a table becomes a named test of its own.
//
// A table is text, one row per line, fields between bars, `#` starts a comment line:
//
//   name            | input    | expected
//   two fractions   | 1.5      | ok
//
// The first line names the columns. Spaces around fields do not count. Escapes: `\s` a space that
// does count, `\p` a bar, `\n` a line feed, `\\` a backslash, `\xHH` any byte, and `\{9*78}` is
// the character 9 written 78 times. A missing, empty or misshapen file is a failing test, never
// zero tests.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace bleepay::support {

/// One row: its fields by column name. Asking for a column that is not there ends the program.
class Row {
 public:
  explicit Row(std::map<std::string, std::string> fields) : fields_(std::move(fields)) {}
  [[nodiscard]] const std::string& operator[](const std::string& column) const;

 private:
  std::map<std::string, std::string> fields_;
};

/// Registers one test per row under `suite`; `two fractions` becomes `TwoFractions`. To be called
/// before main, by initialising a constant. `path` is relative to tests/fixtures.
bool test_each_row(const char* suite, std::string_view path, std::function<void(const Row&)> test);

/// The same for a JSON array of objects that each have a `name`.
bool test_each_object(const char* suite, std::string_view path,
                      std::function<void(const nlohmann::json&)> test);

/// The whole text of a fixture; a missing one ends the program, naming it.
[[nodiscard]] std::string fixture_text(std::string_view path);

}  // namespace bleepay::support
