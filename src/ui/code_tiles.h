// Six tiles in two groups of three: how a code is typed, and how one is shown.
#pragma once

#include <string_view>

#include "ui/pass.h"

namespace bleepay::ui {

inline constexpr int kCodeLength = 6;

/// Where the tiles of a row stand.
struct Tiles {
  Rect area = {};  // all of them
  float width = 0;
  float gap = 0;

  [[nodiscard]] Rect tile(int index) const;
};

/// As wide as the room allows up to `width_max` each, centred.
[[nodiscard]] Tiles tiles_in(const Rect& rect, float width_max, float height);

void paint_tile_character(Pass& pass, const Rect& tile, std::string_view character, Color color);

}  // namespace bleepay::ui
