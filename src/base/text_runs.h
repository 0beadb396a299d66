// The text port: someone who can measure and draw a whole string the way a browser would.
//
// A run is a string in one font, size, weight and direction. In the browser Canvas2D shapes it, so
// every script works; natively fixed metrics stand in, so that layout can be tested without fonts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/shapes.h"

namespace bleepay {

enum class TextFace : std::uint8_t { Sans, Mono };
enum class TextWeight : std::uint16_t { Regular = 400, Medium = 500, Semibold = 600, Bold = 700 };

struct TextRun {
  std::string_view text;  // UTF-8
  TextFace face = TextFace::Sans;
  TextWeight weight = TextWeight::Regular;
  float size = 15;  // CSS px
  Color color = 0;  // part of the key only for runs with colour glyphs
  bool is_rtl = false;
};

struct TextMetrics {
  float width = 0;    // advance
  float ascent = 0;   // above the baseline, of the font, not of the glyphs
  float descent = 0;  // below it
};

/// Where the pixels of a run are: a texture name understood by the renderer, and the quad relative
/// to the run's left end on its baseline.
struct TextQuad {
  std::uint64_t texture = 0;  // 0: nothing to draw (blank, or no texture to be had now)
  Rect quad;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  bool is_tinted = true;  // false: has colours of its own, draw with white
};

class TextSource {
 public:
  virtual ~TextSource() = default;
  [[nodiscard]] virtual TextMetrics measure(const TextRun& run) = 0;
  [[nodiscard]] virtual TextQuad rasterize(const TextRun& run) = 0;

  /// Breaks a run into lines no wider than `width` where its script allows a break; at least one
  /// line, pieces of `run.text` in order, without the spaces at the breaks. A word wider than
  /// `width` is broken inside.
  [[nodiscard]] virtual std::vector<std::string_view> wrap(const TextRun& run, float width) = 0;
};

}  // namespace bleepay
