#include "gfx/shape_quads.h"

#include <algorithm>
#include <cmath>

namespace bleepay::gfx {

namespace {

/// Anti-aliasing reaches half a pixel beyond an edge.
constexpr float kRamp = 1;
/// Beyond this many sigma less than half a step of 8 bits is left of a shadow.
constexpr float kSigmas = 3;

void set(float (&to)[4], float a, float b, float c, float d) {
  to[0] = a;
  to[1] = b;
  to[2] = c;
  to[3] = d;
}

void set_box(ShapeQuad& quad, float left, float top, float right, float bottom, float beyond) {
  set(quad.box, (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2);
  set(quad.bounds, left - beyond, top - beyond, right + beyond, bottom + beyond);
}

/// Signed-distance formulas want a radius that fits into the box.
float fitting(float radius, const ShapeQuad& quad) {
  return std::clamp(radius, 0.0f, std::min(quad.box[2], quad.box[3]));
}

std::optional<ShapeQuad> rounded_rect(const Shape& shape, float ratio, ShapeQuad quad) {
  const float left = std::round(shape.rect.x * ratio);
  const float top = std::round(shape.rect.y * ratio);
  const float right = std::round((shape.rect.x + shape.rect.width) * ratio);
  const float bottom = std::round((shape.rect.y + shape.rect.height) * ratio);
  if (right <= left || bottom <= top) return std::nullopt;
  set_box(quad, left, top, right, bottom, 0);
  const float border = shape.stroke > 0 ? std::max(1.0f, std::round(shape.stroke * ratio)) : 0;
  set(quad.form, 0, fitting(shape.radius * ratio, quad), border / 2, 0);
  return quad;
}

std::optional<ShapeQuad> shadow(const Shape& shape, float ratio, ShapeQuad quad) {
  const Rect& rect = shape.rect;
  if (rect.width <= 0 || rect.height <= 0) return std::nullopt;
  const float sigma = std::max(shape.blur * ratio, 0.25f);
  set_box(quad, rect.x * ratio, rect.y * ratio, (rect.x + rect.width) * ratio,
          (rect.y + rect.height) * ratio, std::ceil(kSigmas * sigma));
  set(quad.form, 1, fitting(shape.radius * ratio, quad), 0, sigma);
  return quad;
}

std::optional<ShapeQuad> ring(const Shape& shape, float ratio, ShapeQuad quad) {
  const float turns = std::min(shape.arc_to - shape.arc_from, 1.0f);
  if (turns <= 0 || shape.stroke <= 0) return std::nullopt;
  const Rect& rect = shape.rect;
  const float side = std::min(rect.width, rect.height) * ratio / 2;
  const float x = (rect.x + rect.width / 2) * ratio;
  const float y = (rect.y + rect.height / 2) * ratio;
  set_box(quad, x - side, y - side, x + side, y + side, kRamp);
  set(quad.form, 2, 0, shape.stroke * ratio / 2, 0);
  set(quad.extra, shape.arc_from, shape.arc_from + turns, 0, 0);
  return quad;
}

std::optional<ShapeQuad> stroke(const Shape& shape, float ratio, ShapeQuad quad) {
  if (shape.point_count < 2 || shape.stroke <= 0) return std::nullopt;
  float at[6];
  std::copy(std::begin(shape.points), std::end(shape.points), at);
  if (shape.point_count == 2) {
    at[4] = at[2];
    at[5] = at[3];
  }
  for (float& coordinate : at) coordinate *= ratio;
  const float half = shape.stroke * ratio / 2;
  const float beyond = half + kRamp;
  set(quad.bounds, std::min({at[0], at[2], at[4]}) - beyond,
      std::min({at[1], at[3], at[5]}) - beyond, std::max({at[0], at[2], at[4]}) + beyond,
      std::max({at[1], at[3], at[5]}) + beyond);
  set(quad.box, at[0], at[1], at[2], at[3]);
  set(quad.form, 3, 0, half, 0);
  set(quad.extra, at[4], at[5], 0, 0);
  return quad;
}

}  // namespace

std::optional<ShapeQuad> shape_quad(const Shape& shape, float pixel_ratio) {
  ShapeQuad quad{};
  quad.top = shape.top;
  quad.bottom = shape.bottom;
  quad.border = shape.border;
  switch (shape.kind) {
    case ShapeKind::RoundedRect:
      return rounded_rect(shape, pixel_ratio, quad);
    case ShapeKind::Shadow:
      return shadow(shape, pixel_ratio, quad);
    case ShapeKind::Ring:
      return ring(shape, pixel_ratio, quad);
    case ShapeKind::Stroke:
      return stroke(shape, pixel_ratio, quad);
  }
  return std::nullopt;
}

}  // namespace bleepay::gfx
