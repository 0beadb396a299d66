#include "browser/language.h"

#include <gtest/gtest.h>

#include <string>

namespace bleepay::browser {
namespace {

TEST(Language, BringsItsTextsAndHowItCounts) {
  ui::Messages words;
  ASSERT_TRUE(read_language(
      R"({"tag":"fr","messages":{"code.submit":"Continuer","code.attempts.one":"{count} essai."}})",
      words));
  EXPECT_EQ(words.text("code.submit"), "Continuer");
  EXPECT_EQ(words.counted("code.attempts", 0), "0 essai.");
}

TEST(Language, BringsItsWayOfWritingNumbers) {
  ui::Messages words;
  const auto marks = read_language(
      R"({"tag":"es","messages":{},"numbers":{"group":".","decimal":",","digits":"325"}})", words);
  ASSERT_TRUE(marks);
  EXPECT_EQ(*marks, (NumberMarks{".", ",", 3, 2, 5}));
}

TEST(Language, WritesNumbersAsInEnglishWhereItSaysNothingOrNonsense) {
  ui::Messages words;
  for (const char* numbers :
       {"{}", "[]", "7", R"({"group":".","decimal":","})", R"({"group":".","digits":"304"})",
        R"({"group":".","digits":"33"})", R"({"group":".","digits":334})",
        R"({"group":".","digits":"334"})", R"({"group":"","decimal":"","digits":"334"})"}) {
    const auto marks = read_language(
        R"({"tag":"es","messages":{},"numbers":)" + std::string(numbers) + "}", words);
    ASSERT_TRUE(marks) << numbers;
    EXPECT_EQ(*marks, NumberMarks()) << numbers;
  }
  EXPECT_EQ(*read_language(R"({"tag":"es","messages":{}})", words), NumberMarks());
}

TEST(Language, ChangesNothingWhenItIsRefused) {
  ui::Messages words;
  const auto refused = read_language(
      R"({"tag":"es","messages":{"code.submit":"Seguir","code.typo":"?"},"numbers":{}})", words);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.fault().path, "code.typo");
  EXPECT_EQ(words.text("code.submit"), "Continue");
}

}  // namespace
}  // namespace bleepay::browser
