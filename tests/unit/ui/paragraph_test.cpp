#include "ui/paragraph.h"

#include <gtest/gtest.h>

#include "support/ui/fixed_text.h"

namespace bleepay::ui {
namespace {

TEST(Paragraph, KeepsAShortTextOnOneLine) {
  FixedText text;
  const Paragraph paragraph = typeset(text, "Continue", kBody, 200, false);
  ASSERT_EQ(paragraph.lines.size(), 1U);
  EXPECT_EQ(paragraph.height(), kBody.line);
  EXPECT_EQ(paragraph.width, paragraph.widths[0]);
}

TEST(Paragraph, BreaksBetweenWordsAndInsideLongOnes) {
  FixedText text;
  const Paragraph words = typeset(text, "one two three four five six", kBody, 80, false);
  ASSERT_GT(words.lines.size(), 2U);
  for (const float width : words.widths) EXPECT_LE(width, 80);
  EXPECT_EQ(words.lines[0].find(' '), 3U);
  const Paragraph word = typeset(text, "Donaudampfschifffahrt", kBody, 60, false);
  EXPECT_GT(word.lines.size(), 1U);
  EXPECT_LE(word.width, 60);
}

TEST(Paragraph, OfNothingIsOneEmptyLine) {
  FixedText text;
  const Paragraph empty = typeset(text, "", kBody, 100, false);
  ASSERT_EQ(empty.lines.size(), 1U);
  EXPECT_EQ(empty.width, 0);
}

struct Direction {
  const char* name;
  const char* text;
  bool is_rtl;
};

const Direction kDirections[] = {
    {"Latin", "Kiosk \u0643", false},
    {"Arabic", "\u0643\u0634\u0643 Nine", true},
    {"HebrewAfterDigits", "24 \u05D0\u05D1", true},
    {"Chinese", "\u5546\u5E97", false},
    {"Adlam", "\U0001E900", true},
    {"AccentedLatin", "\u00C9t\u00E9", false},
};

class FirstLetter : public testing::TestWithParam<Direction> {};

INSTANTIATE_TEST_SUITE_P(Reading, FirstLetter, testing::ValuesIn(kDirections),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(FirstLetter, DecidesTheDirectionOfAText) {
  EXPECT_EQ(reads_right_to_left(GetParam().text, false), GetParam().is_rtl);
  EXPECT_EQ(reads_right_to_left(GetParam().text, true), GetParam().is_rtl);
}

TEST(Reading, FollowsTheLanguageWhereNoLetterTells) {
  EXPECT_TRUE(reads_right_to_left("24 - 7", true));
  EXPECT_FALSE(reads_right_to_left("24 - 7", false));
}

}  // namespace
}  // namespace bleepay::ui
