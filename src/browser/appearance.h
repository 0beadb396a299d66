// How the frame tells what the payer's system and the shop want the screen to look like.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ui/theme.h"

namespace bleepay::browser {

struct Appearance {
  bool is_dark = false;
  bool is_high_contrast = false;
  bool is_reduced_motion = false;
  bool is_rtl = false;
  ui::Overrides own;
};

/// Shape   {"isDark"?, "isHighContrast"?, "isReducedMotion"?, "isRtl"?, "variables"?: {token:
///         value}}. A colour is "#rrggbb"; that of the shadow may be "#rrggbbaa". A radius is a
///         whole number of CSS px, 0-24. What is left out is false, or the palette's own.
/// Errors  of JSON; WrongType, OutOfRange; Unknown with the member or the token as path.
[[nodiscard]] Result<Appearance> parse_appearance(std::string_view json);

}  // namespace bleepay::browser
