#include "ui/theme.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace bleepay::ui {
namespace {

struct Pair {
  const char* name;
  Color Theme::*front;
  Color Theme::*ground;
  double least;
};

constexpr double kText = 4.5;     // WCAG 2.2, 1.4.3
constexpr double kControl = 3.0;  // 1.4.11

constexpr Pair kPairs[] = {
    {"InkOnSheet", &Theme::ink, &Theme::sheet, kText},
    {"InkOnPanel", &Theme::ink, &Theme::panel, kText},
    {"InkOnTrack", &Theme::ink, &Theme::track, kText},
    {"InkOnControl", &Theme::ink, &Theme::control, kText},
    {"InkOnHoveredControl", &Theme::ink, &Theme::control_hover, kText},
    {"InkOnPressedControl", &Theme::ink, &Theme::control_pressed, kText},
    {"InkOnField", &Theme::ink, &Theme::field, kText},
    {"InkOnSelection", &Theme::ink, &Theme::selection, kText},
    {"MutedOnSheet", &Theme::muted, &Theme::sheet, kText},
    {"MutedOnPanel", &Theme::muted, &Theme::panel, kText},
    {"MutedOnControlHover", &Theme::muted, &Theme::control_hover, kText},
    {"HeaderInkOnItsTop", &Theme::header_ink, &Theme::header_top, kText},
    {"HeaderInkOnItsBottom", &Theme::header_ink, &Theme::header_bottom, kText},
    {"HeaderMutedOnItsTop", &Theme::header_muted, &Theme::header_top, kText},
    {"HeaderMutedOnItsBottom", &Theme::header_muted, &Theme::header_bottom, kText},
    {"HeaderAccentOnItsTop", &Theme::header_accent, &Theme::header_top, kText},
    {"SessionCodeOnItsTiles", &Theme::header_bottom, &Theme::header_accent, kText},
    {"PrimaryLabel", &Theme::on_primary, &Theme::primary, kText},
    {"HoveredPrimaryLabel", &Theme::on_primary, &Theme::primary_hover, kText},
    {"PressedPrimaryLabel", &Theme::on_primary, &Theme::primary_pressed, kText},
    {"DisabledLabel", &Theme::on_disabled, &Theme::disabled, kText},
    {"GoodOnSheet", &Theme::good, &Theme::sheet, kText},
    {"GoodOnPanel", &Theme::good, &Theme::panel, kText},
    {"GoodOnItsGround", &Theme::good, &Theme::good_ground, kText},
    {"WarningOnPanel", &Theme::warning, &Theme::panel, kText},
    {"WarningOnItsGround", &Theme::warning, &Theme::warning_ground, kText},
    {"BadOnSheet", &Theme::bad, &Theme::sheet, kText},
    {"BadOnPanel", &Theme::bad, &Theme::panel, kText},
    {"BadOnControl", &Theme::bad, &Theme::control, kText},
    {"BadOnItsGround", &Theme::bad, &Theme::bad_ground, kText},
    {"MutedMarkOnTrack", &Theme::muted, &Theme::track, kControl},
    {"FieldEdgeOnSheet", &Theme::field_edge, &Theme::sheet, kControl},
    {"ActiveFieldEdgeOnSheet", &Theme::field_edge_active, &Theme::sheet, kControl},
    {"InvalidFieldEdgeOnSheet", &Theme::bad, &Theme::sheet, kControl},
    {"ControlEdgeOnSheet", &Theme::control_edge, &Theme::sheet, kControl},
    {"ControlEdgeOnPanel", &Theme::control_edge, &Theme::panel, kControl},
    {"PrimaryOnSheet", &Theme::primary, &Theme::sheet, kControl},
    {"PrimaryOnPanel", &Theme::primary, &Theme::panel, kControl},
    {"FocusOnSheet", &Theme::focus, &Theme::sheet, kControl},
    {"FocusOnPanel", &Theme::focus, &Theme::panel, kControl},
    {"RingOnPanel", &Theme::accent, &Theme::panel, kControl},
    {"RingOnTrack", &Theme::accent, &Theme::track, kControl},
    {"LateRingOnTrack", &Theme::warning, &Theme::track, kControl},
    {"LastRingOnTrack", &Theme::bad, &Theme::track, kControl},
};

class Contrast : public testing::TestWithParam<Pair> {};

INSTANTIATE_TEST_SUITE_P(Theme, Contrast, testing::ValuesIn(kPairs),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_P(Contrast, IsEnoughInEveryScheme) {
  const Pair& pair = GetParam();
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
    const Theme& colors = theme(scheme);
    EXPECT_GE(contrast(colors.*pair.front, colors.*pair.ground), pair.least)
        << "scheme " << static_cast<int>(scheme);
  }
}

TEST(Theme, MeasuresContrastAsTheGuidelinesDo) {
  EXPECT_DOUBLE_EQ(contrast(0xFF000000, 0xFFFFFFFF), 21);
  EXPECT_DOUBLE_EQ(contrast(0xFF777777, 0xFF777777), 1);
  EXPECT_NEAR(contrast(0xFF777777, 0xFFFFFFFF), 4.48, 0.005);  // the well-known grey just below
}

TEST(Theme, CarriesTheBrandInEveryScheme) {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
    EXPECT_EQ(theme(scheme).header_accent, 0xFF34D0FD);  // #FDD034, red in the lowest byte
  }
  EXPECT_EQ(theme(Scheme::Light).header_bottom, 0xFF0E0E0E);
}

TEST(Theme, NamesEveryTokenOnce) {
  std::set<std::string_view> names;
  for (const ColorToken& token : color_tokens()) {
    EXPECT_TRUE(names.insert(token.name).second) << token.name;
  }
  EXPECT_GE(names.size(), 24U);
}

TEST(Theme, MixesAndFades) {
  EXPECT_EQ(mixed(0xFF000000, 0xFFFFFFFF, 0), 0xFF000000);
  EXPECT_EQ(mixed(0xFF000000, 0xFFFFFFFF, 1), 0xFFFFFFFF);
  EXPECT_EQ(mixed(0xFF000000, 0xFFFFFFFF, 0.5F), 0xFF808080);
  EXPECT_EQ(faded(0xFF123456, 0.5F), 0x80123456);
  EXPECT_EQ(faded(0x80123456, 0), 0x00123456U);
}

}  // namespace
}  // namespace bleepay::ui
