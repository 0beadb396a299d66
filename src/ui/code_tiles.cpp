#include "ui/code_tiles.h"

#include <algorithm>

namespace bleepay::ui {
namespace {

constexpr float kGapWide = 8;
constexpr float kGapNarrow = 4;
constexpr float kMiddleGap = 8;  // on top of the others: three and three are easier to read
constexpr float kNarrow = 300;

}  // namespace

Rect Tiles::tile(int index) const {
  const auto place = static_cast<float>(index);
  const float middle = index >= kCodeLength / 2 ? kMiddleGap : 0;
  return {area.x + place * (width + gap) + middle, area.y, width, area.height};
}

Tiles tiles_in(const Rect& rect, float width_max, float height) {
  const float gap = rect.width < kNarrow ? kGapNarrow : kGapWide;
  const float gaps = gap * (kCodeLength - 1) + kMiddleGap;
  const float width = std::min(width_max, (rect.width - gaps) / kCodeLength);
  const float used = width * kCodeLength + gaps;
  return {
      .area = {rect.x + (rect.width - used) / 2, rect.y, used, height}, .width = width, .gap = gap};
}

void paint_tile_character(Pass& pass, const Rect& tile, std::string_view character, Color color) {
  const Paragraph glyph = pass.typeset(character, kCode, tile.width * 2, Reading::LeftToRight);
  pass.paint.paragraph(
      glyph, {tile.x, tile.y + (tile.height - glyph.style.line) / 2, tile.width, glyph.style.line},
      Align::Center, color);
}

}  // namespace bleepay::ui
