// Drawn signs: check, cross, clock and their kin, made of strokes and rings instead of a font.
#pragma once

#include "ui/paint.h"

namespace bleepay::ui {

enum class Mark {
  None,
  Check,
  Cross,
  Clock,
  Question,
  Exclamation,
  Copy,
  Down,
  Up,
  Lock,
  Dots,
  Swap,
  Alert
};

/// Paints a mark into a square box. `drawn` (0-1) is how much of a check or cross is there yet.
void paint_mark(Painter& paint, Mark mark, const Rect& box, Color color, float drawn = 1);

}  // namespace bleepay::ui
