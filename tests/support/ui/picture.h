// What a frame consists of: shapes and texts in painting order, read back from Dear ImGui's draw
// data, the only thing a renderer would see.
#pragma once

#include <vector>

#include "base/shapes.h"
#include "support/ui/fixed_text.h"

namespace bleepay::ui {

struct Painted {
  bool is_text = false;
  Shape shape;
  FixedText::Rasterized text;
  Rect rect;  // of either
  Color color = 0;
};

/// Calls   after Ui::draw, before the next one.
[[nodiscard]] std::vector<Painted> picture(const FixedText& text);

}  // namespace bleepay::ui
