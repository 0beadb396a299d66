#include "ui/paint.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace bleepay::ui {

Painter::Painter(ImDrawList* list, TextSource& source, float frame_width, float pixel_ratio,
                 bool is_rtl)
    : list_(list),
      source_(source),
      pixel_ratio_(pixel_ratio > 0 ? pixel_ratio : 1),
      is_mirrored_(is_rtl),
      shift_(is_rtl ? frame_width : 0) {}

float Painter::snap(float value) const { return std::round(value * pixel_ratio_) / pixel_ratio_; }

float Painter::mapped_x(float x, float width) const {
  return is_mirrored_ ? shift_ - x - width : x + shift_;
}

Rect Painter::placed(const Rect& logical) const {
  const float left = snap(mapped_x(logical.x, logical.width));
  const float top = snap(logical.y);
  const float right = snap(mapped_x(logical.x, logical.width) + logical.width);
  const float bottom = snap(logical.y + logical.height);
  return {left, top, right - left, bottom - top};
}

void Painter::add(Shape shape) {
  shape.top = faded(shape.top, alpha_);
  shape.bottom = faded(shape.bottom, alpha_);
  shape.border = faded(shape.border, alpha_);
  list_->AddCallback(shape_marker, &shape, sizeof shape);
}

void Painter::fill(const Rect& logical, const Fill& fill) {
  Shape shape;
  shape.kind = ShapeKind::RoundedRect;
  shape.rect = placed(logical);
  shape.radius = std::min({fill.radius, shape.rect.width / 2, shape.rect.height / 2});
  shape.top = fill.top;
  shape.bottom = fill.bottom;
  shape.border = fill.border;
  shape.stroke = fill.stroke;
  add(shape);
}

void Painter::fill(const Rect& logical, float radius, Color color) {
  fill(logical, Fill{.radius = radius, .top = color, .bottom = color});
}

void Painter::shadow(const Rect& logical, float radius, float blur, Color color) {
  Shape shape;
  shape.kind = ShapeKind::Shadow;
  shape.rect = placed(logical);
  shape.radius = radius;
  shape.blur = blur;
  shape.top = shape.bottom = color;
  add(shape);
}

void Painter::ring(const Rect& logical, float stroke, float from, float to, Color color) {
  Shape shape;
  shape.kind = ShapeKind::Ring;
  shape.rect = placed(logical);
  shape.radius = shape.rect.width / 2;
  shape.stroke = stroke;
  shape.arc_from = from;
  shape.arc_to = to;
  shape.top = shape.bottom = color;
  add(shape);
}

void Painter::stroke(std::initializer_list<Point> points, float width, Color color) {
  Shape shape;
  shape.kind = ShapeKind::Stroke;
  shape.stroke = width;
  shape.top = shape.bottom = color;
  float left = 1e9F;
  float top = 1e9F;
  float right = -1e9F;
  float bottom = -1e9F;
  for (const Point& point : points) {
    const float x = mapped_x(point.x, 0);
    shape.points[shape.point_count * 2] = x;
    shape.points[shape.point_count * 2 + 1] = point.y;
    ++shape.point_count;
    left = std::min(left, x - width / 2);
    right = std::max(right, x + width / 2);
    top = std::min(top, point.y - width / 2);
    bottom = std::max(bottom, point.y + width / 2);
  }
  shape.rect = {left, top, right - left, bottom - top};
  add(shape);
}

void Painter::line(std::string_view text, const TextStyle& style, bool is_rtl, Point at,
                   float width, Color color) {
  TextRun run = run_of(text, style, is_rtl);
  run.color = color;  // not faded: it is part of the key of coloured runs
  const TextMetrics metrics = source_.measure(run);
  const TextQuad glyphs = source_.rasterize(run);
  if (glyphs.texture == 0) return;
  const float slack = style.line - metrics.ascent - metrics.descent;
  const float x = snap(mapped_x(at.x, width)) + glyphs.quad.x;
  const float y = snap(at.y + slack / 2 + metrics.ascent) + glyphs.quad.y;
  const Color tint = faded(glyphs.is_tinted ? color : 0xFFFFFFFF, alpha_);
  list_->AddImage(ImTextureRef(static_cast<ImTextureID>(glyphs.texture)), ImVec2(x, y),
                  ImVec2(x + glyphs.quad.width, y + glyphs.quad.height),
                  ImVec2(glyphs.u0, glyphs.v0), ImVec2(glyphs.u1, glyphs.v1), tint);
}

void Painter::paragraph(const Paragraph& paragraph, const Rect& logical, Align align, Color color) {
  float y = logical.y;
  for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
    const float slack = logical.width - paragraph.widths[i];
    const float share = align == Align::Start ? 0.0F : align == Align::Center ? 0.5F : 1.0F;
    line(paragraph.lines[i], paragraph.style, paragraph.is_rtl, {logical.x + slack * share, y},
         paragraph.widths[i], color);
    y += paragraph.style.line;
  }
}

Painter::Unmirrored::Unmirrored(Painter& painter, const Rect& box)
    : painter_(painter), was_mirrored_(painter.is_mirrored_), shift_before_(painter.shift_) {
  painter.shift_ = painter.mapped_x(box.x, box.width) - box.x;
  painter.is_mirrored_ = false;
}

Painter::Unmirrored::~Unmirrored() {
  painter_.is_mirrored_ = was_mirrored_;
  painter_.shift_ = shift_before_;
}

}  // namespace bleepay::ui
