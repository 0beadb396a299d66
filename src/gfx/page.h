// What this room asks of the page's JavaScript; answered by page.library.js.
//
// Texts cross the border as UTF-8 without a terminator; pixels of texts never do.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>

namespace bleepay::gfx {

/// A run as the page knows it. Laid out like this on both sides.
struct PageRun {
  const char* text;
  std::int32_t text_size;
  std::int32_t is_mono;
  std::int32_t weight;
  std::int32_t is_rtl;
  float size;  // px of the canvas for `measure` and `draw`, CSS px for `wrap`
};

/// All in px of the run's own size. The ink box is relative to the run's left end on its baseline,
/// positive to the right and upwards.
struct PageMetrics {
  float width;
  float ascent;
  float descent;
  float ink_left;
  float ink_right;
  float ink_top;
  float ink_bottom;
  std::int32_t has_colors;
};

/// Where a run is drawn to: a rectangle of a bound texture, the run's origin inside it.
struct PagePlace {
  std::int32_t x;
  std::int32_t y;
  std::int32_t width;
  std::int32_t height;
  std::int32_t origin_x;
  std::int32_t origin_y;
  std::uint32_t color;  // 0xAABBGGRR; alpha is ignored
  std::int32_t is_mask;
};

extern "C" {

/// A WebGL2 context on a canvas element, or 0.
int bleepay_gl_open(emscripten::EM_VAL canvas);
/// Gives the context back to the browser; the canvas cannot get another one.
void bleepay_gl_close(int context);
/// Makes the context current; false if it is lost.
bool bleepay_gl_use(int context);
/// Sets the backing store of the current context's canvas, in device pixels.
void bleepay_gl_resize(int width, int height);

void bleepay_text_measure(const PageRun* run, PageMetrics* metrics);
void bleepay_text_draw(const PageRun* run, const PagePlace* place);
/// Fills `ends` with pairs of byte offsets, one per line; returns how many lines were written.
int bleepay_text_wrap(const PageRun* run, float width, std::int32_t* ends, int lines_max);

}  // extern "C"

}  // namespace bleepay::gfx
