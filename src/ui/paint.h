// The brush: turns shapes and lines of text into Dear ImGui's draw list.
//
// Decides  where a logical rectangle (start at the left) comes to lie when the layout runs from
// right to left, and which device pixel an edge falls on. Leaves   what is painted to the controls.
#pragma once

#include <initializer_list>
#include <string_view>

#include "base/shapes.h"
#include "base/text_runs.h"
#include "ui/paragraph.h"

struct ImDrawList;

namespace bleepay::ui {

struct Point {
  float x = 0;
  float y = 0;
};

/// A filled, optionally framed rounded rectangle.
struct Fill {
  float radius = 0;
  Color top = 0;
  Color bottom = 0;
  Color border = 0;
  float stroke = 0;
};

class Painter {
 public:
  Painter(ImDrawList* list, TextSource& source, float frame_width, float pixel_ratio, bool is_rtl);

  /// Where a logical rectangle is painted: mirrored if need be, edges on device pixels. The same
  /// for the picture and for the node, so that both agree.
  [[nodiscard]] Rect placed(const Rect& logical) const;

  void fill(const Rect& logical, const Fill& fill);
  void fill(const Rect& logical, float radius, Color color);
  void shadow(const Rect& logical, float radius, float blur, Color color);
  /// An arc inside `logical`, in turns from the top, clockwise in every language.
  void ring(const Rect& logical, float stroke, float from, float to, Color color);
  /// Two or three points.
  void stroke(std::initializer_list<Point> points, float width, Color color);
  /// One line, its box starting at (x, y) with the style's line height; `width` as measured.
  void line(std::string_view text, const TextStyle& style, bool is_rtl, Point at, float width,
            Color color);
  void paragraph(const Paragraph& paragraph, const Rect& logical, Align align, Color color);

  /// Everything painted while it lives is paler.
  class Veil {
   public:
    Veil(Painter& painter, float alpha) : painter_(painter), before_(painter.alpha_) {
      painter.alpha_ *= alpha;
    }
    ~Veil() { painter_.alpha_ = before_; }
    Veil(const Veil&) = delete;
    Veil& operator=(const Veil&) = delete;

   private:
    Painter& painter_;
    float before_;
  };

  /// What is painted inside `box` while it lives is not mirrored: codes, marks, clocks.
  class Unmirrored {
   public:
    Unmirrored(Painter& painter, const Rect& box);
    ~Unmirrored();
    Unmirrored(const Unmirrored&) = delete;
    Unmirrored& operator=(const Unmirrored&) = delete;

   private:
    Painter& painter_;
    bool was_mirrored_;
    float shift_before_;
  };

 private:
  [[nodiscard]] float snap(float value) const;
  [[nodiscard]] float mapped_x(float x, float width) const;
  void add(Shape shape);

  ImDrawList* list_;
  TextSource& source_;
  float pixel_ratio_;
  bool is_mirrored_;
  float shift_;  // mirrored: the frame's width; otherwise what an unmirrored box was moved by
  float alpha_ = 1;
};

}  // namespace bleepay::ui
