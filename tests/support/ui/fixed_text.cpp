#include "support/ui/fixed_text.h"

#include <algorithm>

namespace bleepay::ui {
namespace {

constexpr float kAscent = 1.0F;  // of the font size, as in most interface fonts
constexpr float kDescent = 0.3F;

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Character first_of(std::string_view text) {
  const auto byte = [text](std::size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3FU : 0;
  };
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | byte(1), 2};
  if (lead < 0xF0) return {(lead & 0x0FU) << 12 | byte(1) << 6 | byte(2), 3};
  return {(lead & 0x07U) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3), 4};
}

int rule_of_thumb(char32_t character) {
  constexpr std::u32string_view kThin = U"iljI.,:;'|!()[] \u00A0";
  constexpr std::u32string_view kWide = U"mwMW@%";
  if (character >= 0x2066 && character <= 0x2069) return 0;  // isolates
  if (character >= 0x2E80) return 1000;
  if (kThin.find(character) != std::u32string_view::npos) return 300;
  if (kWide.find(character) != std::u32string_view::npos) return 880;
  return character >= 'A' && character <= 'Z' ? 680 : 570;
}

float advance(const TextRun& run, char32_t character) {
  if (run.face == TextFace::Mono) return run.size * 0.6F;
  const int bold = run.weight >= TextWeight::Semibold ? 30 : 0;
  return static_cast<float>(rule_of_thumb(character) + bold) * run.size / 1000;
}

}  // namespace

TextMetrics FixedText::measure(const TextRun& run) {
  TextMetrics metrics{.width = 0, .ascent = run.size * kAscent, .descent = run.size * kDescent};
  for (std::string_view rest = run.text; !rest.empty();) {
    const Character character = first_of(rest);
    metrics.width += advance(run, character.code);
    rest.remove_prefix(std::min(character.bytes, rest.size()));
  }
  return metrics;
}

TextQuad FixedText::rasterize(const TextRun& run) {
  if (run.text.find_first_not_of(' ') == std::string_view::npos) return {};
  const TextMetrics metrics = measure(run);
  runs_.push_back(
      {std::string(run.text), run.face, run.weight, run.size, run.is_rtl, metrics.width});
  return {.texture = runs_.size(),
          .quad = {0, -metrics.ascent, metrics.width, metrics.ascent + metrics.descent},
          .u1 = 1,
          .v1 = 1};
}

std::vector<std::string_view> FixedText::wrap(const TextRun& run, float width) {
  std::vector<std::string_view> lines;
  std::string_view rest = run.text;
  TextRun piece = run;
  while (!rest.empty()) {
    std::size_t fits = 0;
    std::size_t space = std::string_view::npos;
    float used = 0;
    while (fits < rest.size()) {
      const Character character = first_of(rest.substr(fits));
      if (character.code == ' ') space = fits;
      used += advance(piece, character.code);
      if (used > width && fits > 0 && character.code != ' ') break;
      fits += character.bytes;
    }
    if (fits < rest.size() && space != std::string_view::npos) fits = space;
    lines.push_back(rest.substr(0, fits));
    rest.remove_prefix(fits);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }
  if (lines.empty()) lines.push_back(run.text);
  return lines;
}

}  // namespace bleepay::ui
