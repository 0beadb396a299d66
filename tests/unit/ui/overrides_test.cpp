// What a shop puts over the palette: all of it arrives on the screen, and nothing else changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/ui/stage.h"
#include "ui/theme.h"

namespace bleepay::ui {
namespace {

constexpr Color kOwn = 0xFFCC6600;
constexpr Color kOpaque = 0xFF000000;

std::size_t place_of(std::string_view token) {
  const auto& all = color_tokens();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [token](const ColorToken& one) { return one.name == token; });
  EXPECT_NE(found, all.end()) << token;
  return static_cast<std::size_t>(found - all.begin());
}

Overrides only(std::string_view token, Color color) {
  Overrides own;
  own.colors[place_of(token)] = color;
  return own;
}

TEST(Overrides, ReplaceTheTokensTheyNameInBothSchemes) {
  for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
    const Theme& palette = theme(scheme);
    const Theme mixed = theme(scheme, only("primary", kOwn));
    for (const ColorToken& token : color_tokens()) {
      const bool is_own = token.name == "primary";
      EXPECT_EQ(mixed.*token.color, is_own ? kOwn : palette.*token.color) << token.name;
    }
  }
}

TEST(Overrides, OfRadiiLeaveTheOthersAsTheyAre) {
  Overrides own;
  own.radii[1] = 3.0F;
  const Theme mixed = theme(Scheme::Light, own);
  EXPECT_EQ(radius_tokens()[1].name, "radius-panel");
  EXPECT_EQ(mixed.radius_panel, 3);
  EXPECT_EQ(mixed.radius_sheet, theme(Scheme::Light).radius_sheet);
  EXPECT_EQ(mixed.radius_control, theme(Scheme::Light).radius_control);
}

TEST(Overrides, DoNotReachHighContrast) {
  Overrides own = only("ink", kOwn);
  own.radii[0] = 0.0F;
  const Theme mixed = theme(Scheme::HighContrast, own);
  EXPECT_EQ(mixed.ink, theme(Scheme::HighContrast).ink);
  EXPECT_EQ(mixed.radius_sheet, theme(Scheme::HighContrast).radius_sheet);
}

TEST(Overrides, MakePlacesOfACodeAsRoundAsControlsUpToAPoint) {
  Theme square = theme(Scheme::Light);
  square.radius_control = 2;
  Theme round = square;
  round.radius_control = kRadiusMax;
  EXPECT_EQ(slot_radius(square), 2);
  EXPECT_LE(slot_radius(round), slot_radius(theme(Scheme::Light)));
}

/// A colour that no token names would stay as it is when all of them are replaced.
TEST(Overrides, AreAllThatIsPaintedWhereEveryTokenIsReplaced) {
  for (const Scene& scene : scenes()) {
    SCOPED_TRACE(scene.name);
    Stage stage;
    stage.input.own.colors.fill(kOwn);
    stage.show(scene, stage.input);
    for (const Painted& one : stage.painted()) {
      for (const Color color : {one.color, one.shape.bottom, one.shape.border}) {
        if ((color & kOpaque) == 0) continue;  // nothing of it is seen
        EXPECT_EQ(color | kOpaque, kOwn) << "at " << one.rect.x << "," << one.rect.y;
      }
    }
  }
}

TEST(Overrides, RoundTheSheetThePanelsAndTheButtons) {
  Stage stage;
  stage.input.own.radii = {1.0F, 2.0F, 3.0F};
  stage.draw(scene("paying-one").view);
  const auto painted = stage.painted();
  const auto has = [&painted](float radius) {
    return std::any_of(painted.begin(), painted.end(), [radius](const Painted& one) {
      const bool is_circle = one.shape.radius == one.rect.height / 2;
      return !one.is_text && !is_circle && one.shape.radius == radius;
    });
  };
  EXPECT_TRUE(has(1) && has(2) && has(3));
  EXPECT_FALSE(has(20) || has(14) || has(12));
}

}  // namespace
}  // namespace bleepay::ui
