#include "ui/paragraph.h"

#include <algorithm>

namespace bleepay::ui {
namespace {

struct Letter {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Letter first_letter(std::string_view text) {
  const auto part = [text](std::size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3FU : 0;
  };
  const char32_t lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | part(1), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | part(1) << 6 | part(2), 3};
  return {(lead & 0x07) << 18 | part(1) << 12 | part(2) << 6 | part(3), 4};
}

bool is_right_to_left(char32_t code) {
  return (code >= 0x0590 && code <= 0x08FF) ||    // Hebrew, Arabic, Syriac, Thaana, N'Ko and kin
         (code >= 0xFB1D && code <= 0xFDFF) ||    // presentation forms
         (code >= 0xFE70 && code <= 0xFEFC) ||    //
         (code >= 0x10800 && code <= 0x10FFF) ||  // historic scripts
         (code >= 0x1E800 && code <= 0x1EFFF);    // Adlam and kin
}

bool is_left_to_right(char32_t code) {
  if (code < 0x80) return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  const bool is_sign = (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x3004);
  return code >= 0xC0 && !is_sign;
}

}  // namespace

bool reads_right_to_left(std::string_view text, bool otherwise) {
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    if (is_right_to_left(letter.code)) return true;
    if (is_left_to_right(letter.code)) return false;
    text.remove_prefix(std::min(letter.bytes, text.size()));
  }
  return otherwise;
}

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
