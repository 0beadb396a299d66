// The tokens of the screen: every colour, radius, distance, text size and duration stands here and
// nowhere else. A test holds each pair of text and ground to 4.5:1 and each control's edge to 3:1;
// a shop may put colours and radii of its own over them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/shapes.h"
#include "base/text_runs.h"

namespace bleepay::ui {

enum class Scheme { Light, Dark, HighContrast };

struct Theme {
  Color sheet;  // the ground everything stands on
  Color sheet_edge;
  Color shadow;
  Color ink;       // text
  Color muted;     // secondary text
  Color hairline;  // between things; decorative
  Color panel;     // a card within the sheet
  Color panel_edge;

  Color header_top;  // the brand's card with merchant and totals
  Color header_bottom;
  Color header_edge;
  Color header_ink;
  Color header_muted;
  Color header_accent;

  Color field;
  Color field_edge;
  Color field_edge_active;
  Color selection;

  Color primary;  // the one button that goes on
  Color primary_hover;
  Color primary_pressed;
  Color on_primary;
  Color control;  // every other button
  Color control_hover;
  Color control_pressed;
  Color control_edge;
  Color disabled;
  Color on_disabled;
  Color focus;

  Color accent;  // countdown rings, step numbers
  Color track;   // the part of a ring that has run out
  Color good;
  Color good_ground;
  Color warning;
  Color warning_ground;
  Color bad;
  Color bad_ground;

  // Corners, in CSS px.
  float radius_sheet = 20;
  float radius_panel = 14;
  float radius_control = 12;
};

[[nodiscard]] const Theme& theme(Scheme scheme);

/// The tokens by name, so that a page may set them one by one and a test can walk them.
struct ColorToken {
  std::string_view name;
  Color Theme::*color;
};
inline constexpr int kColorTokenCount = 37;
[[nodiscard]] const std::array<ColorToken, kColorTokenCount>& color_tokens();

struct RadiusToken {
  std::string_view name;
  float Theme::*radius;
};
inline constexpr int kRadiusTokenCount = 3;
inline constexpr float kRadiusMax = 24;  // beyond it the header's corner would leave the sheet's
[[nodiscard]] const std::array<RadiusToken, kRadiusTokenCount>& radius_tokens();

/// What a shop sets in place of the palette's own, in the order of the tokens.
struct Overrides {
  std::array<std::optional<Color>, kColorTokenCount> colors = {};
  std::array<std::optional<float>, kRadiusTokenCount> radii = {};

  friend bool operator==(const Overrides&, const Overrides&) = default;
};

/// The scheme's palette with a shop's own on top. High contrast takes none: whoever asks for it
/// needs it more than a shop needs its colours.
[[nodiscard]] Theme theme(Scheme scheme, const Overrides& own);

/// Contrast of two opaque colours, 1 to 21.
/// Source  www.w3.org/TR/WCAG22, "contrast ratio" and "relative luminance".
[[nodiscard]] double contrast(Color a, Color b);

/// The places of a code are small: as round as controls, up to a point.
[[nodiscard]] float slot_radius(const Theme& theme);

/// The colour with its opacity multiplied by `alpha` (0-1).
[[nodiscard]] Color faded(Color color, float alpha);
/// A straight mix: 0 gives `from`, 1 gives `to`.
[[nodiscard]] Color mixed(Color from, Color to, float share);

// Distances in CSS px, all on a 4-px grid.
inline constexpr float kGrid = 4;
inline constexpr float kGapTight = 4;
inline constexpr float kGapSmall = 8;
inline constexpr float kGap = 12;
inline constexpr float kGapLarge = 16;
inline constexpr float kGapSection = 24;
inline constexpr float kTarget = 44;          // the least side of anything that can be pressed
inline constexpr float kButtonHeight = 52;    // the comfortable height of a full-width button
inline constexpr float kSheetWidthMax = 520;  // longer lines tire the eye
inline constexpr float kEdge = 1;
inline constexpr float kEdgeActive = 2;

// Motion: a critically damped spring covers 99 % of its way in 6.6 / rate seconds.
inline constexpr float kRateQuick = 55;  // 120 ms: hover and press
inline constexpr float kRateCalm = 30;   // 220 ms: everything that appears or changes

/// One of the four sizes of the type scale with its line height and weight.
struct TextStyle {
  float size = 15;
  float line = 22;
  TextWeight weight = TextWeight::Regular;
  TextFace face = TextFace::Sans;
};
inline constexpr TextStyle kCaption{13, 18, TextWeight::Regular, TextFace::Sans};
inline constexpr TextStyle kCaptionStrong{13, 18, TextWeight::Semibold, TextFace::Sans};
inline constexpr TextStyle kBody{15, 22, TextWeight::Regular, TextFace::Sans};
inline constexpr TextStyle kBodyStrong{15, 22, TextWeight::Semibold, TextFace::Sans};
inline constexpr TextStyle kTitle{17, 24, TextWeight::Bold, TextFace::Sans};
inline constexpr TextStyle kDisplay{22, 28, TextWeight::Bold, TextFace::Sans};
inline constexpr TextStyle kDigits{13, 18, TextWeight::Semibold, TextFace::Sans};
inline constexpr TextStyle kAddress{13, 20, TextWeight::Regular, TextFace::Mono};
inline constexpr TextStyle kCode{22, 28, TextWeight::Semibold, TextFace::Mono};
inline constexpr TextStyle kMatchCode{17, 24, TextWeight::Semibold, TextFace::Mono};

}  // namespace bleepay::ui
