#include "support/fixture.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

namespace bleepay::support {
namespace {

using Fields = std::vector<std::string>;

std::optional<std::string> read_file(std::string_view path) {
  std::ifstream file(std::string(BLEEPAY_TEST_FIXTURES) + "/" + std::string(path),
                     std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

[[noreturn]] void give_up(std::string_view what, std::string_view where) {
  std::fprintf(stderr, "fixture: %.*s: %.*s\n", static_cast<int>(where.size()), where.data(),
               static_cast<int>(what.size()), what.data());
  std::abort();
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::string unescaped(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      result += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 's') result += ' ';
    if (kind == 'p') result += '|';
    if (kind == 'n') result += '\n';
    if (kind == '\\') result += '\\';
    if (kind == 'x') {
      result += static_cast<char>(std::strtoul(text.substr(i + 1, 2).c_str(), nullptr, 16));
      i += 2;
    }
    if (kind == '{') {  // \{9*78}
      const std::size_t end = text.find('}', i);
      if (end == std::string::npos) give_up("an unfinished \\{C*N}", text);
      result.append(std::strtoul(text.c_str() + i + 3, nullptr, 10), text[i + 1]);
      i = end;
    }
  }
  return result;
}

Fields split(const std::string& line) {
  Fields fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '|');) {
    fields.push_back(unescaped(trimmed(field)));
  }
  if (line.ends_with('|')) fields.emplace_back();
  return fields;
}

/// `two fractions` -> `TwoFractions`; empty if something other than letters, digits and spaces is
/// in it.
std::string test_name(std::string_view words) {
  std::string name;
  bool starts_word = true;
  for (const char c : words) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == ' ') {
      starts_word = true;
      continue;
    }
    if (!is_letter && (c < '0' || c > '9')) return "";
    name += starts_word && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    starts_word = false;
  }
  return name;
}

class CallingTest : public ::testing::Test {
 public:
  explicit CallingTest(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

void register_test(const char* suite, const std::string& name, std::function<void()> body) {
  ::testing::RegisterTest(suite, name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [body = std::move(body)]() -> ::testing::Test* {
                            // As a plain Test, so that a suite may mix rows with TEST().
                            return new CallingTest(body);
                          });
}

void register_failure(const char* suite, const std::string& why) {
  register_test(suite, "FixtureIsUsable", [why] { ADD_FAILURE() << why; });
}

/// Gives out each test name once; says what is wrong with a name it will not give out.
class Names {
 public:
  explicit Names(std::string_view path) : path_(path) {}
  std::string take(const std::string& words) {
    const std::string name = test_name(words);
    if (name.empty()) give_up("not a name of letters, digits and spaces: " + words, path_);
    if (!taken_.insert(name).second) give_up("two rows of one name: " + words, path_);
    return name;
  }

 private:
  std::string path_;
  std::set<std::string> taken_;
};

std::vector<Row> rows_of(const std::string& text, std::string_view path) {
  std::vector<Row> rows;
  Fields columns;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (trimmed(line).empty() || line.front() == '#') continue;
    Fields fields = split(line);
    if (columns.empty()) {
      columns = std::move(fields);
      continue;
    }
    if (fields.size() != columns.size()) give_up("not one field per column: " + line, path);
    std::map<std::string, std::string> by_name;
    for (std::size_t i = 0; i < fields.size(); ++i) by_name[columns[i]] = fields[i];
    rows.emplace_back(std::move(by_name));
  }
  return rows;
}

}  // namespace

const std::string& Row::operator[](const std::string& column) const {
  const auto field = fields_.find(column);
  if (field == fields_.end()) give_up("no such column", column);
  return field->second;
}

bool test_each_row(const char* suite, std::string_view path, std::function<void(const Row&)> test) {
  const auto text = read_file(path);
  const std::vector<Row> rows = text ? rows_of(*text, path) : std::vector<Row>{};
  if (rows.empty()) register_failure(suite, std::string(path) + " is missing or has no rows");
  Names names(path);
  for (const Row& row : rows) {
    register_test(suite, names.take(row["name"]), [test, row] { test(row); });
  }
  return true;
}

bool test_each_object(const char* suite, std::string_view path,
                      std::function<void(const nlohmann::json&)> test) {
  const auto text = read_file(path);
  const auto rows = nlohmann::json::parse(text.value_or(""), nullptr, false);
  if (!rows.is_array() || rows.empty()) {
    register_failure(suite, std::string(path) + " is missing or not an array with rows");
    return true;
  }
  Names names(path);
  for (const auto& row : rows) {
    if (!row.is_object() || !row.contains("name")) give_up("a row without a name", path);
    register_test(suite, names.take(row["name"].get<std::string>()), [test, row] { test(row); });
  }
  return true;
}

std::string fixture_text(std::string_view path) {
  auto text = read_file(path);
  if (!text) give_up("no such file", path);
  return std::move(*text);
}

}  // namespace bleepay::support
