// Text cut into lines that fit. Decides line heights and widths; where a line may break is known to
// the text port alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_runs.h"
#include "ui/theme.h"

namespace bleepay::ui {

enum class Align { Start, Center, End };

/// Which way a text is read.
enum class Reading {
  Language,     // as everything else on the screen
  LeftToRight,  // codes, addresses and amounts, in every language
  Own,          // names and labels of a merchant: as their first letter says
};

/// Whether a text of its own direction runs from right to left; `otherwise` if no letter tells.
/// Source  unicode.org/reports/tr9, rules P2 and P3, with scripts told apart by blocks.
[[nodiscard]] bool reads_right_to_left(std::string_view text, bool otherwise);

struct Paragraph {
  TextStyle style = {};
  std::vector<std::string> lines = {};
  std::vector<float> widths = {};  // of each line
  float width = 0;                 // of the widest line
  bool is_rtl = false;

  [[nodiscard]] float height() const { return static_cast<float>(lines.size()) * style.line; }
};

[[nodiscard]] TextRun run_of(std::string_view text, const TextStyle& style, bool is_rtl);

/// Breaks `text` into lines of at most `width` CSS px.
[[nodiscard]] Paragraph typeset(TextSource& source, std::string_view text, const TextStyle& style,
                                float width, bool is_rtl);

}  // namespace bleepay::ui
