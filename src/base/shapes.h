// What travels from `ui` to `gfx`: plain structs, so that the two rooms need not know each other.
//
// Coordinates are CSS pixels, origin top left, y down. Colours are straight-alpha 0xAABBGGRR, as
// Dear ImGui packs them.
#pragma once

#include <cstdint>

struct ImDrawList;
struct ImDrawCmd;

namespace bleepay {

using Color = std::uint32_t;

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  friend bool operator==(const Rect&, const Rect&) = default;
};

enum class ShapeKind : std::uint8_t {
  RoundedRect,  // filled with a vertical two-stop gradient, optional border inside the edge
  Shadow,       // a blurred rounded rectangle; `blur` is the Gaussian's sigma
  Ring,  // an arc with round caps from `arc_from` to `arc_to` (turns, 0 = top, clockwise), `stroke`
         // wide
  Stroke,  // a polyline of two or three points with round caps and joins: check marks and crosses
};

struct Shape {
  ShapeKind kind = ShapeKind::RoundedRect;
  Rect rect;
  float radius = 0;
  float blur = 0;
  float stroke = 0;  // border or line width
  float arc_from = 0;
  float arc_to = 1;
  Color top = 0;
  Color bottom = 0;
  Color border = 0;
  float points[6] = {};  // x0 y0 x1 y1 x2 y2 for Stroke
  int point_count = 0;
};

/// Marks a draw command of Dear ImGui that carries a Shape in its user data. The renderer
/// recognises the address; calling it does nothing. ui:  draw_list->AddCallback(shape_marker,
/// &shape, sizeof shape);
void shape_marker(const ImDrawList* list, const ImDrawCmd* command);

}  // namespace bleepay
