// A text port without fonts: every character has a width of its own, so that layout can be tested
// anywhere and always comes out the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_runs.h"

namespace bleepay::ui {

class FixedText : public TextSource {
 public:
  /// A run that was rasterised; its texture is its place in the list, counted from 1.
  struct Rasterized {
    std::string text;
    TextFace face = TextFace::Sans;
    TextWeight weight = TextWeight::Regular;
    float size = 0;
    bool is_rtl = false;
    float width = 0;
  };

  [[nodiscard]] TextMetrics measure(const TextRun& run) override;
  [[nodiscard]] TextQuad rasterize(const TextRun& run) override;
  [[nodiscard]] std::vector<std::string_view> wrap(const TextRun& run, float width) override;

  [[nodiscard]] const Rasterized& rasterized(std::uint64_t texture) const {
    return runs_.at(static_cast<std::size_t>(texture) - 1);
  }
  void forget() { runs_.clear(); }

 private:
  std::vector<Rasterized> runs_;
};

}  // namespace bleepay::ui
