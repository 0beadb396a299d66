// A text port without fonts: every character has a width of its own, so that layout can be tested
// anywhere and always comes out the same.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text_runs.h"

namespace bleepay::ui {

class FixedText : public TextSource {
 public:
  /// A run that was rasterised; its texture is its place in the list, counted from 1.
  struct Rasterized {
    std::string text;
    TextFace face;
    TextWeight weight;
    float size;
    bool is_rtl;
    float width;
  };

  /// Width of a character in thousandths of the font size.
  using Widths = std::unordered_map<char32_t, int>;

  FixedText() = default;
  /// With measured widths instead of the rule of thumb, for pictures that look like a browser's.
  void set_widths(TextFace face, TextWeight weight, Widths widths);

  [[nodiscard]] TextMetrics measure(const TextRun& run) override;
  [[nodiscard]] TextQuad rasterize(const TextRun& run) override;
  [[nodiscard]] std::vector<std::string_view> wrap(const TextRun& run, float width) override;

  [[nodiscard]] const Rasterized& rasterized(std::uint64_t texture) const {
    return runs_.at(static_cast<std::size_t>(texture) - 1);
  }
  void forget() { runs_.clear(); }

 private:
  [[nodiscard]] float advance(const TextRun& run, char32_t character) const;

  std::unordered_map<int, Widths> widths_;  // by face and weight
  std::vector<Rasterized> runs_;
};

}  // namespace bleepay::ui
