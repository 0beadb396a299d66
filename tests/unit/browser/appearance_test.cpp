#include "browser/appearance.h"

#include <gtest/gtest.h>

#include <string>

namespace bleepay::browser {
namespace {

std::optional<Color> color_of(const Appearance& appearance, std::string_view token) {
  for (std::size_t i = 0; i < appearance.own.colors.size(); ++i)
    if (ui::color_tokens()[i].name == token) return appearance.own.colors[i];
  return std::nullopt;
}

TEST(Appearance, NothingSaidMeansLightAndThePaletteAsItIs) {
  const auto appearance = parse_appearance("{}");
  ASSERT_TRUE(appearance);
  EXPECT_FALSE(appearance->is_dark || appearance->is_high_contrast);
  EXPECT_FALSE(appearance->is_reduced_motion || appearance->is_rtl);
  EXPECT_EQ(appearance->own, ui::Overrides());
}

TEST(Appearance, EverythingSaidIsTaken) {
  const auto appearance = parse_appearance(
      R"({"isDark":true,"isHighContrast":true,"isReducedMotion":true,"isRtl":true,)"
      R"("variables":{"primary":"#0066cc","shadow":"#11223344","radius-panel":7}})");
  ASSERT_TRUE(appearance) << describe(appearance.fault());
  EXPECT_TRUE(appearance->is_dark && appearance->is_high_contrast);
  EXPECT_TRUE(appearance->is_reduced_motion && appearance->is_rtl);
  EXPECT_EQ(color_of(*appearance, "primary"), 0xFFCC6600);  // red in the lowest byte
  EXPECT_EQ(color_of(*appearance, "shadow"), 0x44332211U);
  EXPECT_EQ(appearance->own.radii[1], 7);
}

TEST(Appearance, EveryTokenIsKnownByItsName) {
  for (const ui::ColorToken& token : ui::color_tokens()) {
    const std::string name(token.name);
    const auto read = parse_appearance(R"({"variables":{")" + name + R"(":"#010203"}})");
    ASSERT_TRUE(read) << name;
    EXPECT_EQ(color_of(*read, name), 0xFF030201) << name;
  }
  for (const ui::RadiusToken& token : ui::radius_tokens()) {
    EXPECT_TRUE(parse_appearance(R"({"variables":{")" + std::string(token.name) + R"(":24}})"));
  }
}

struct Refused {
  const char* name;
  const char* json;
  FaultKind kind;
  const char* path;
};

class RefusedAppearance : public testing::TestWithParam<Refused> {};

TEST_P(RefusedAppearance, NamesTheMember) {
  const auto appearance = parse_appearance(GetParam().json);
  ASSERT_FALSE(appearance);
  EXPECT_EQ(appearance.fault().kind, GetParam().kind) << describe(appearance.fault());
  EXPECT_EQ(appearance.fault().path, GetParam().path);
  EXPECT_FALSE(appearance.fault().rule.empty());
}

constexpr Refused kRefused[] = {
    {"NotJson", "isDark", FaultKind::Malformed, ""},
    {"NoObject", "[]", FaultKind::WrongType, ""},
    {"TruthAsNumber", R"({"isDark":1})", FaultKind::WrongType, "isDark"},
    {"UnknownMember", R"({"isBlue":true})", FaultKind::Unknown, "isBlue"},
    {"VariablesAsList", R"({"variables":[]})", FaultKind::WrongType, "variables"},
    {"UnknownToken", R"({"variables":{"prymary":"#000000"}})", FaultKind::Unknown,
     "variables.prymary"},
    {"ColourByName", R"({"variables":{"primary":"red"}})", FaultKind::OutOfRange,
     "variables.primary"},
    {"ShortColour", R"({"variables":{"primary":"#06c"}})", FaultKind::OutOfRange,
     "variables.primary"},
    {"OddDigits", R"({"variables":{"primary":"#00 6cc"}})", FaultKind::OutOfRange,
     "variables.primary"},
    {"Signed", R"({"variables":{"primary":"#-06cc0"}})", FaultKind::OutOfRange,
     "variables.primary"},
    {"ColourAsNumber", R"({"variables":{"primary":7}})", FaultKind::OutOfRange,
     "variables.primary"},
    {"TranslucentInk", R"({"variables":{"ink":"#00000080"}})", FaultKind::OutOfRange,
     "variables.ink"},
    {"LargeRadius", R"({"variables":{"radius-sheet":25}})", FaultKind::OutOfRange,
     "variables.radius-sheet"},
    {"NegativeRadius", R"({"variables":{"radius-sheet":-1}})", FaultKind::OutOfRange,
     "variables.radius-sheet"},
    {"BrokenRadius", R"({"variables":{"radius-sheet":1.5}})", FaultKind::OutOfRange,
     "variables.radius-sheet"},
    {"RadiusAsText", R"({"variables":{"radius-sheet":"8"}})", FaultKind::OutOfRange,
     "variables.radius-sheet"},
};
INSTANTIATE_TEST_SUITE_P(Rows, RefusedAppearance, testing::ValuesIn(kRefused),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace bleepay::browser
