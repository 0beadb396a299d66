// From a Shape in CSS pixels to what the shape shader takes: one quad in device pixels.
#pragma once

#include <optional>

#include "base/shapes.h"

namespace bleepay::gfx {

/// One instance of shaders/shape.vert, attribute by attribute.
struct ShapeQuad {
  float bounds[4];  // left, top, right, bottom
  float box[4];     // centre x y, half size x y; of a stroke: points 0 and 1
  float form[4];    // kind, radius, half of the line width, sigma
  float extra[4];   // ring: begin, end; stroke: point 2
  Color top;
  Color bottom;
  Color border;
};
static_assert(sizeof(ShapeQuad) == 76, "the attribute pointers in renderer.cpp rely on it");

/// Edges of rounded rectangles go to whole device pixels and their borders are whole device pixels
/// wide, at least one: what a browser does with boxes, so that both stay sharp at any pixel ratio.
/// Nothing for a shape that covers no pixel.
[[nodiscard]] std::optional<ShapeQuad> shape_quad(const Shape& shape, float pixel_ratio);

}  // namespace bleepay::gfx
