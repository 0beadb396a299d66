// What fuzzing once found, again in every build: tests/fixtures/fuzz/<target>/ holds the inputs.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fuzz/targets.h"

namespace bleepay::fuzz {
namespace {

const std::filesystem::path kFinds = std::filesystem::path(BLEEPAY_TEST_DATA) / "fuzz";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class FuzzFinds : public ::testing::TestWithParam<Target> {};

TEST_P(FuzzFinds, BreakNoRule) {
  int tried = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFinds / GetParam().name)) {
    EXPECT_EQ(GetParam().check(text_of(entry.path())), "") << entry.path().filename();
    ++tried;
  }
  EXPECT_GT(tried, 0) << "every target has an input to begin with";
}

TEST_P(FuzzFinds, NothingAndOddBytesBreakNoRule) {
  for (const char* input : {"", "\n", "\xFF\xFE", "{", "\"", "0", "\x01{}", "r 200 {}", "%"}) {
    EXPECT_EQ(GetParam().check(input), "") << input;
  }
  EXPECT_EQ(GetParam().check(std::string(100'000, '[')), "");
  EXPECT_EQ(GetParam().check(std::string("\0\0\0", 3)), "");
}

INSTANTIATE_TEST_SUITE_P(Each, FuzzFinds, ::testing::ValuesIn(targets()), [](const auto& named) {
  std::string name(named.param.name);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
});

TEST(FuzzFindsFolder, HoldsTargetsOnly) {
  for (const auto& entry : std::filesystem::directory_iterator(kFinds)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(std::any_of(targets().begin(), targets().end(), [&](const Target& target) {
      return target.name == name;
    })) << name;
  }
}

}  // namespace
}  // namespace bleepay::fuzz
