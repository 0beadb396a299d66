// Every mark is drawn on a grid of 24 by 24, its strokes 2 wide.
#include "ui/mark.h"

#include <algorithm>

namespace bleepay::ui {
namespace {

constexpr float kCells = 24;

struct Pen {
  Painter& paint;
  Rect box;
  Color color;

  [[nodiscard]] float unit() const { return box.width / kCells; }
  [[nodiscard]] Point at(Point cell) const {
    return {box.x + cell.x * unit(), box.y + cell.y * unit()};
  }
  void draw(Point a, Point b) const { paint.stroke({at(a), at(b)}, 2 * unit(), color); }
  void draw(Point a, Point b, Point c) const {
    paint.stroke({at(a), at(b), at(c)}, 2 * unit(), color);
  }
  void dot(Point at_cell, float size) const {
    const Point corner = at({at_cell.x - size / 2, at_cell.y - size / 2});
    paint.fill({corner.x, corner.y, size * unit(), size * unit()}, size * unit() / 2, color);
  }
  void arc(Point center, float radius, float from, float to) const {
    const Point corner = at({center.x - radius - 1, center.y - radius - 1});
    const float side = (radius + 1) * 2 * unit();
    paint.ring({corner.x, corner.y, side, side}, 2 * unit(), from, to, color);
  }
};

Point between(Point from, Point to, float share) {
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

void check(const Pen& pen, float drawn) {
  constexpr Point kStart{5, 12.5F};
  constexpr Point kTurn{10, 17.5F};
  constexpr Point kEnd{19, 7};
  constexpr float kTurnShare = 0.34F;  // the short arm's part of the way
  if (drawn <= 0) return;
  if (drawn < kTurnShare) {
    pen.draw(kStart, between(kStart, kTurn, drawn / kTurnShare));
  } else {
    pen.draw(kStart, kTurn, between(kTurn, kEnd, (drawn - kTurnShare) / (1 - kTurnShare)));
  }
}

void cross(const Pen& pen, float drawn) {
  constexpr Point kA{6.5F, 6.5F};
  constexpr Point kB{17.5F, 17.5F};
  constexpr Point kC{17.5F, 6.5F};
  constexpr Point kD{6.5F, 17.5F};
  if (drawn > 0) pen.draw(kA, between(kA, kB, std::min(drawn * 2, 1.0F)));
  if (drawn > 0.5F) pen.draw(kC, between(kC, kD, drawn * 2 - 1));
}

void question(const Pen& pen) {
  pen.arc({12, 9}, 3.6F, -0.25F, 0.36F);
  pen.draw({12, 13.2F}, {12, 14});
  pen.dot({12, 18}, 2.4F);
}

void lock(const Pen& pen) {
  const Point corner = pen.at({5, 11});
  pen.paint.fill({corner.x, corner.y, 14 * pen.unit(), 10 * pen.unit()},
                 Fill{.radius = 2.5F * pen.unit(), .border = pen.color, .stroke = 2 * pen.unit()});
  pen.arc({12, 8.5F}, 4, -0.25F, 0.25F);
  pen.draw({8, 8.5F}, {8, 11});
  pen.draw({16, 8.5F}, {16, 11});
}

void copy(const Pen& pen) {
  const Point corner = pen.at({8, 8});
  pen.paint.fill({corner.x, corner.y, 12 * pen.unit(), 12 * pen.unit()},
                 Fill{.radius = 3 * pen.unit(), .border = pen.color, .stroke = 2 * pen.unit()});
  pen.draw({5, 15}, {5, 5}, {15, 5});
}

void dots(const Pen& pen) {
  pen.dot({6, 12}, 3);
  pen.dot({12, 12}, 3);
  pen.dot({18, 12}, 3);
}

/// Two arrows past each other.
void swap(const Pen& pen) {
  pen.draw({4.5F, 8.5F}, {19, 8.5F});
  pen.draw({15.5F, 5}, {19, 8.5F}, {15.5F, 12});
  pen.draw({5, 15.5F}, {19.5F, 15.5F});
  pen.draw({8.5F, 12}, {5, 15.5F}, {8.5F, 19});
}

void alert(const Pen& pen) {
  pen.arc({12, 12}, 9, 0, 1);
  pen.draw({12, 7.5F}, {12, 12.5F});
  pen.dot({12, 16.2F}, 2.2F);
}

}  // namespace

void paint_mark(Painter& paint, Mark mark, const Rect& box, Color color, float drawn) {
  const Painter::Unmirrored upright(paint, box);
  const Pen pen{paint, box, color};
  switch (mark) {
    case Mark::None:
      return;
    case Mark::Check:
      return check(pen, drawn);
    case Mark::Cross:
      return cross(pen, drawn);
    case Mark::Clock:
      pen.arc({12, 12}, 8, 0, 1);
      return pen.draw({12, 7.5F}, {12, 12}, {15, 14});
    case Mark::Question:
      return question(pen);
    case Mark::Exclamation:
      pen.draw({12, 5.5F}, {12, 13.5F});
      return pen.dot({12, 18}, 2.6F);
    case Mark::Copy:
      return copy(pen);
    case Mark::Down:
      return pen.draw({7, 10}, {12, 15}, {17, 10});
    case Mark::Up:
      return pen.draw({7, 14}, {12, 9}, {17, 14});
    case Mark::Lock:
      return lock(pen);
    case Mark::Dots:
      return dots(pen);
    case Mark::Swap:
      return swap(pen);
    case Mark::Alert:
      return alert(pen);
  }
}

}  // namespace bleepay::ui
