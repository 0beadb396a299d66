#include "base/full_width.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>

namespace bleepay {
namespace {

/// A code point between U+0800 and U+FFFF as UTF-8.
std::string three_bytes(unsigned point) {
  return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
          static_cast<char>(0x80 | (point & 0x3F))};
}

TEST(FullWidth, LettersAndDigitsAreTheirOrdinaryOnes) {
  constexpr unsigned kFirst = 0xFF01;  // the full-width form of `!`
  for (unsigned ascii = '!'; ascii <= '~'; ++ascii) {
    const std::string wide = three_bytes(kFirst + ascii - '!');
    const char expected = std::isalnum(static_cast<int>(ascii)) ? static_cast<char>(ascii) : '\0';
    EXPECT_EQ(from_full_width(wide), expected) << ascii;
    EXPECT_EQ(from_full_width(wide + "and more"), expected) << ascii;
  }
}

TEST(FullWidth, NothingElseIsALetterOrDigit) {
  for (const unsigned point : {0xFF00u, 0xFF5Fu, 0xFF80u, 0xFFE0u, 0xF041u, 0x3042u, 0xE041u}) {
    EXPECT_EQ(from_full_width(three_bytes(point)), '\0') << point;
  }
}

TEST(FullWidth, BrokenSequencesAreNone) {
  for (const char* text : {"", "A", "AAA", "\xEF\xBC", "\xEF\xBC\x21", "\xEF\xBD\xC1"}) {
    EXPECT_EQ(from_full_width(text), '\0') << text;
  }
}

}  // namespace
}  // namespace bleepay
