#include "base/locale.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "support/fixture.h"

namespace bleepay {
namespace {

NumberMarks marks_of(const nlohmann::json& row) {
  const auto& marks = row["marks"];
  const auto digits = marks["digits"].get<std::string>();
  return {.group = marks["group"].get<std::string>(),
          .decimal = marks["decimal"].get<std::string>(),
          .last_group = static_cast<std::size_t>(digits.at(0) - '0'),
          .other_groups = static_cast<std::size_t>(digits.at(1) - '0'),
          .grouped_from = static_cast<std::size_t>(digits.at(2) - '0')};
}

/// Any amount that an order may have: at most 32 characters, trailing zeros included.
std::string any_amount(Random& random) {
  constexpr std::uint32_t kCharactersMax = 32;
  std::string text;
  const std::uint32_t size = 1 + random.below(kCharactersMax);
  for (std::uint32_t i = 0; i < size; ++i) text += static_cast<char>('0' + random.below(10));
  const std::uint32_t point = random.below(size);
  if (point > 0 && size < kCharactersMax) text.insert(point, 1, '.');
  return text;
}

/// The text without its marks: the point again where the decimal mark stood, nothing between
/// digits.
std::string unmarked(std::string text, const NumberMarks& marks) {
  const auto replace = [&text](const std::string& mark, std::string_view by) {
    for (std::size_t at = text.find(mark); !mark.empty() && at != std::string::npos;
         at = text.find(mark, at + by.size())) {
      text.replace(at, mark.size(), by);
    }
  };
  replace(marks.group, "");
  replace(marks.decimal, ".");
  return text;
}

const bool kSamples = support::test_each_object(
    "AmountsAsIntlWritesThem", "base/numbers.json", [](const nlohmann::json& row) {
      ASSERT_FALSE(row["samples"].empty());
      for (const auto& [decimal, written] : row["samples"].items())
        EXPECT_EQ(marked(decimal, marks_of(row)), written.get<std::string>()) << decimal;
    });

const bool kDigits = support::test_each_object(
    "AmountsKeepEveryDigit", "base/numbers.json", [](const nlohmann::json& row) {
      const NumberMarks marks = marks_of(row);
      Random random(2026);
      for (int i = 0; i < 1000; ++i) {
        const std::string decimal = any_amount(random);
        EXPECT_EQ(unmarked(marked(decimal, marks), marks), decimal);
      }
    });

/// What an order cannot hold is shown as it is: no mark makes it look like an amount.
const bool kNotations = support::test_each_row(
    "AmountsOfNoNotationStayAsTheyAre", "base/amounts.txt", [](const support::Row& row) {
      if (row["fault"] != "malformed" || row["name"] == "leading zero") return;
      EXPECT_EQ(marked(row["text"], {}), row["text"]);
    });

TEST(Amounts, AreWrittenAsInEnglishUnlessToldOtherwise) {
  EXPECT_EQ(marked("1234567.50", {}), "1,234,567.50");
  EXPECT_EQ(marked("999", {}), "999");
  EXPECT_EQ(marked("1000", {}), "1,000");
  EXPECT_EQ(marked("0.000001", {}), "0.000001");
}

TEST(Amounts, AreNotGroupedWithoutAMarkForIt) {
  EXPECT_EQ(marked("1234567.5", {.group = "", .decimal = ","}), "1234567,5");
}

}  // namespace
}  // namespace bleepay
