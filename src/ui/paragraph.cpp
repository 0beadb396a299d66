#include "ui/paragraph.h"

#include <algorithm>

namespace bleepay::ui {

TextRun run_of(std::string_view text, const TextStyle& style, bool is_rtl) {
  TextRun run;
  run.text = text;
  run.face = style.face;
  run.weight = style.weight;
  run.size = style.size;
  run.is_rtl = is_rtl;
  return run;
}

Paragraph typeset(TextSource& source, std::string_view text, const TextStyle& style, float width,
                  bool is_rtl) {
  Paragraph paragraph{.style = style, .is_rtl = is_rtl};
  const TextRun whole = run_of(text, style, is_rtl);
  const float natural = source.measure(whole).width;
  if (natural <= width) {
    paragraph.lines.emplace_back(text);
    paragraph.widths.push_back(natural);
    paragraph.width = natural;
    return paragraph;
  }
  for (const std::string_view line : source.wrap(whole, std::max(width, 1.0F))) {
    paragraph.lines.emplace_back(line);
    const float line_width = source.measure(run_of(line, style, is_rtl)).width;
    paragraph.widths.push_back(line_width);
    paragraph.width = std::max(paragraph.width, line_width);
  }
  return paragraph;
}

}  // namespace bleepay::ui
