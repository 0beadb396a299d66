#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace bleepay::support {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

void write(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void compare(const std::string& name, const std::string& expected, const std::string& actual) {
  std::istringstream expected_lines(expected);
  std::istringstream actual_lines(actual);
  for (int number = 1; expected_lines || actual_lines; ++number) {
    std::string wanted = "<end>";
    std::string found = "<end>";
    if (!std::getline(expected_lines, wanted)) wanted = "<end>";
    if (!std::getline(actual_lines, found)) found = "<end>";
    if (wanted == found) continue;
    ADD_FAILURE() << name << " differs at line " << number << "\n  golden: " << wanted
                  << "\n  actual: " << found << "\nUPDATE_GOLDEN=1 rewrites it. All of it:\n"
                  << actual;
    return;
  }
  // Equal line by line, so only line ends can differ.
  EXPECT_EQ(expected, actual) << name;
}

}  // namespace

void expect_golden(std::string_view path, std::string_view actual) {
  const std::string name = "tests/golden/" + std::string(path);
  const auto file = std::filesystem::path(BLEEPAY_TEST_GOLDEN) / path;
  if (is_set("UPDATE_GOLDEN")) {
    ASSERT_FALSE(is_set("CI")) << "UPDATE_GOLDEN is refused where CI is set";
    write(file, actual);
    return;
  }
  std::ifstream stream(file, std::ios::binary);
  ASSERT_TRUE(stream) << name << " is missing; UPDATE_GOLDEN=1 writes it:\n" << actual;
  std::ostringstream expected;
  expected << stream.rdbuf();
  compare(name, expected.str(), std::string(actual));
}

}  // namespace bleepay::support
