// The three palettes. Bleepay's own colours, #FDD034 on #0E0E0E, carry the header in every scheme;
// the yellow is too light for controls on white, so there the near-black acts and the yellow marks.
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace bleepay::ui {
namespace {

/// 0xRRGGBB as designers write it, into the byte order of base/shapes.h.
constexpr Color rgb(std::uint32_t value, std::uint32_t alpha = 0xFF) {
  return alpha << 24 | (value & 0xFF) << 16 | (value & 0xFF00) | value >> 16;
}

constexpr Theme kLight{
    .sheet = rgb(0xFFFFFF),
    .sheet_edge = rgb(0xE4E1D8),
    .shadow = rgb(0x2A2618, 0x26),
    .ink = rgb(0x141412),
    .muted = rgb(0x5E5B53),
    .hairline = rgb(0xE9E6DE),
    .panel = rgb(0xFAF9F6),
    .panel_edge = rgb(0xE4E1D8),
    .header_top = rgb(0x23211B),
    .header_bottom = rgb(0x0E0E0E),
    .header_edge = rgb(0x0E0E0E),
    .header_ink = rgb(0xFFFFFF),
    .header_muted = rgb(0xC4C0B2),
    .header_accent = rgb(0xFDD034),
    .field = rgb(0xFFFFFF),
    .field_edge = rgb(0x8A867B),
    .field_edge_active = rgb(0x141412),
    .selection = rgb(0xFDE38A),
    .primary = rgb(0x0E0E0E),
    .primary_hover = rgb(0x34312A),
    .primary_pressed = rgb(0x4A463C),
    .on_primary = rgb(0xFFFFFF),
    .control = rgb(0xFFFFFF),
    .control_hover = rgb(0xF4F2EC),
    .control_pressed = rgb(0xE9E6DE),
    .control_edge = rgb(0x8A867B),
    .disabled = rgb(0xEEECE6),
    .on_disabled = rgb(0x66635B),
    .focus = rgb(0x1B5FCC),
    .accent = rgb(0x141412),
    .track = rgb(0xE4E1D8),
    .good = rgb(0x0A6B3B),
    .good_ground = rgb(0xE7F5EC),
    .warning = rgb(0x7A4A00),
    .warning_ground = rgb(0xFFF4D9),
    .bad = rgb(0xB0241C),
    .bad_ground = rgb(0xFDEEEC),
};

constexpr Theme kDark{
    .sheet = rgb(0x1A1917),
    .sheet_edge = rgb(0x36342E),
    .shadow = rgb(0x000000, 0x80),
    .ink = rgb(0xF5F3EC),
    .muted = rgb(0xB7B3A6),
    .hairline = rgb(0x312F2A),
    .panel = rgb(0x22211E),
    .panel_edge = rgb(0x393731),
    .header_top = rgb(0x2D2A22),
    .header_bottom = rgb(0x0E0E0E),
    .header_edge = rgb(0x45413A),
    .header_ink = rgb(0xFFFFFF),
    .header_muted = rgb(0xC4C0B2),
    .header_accent = rgb(0xFDD034),
    .field = rgb(0x121210),
    .field_edge = rgb(0x827E72),
    .field_edge_active = rgb(0xFDD034),
    .selection = rgb(0x6B5A1C),
    .primary = rgb(0xFDD034),
    .primary_hover = rgb(0xFFDE6B),
    .primary_pressed = rgb(0xE3B81F),
    .on_primary = rgb(0x0E0E0E),
    .control = rgb(0x22211E),
    .control_hover = rgb(0x2F2D28),
    .control_pressed = rgb(0x3B3933),
    .control_edge = rgb(0x827E72),
    .disabled = rgb(0x2B2A26),
    .on_disabled = rgb(0xA39F93),
    .focus = rgb(0x9CC2FF),
    .accent = rgb(0xFDD034),
    .track = rgb(0x3B3933),
    .good = rgb(0x79D9A2),
    .good_ground = rgb(0x172E20),
    .warning = rgb(0xFFCB6B),
    .warning_ground = rgb(0x352A11),
    .bad = rgb(0xFFA59B),
    .bad_ground = rgb(0x3B1D1A),
};

constexpr Theme kHighContrast{
    .sheet = rgb(0x000000),
    .sheet_edge = rgb(0xFFFFFF),
    .shadow = rgb(0x000000, 0x00),
    .ink = rgb(0xFFFFFF),
    .muted = rgb(0xFFFFFF),
    .hairline = rgb(0xFFFFFF),
    .panel = rgb(0x000000),
    .panel_edge = rgb(0xFFFFFF),
    .header_top = rgb(0x000000),
    .header_bottom = rgb(0x000000),
    .header_edge = rgb(0xFDD034),
    .header_ink = rgb(0xFFFFFF),
    .header_muted = rgb(0xFFFFFF),
    .header_accent = rgb(0xFDD034),
    .field = rgb(0x000000),
    .field_edge = rgb(0xFFFFFF),
    .field_edge_active = rgb(0xFDD034),
    .selection = rgb(0x5C4A00),
    .primary = rgb(0xFDD034),
    .primary_hover = rgb(0xFFE07A),
    .primary_pressed = rgb(0xFFFFFF),
    .on_primary = rgb(0x000000),
    .control = rgb(0x000000),
    .control_hover = rgb(0x2B2B2B),
    .control_pressed = rgb(0x444444),
    .control_edge = rgb(0xFFFFFF),
    .disabled = rgb(0x000000),
    .on_disabled = rgb(0xC8C8C8),
    .focus = rgb(0x5CE1FF),
    .accent = rgb(0xFDD034),
    .track = rgb(0x4A4A4A),
    .good = rgb(0x8CFFBE),
    .good_ground = rgb(0x000000),
    .warning = rgb(0xFFD966),
    .warning_ground = rgb(0x000000),
    .bad = rgb(0xFFB8B0),
    .bad_ground = rgb(0x000000),
};

double channel(Color color, int shift) {
  const double value = static_cast<double>(color >> shift & 0xFF) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * channel(color, 0) + 0.7152 * channel(color, 8) + 0.0722 * channel(color, 16);
}

Color mixed_byte(Color from, Color to, int shift, float share) {
  const float a = static_cast<float>(from >> shift & 0xFF);
  const float b = static_cast<float>(to >> shift & 0xFF);
  return static_cast<Color>(std::lround(a + (b - a) * share)) << shift;
}

}  // namespace

const Theme& theme(Scheme scheme) {
  switch (scheme) {
    case Scheme::Light:
      return kLight;
    case Scheme::Dark:
      return kDark;
    case Scheme::HighContrast:
      return kHighContrast;
  }
  return kLight;
}

Theme theme(Scheme scheme, const Overrides& own) {
  Theme whole = theme(scheme);
  if (scheme == Scheme::HighContrast) return whole;
  for (std::size_t i = 0; i < own.colors.size(); ++i)
    if (own.colors[i]) whole.*color_tokens()[i].color = *own.colors[i];
  for (std::size_t i = 0; i < own.radii.size(); ++i)
    if (own.radii[i]) whole.*radius_tokens()[i].radius = *own.radii[i];
  return whole;
}

double contrast(Color a, Color b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

float slot_radius(const Theme& theme) { return std::min(theme.radius_control, 10.0F); }

Color faded(Color color, float alpha) {
  const float opacity = static_cast<float>(color >> 24) * std::clamp(alpha, 0.0F, 1.0F);
  return (color & 0x00FFFFFF) | static_cast<Color>(std::lround(opacity)) << 24;
}

Color mixed(Color from, Color to, float share) {
  const float part = std::clamp(share, 0.0F, 1.0F);
  return mixed_byte(from, to, 0, part) | mixed_byte(from, to, 8, part) |
         mixed_byte(from, to, 16, part) | mixed_byte(from, to, 24, part);
}

const std::array<ColorToken, kColorTokenCount>& color_tokens() {
  static constexpr std::array<ColorToken, kColorTokenCount> kTokens{{
      {"sheet", &Theme::sheet},
      {"sheet-edge", &Theme::sheet_edge},
      {"shadow", &Theme::shadow},
      {"ink", &Theme::ink},
      {"muted", &Theme::muted},
      {"hairline", &Theme::hairline},
      {"panel", &Theme::panel},
      {"panel-edge", &Theme::panel_edge},
      {"header-top", &Theme::header_top},
      {"header-bottom", &Theme::header_bottom},
      {"header-edge", &Theme::header_edge},
      {"header-ink", &Theme::header_ink},
      {"header-muted", &Theme::header_muted},
      {"header-accent", &Theme::header_accent},
      {"field", &Theme::field},
      {"field-edge", &Theme::field_edge},
      {"field-edge-active", &Theme::field_edge_active},
      {"selection", &Theme::selection},
      {"primary", &Theme::primary},
      {"primary-hover", &Theme::primary_hover},
      {"primary-pressed", &Theme::primary_pressed},
      {"on-primary", &Theme::on_primary},
      {"control", &Theme::control},
      {"control-hover", &Theme::control_hover},
      {"control-pressed", &Theme::control_pressed},
      {"control-edge", &Theme::control_edge},
      {"disabled", &Theme::disabled},
      {"on-disabled", &Theme::on_disabled},
      {"focus", &Theme::focus},
      {"accent", &Theme::accent},
      {"track", &Theme::track},
      {"good", &Theme::good},
      {"good-ground", &Theme::good_ground},
      {"warning", &Theme::warning},
      {"warning-ground", &Theme::warning_ground},
      {"bad", &Theme::bad},
      {"bad-ground", &Theme::bad_ground},
  }};
  static_assert(
      sizeof(Theme) == kColorTokenCount * sizeof(Color) + kRadiusTokenCount * sizeof(float),
      "a token without a name");
  return kTokens;
}

const std::array<RadiusToken, kRadiusTokenCount>& radius_tokens() {
  static constexpr std::array<RadiusToken, kRadiusTokenCount> kTokens{{
      {"radius-sheet", &Theme::radius_sheet},
      {"radius-panel", &Theme::radius_panel},
      {"radius-control", &Theme::radius_control},
  }};
  return kTokens;
}

}  // namespace bleepay::ui
