#include "api/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace bleepay::api::json {
namespace {

struct Sequence {
  const char* name;
  std::string bytes;
  std::size_t length;  // 0: no character begins here
};

class Utf8 : public ::testing::TestWithParam<Sequence> {};

TEST_P(Utf8, SequenceHasItsLength) {
  const auto& [name, bytes, length] = GetParam();
  EXPECT_EQ(utf8_sequence(bytes.data(), bytes.size()), length);
  EXPECT_EQ(is_utf8(bytes), length == bytes.size());
  EXPECT_EQ(is_utf8("before" + bytes + "after"), length == bytes.size());
}

// Source  unicode.org/versions/Unicode15.0.0/ch03.pdf, table 3-7: well-formed byte sequences.
INSTANTIATE_TEST_SUITE_P(
    EveryRow, Utf8,
    ::testing::Values(
        Sequence{"ascii", "a", 1}, Sequence{"last_ascii", "\x7F", 1},
        Sequence{"two_bytes", "\xC2\x80", 2}, Sequence{"last_two", "\xDF\xBF", 2},
        Sequence{"three_bytes", "\xE0\xA0\x80", 3},
        Sequence{"before_surrogates", "\xED\x9F\xBF", 3},
        Sequence{"after_surrogates", "\xEE\x80\x80", 3},
        Sequence{"four_bytes", "\xF0\x90\x80\x80", 4},
        Sequence{"last_of_all", "\xF4\x8F\xBF\xBF", 4}, Sequence{"lone_continuation", "\x80", 0},
        Sequence{"overlong", "\xC1\xBF", 0}, Sequence{"two_cut", "\xC2", 0},
        Sequence{"two_broken", "\xC2\x41", 0}, Sequence{"two_with_a_lead", "\xC2\xC2", 0},
        Sequence{"three_cut", "\xE1", 0}, Sequence{"three_cut_later", "\xE1\x80", 0},
        Sequence{"three_broken", "\xE1\x80\x41", 0}, Sequence{"three_overlong", "\xE0\x9F\xBF", 0},
        Sequence{"surrogate", "\xED\xA0\x80", 0}, Sequence{"four_cut", "\xF1", 0},
        Sequence{"four_cut_later", "\xF1\x80", 0}, Sequence{"four_cut_last", "\xF1\x80\x80", 0},
        Sequence{"four_broken", "\xF1\x41\x80\x80", 0},
        Sequence{"four_broken_later", "\xF1\x80\x41\x80", 0},
        Sequence{"four_broken_last", "\xF1\x80\x80\x41", 0},
        Sequence{"four_overlong", "\xF0\x8F\xBF\xBF", 0},
        Sequence{"beyond_unicode", "\xF4\x90\x80\x80", 0},
        Sequence{"no_lead", "\xF5\x80\x80\x80", 0}, Sequence{"ff", "\xFF", 0}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Utf8Text, NothingIsWellFormed) {
  EXPECT_EQ(utf8_sequence("", 0), 0u);
  EXPECT_TRUE(is_utf8(""));
}

}  // namespace
}  // namespace bleepay::api::json
