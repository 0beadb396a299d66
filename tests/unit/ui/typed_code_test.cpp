#include <gtest/gtest.h>

#include <string>

#include "ui/code_field.h"

namespace bleepay::ui {
namespace {

struct Row {
  const char* name;
  const char* raw;
  int caret;
  int caret_end;
  const char* characters;  // with bars between
  int painted_caret;
  int painted_end;
};

const Row kRows[] = {
    {"Empty", "", 0, 0, "", 0, 0},
    {"CapitalLetters", "K7M4Q2", 6, 6, "K|7|M|4|Q|2", 6, 6},
    {"SmallLettersAreRaised", "k7m4q2", 3, 3, "K|7|M|4|Q|2", 3, 3},
    {"HyphensTakeNoSlot", "K7M-4Q2", 4, 4, "K|7|M|4|Q|2", 3, 3},
    {"SpacesTakeNoSlot", " K7 M4", 6, 6, "K|7|M|4", 4, 4},
    {"SelectionAcrossAHyphen", "k7m-4q2", 1, 5, "K|7|M|4|Q|2", 1, 4},
    {"SelectionMadeBackwardsIsEmpty", "K7M", 2, 1, "K|7|M", 2, 2},
    {"FullWidthIsNarrowed", "\uFF2B\uFF17\uFF4D", 2, 3, "K|7|M", 2, 3},
    {"OtherScriptsArePaintedAsTheyAre", "\u042F\u00E9", 1, 2, "\u042F|\u00E9", 1, 2},
    {"SurrogatePairsCountTwice", "\U0001F600A", 2, 3, "\U0001F600|A", 1, 2},
    {"BrokenUtf8IsCutShort", "A\xF0\x9F", 1, 1, "A|\xF0\x9F", 1, 1},
};

class Typed : public testing::TestWithParam<Row> {};

INSTANTIATE_TEST_SUITE_P(Code, Typed, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(Typed, FallsIntoSlots) {
  const Row& row = GetParam();
  const TypedCode typed = typed_code(row.raw, row.caret, row.caret_end);
  std::string characters;
  for (const std::string& character : typed.characters) {
    if (!characters.empty()) characters += '|';
    characters += character;
  }
  EXPECT_EQ(characters, row.characters);
  EXPECT_EQ(typed.caret, row.painted_caret);
  EXPECT_EQ(typed.caret_end, row.painted_end);
}

}  // namespace
}  // namespace bleepay::ui
