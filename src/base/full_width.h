// Full-width letters and digits, as East Asian keyboards type them: the same ones, drawn wider.
#pragma once

#include <cstddef>
#include <string_view>

namespace bleepay {

inline constexpr std::size_t kFullWidthBytes = 3;  // of UTF-8

/// The ASCII letter or digit whose full-width form `text` begins with, or 0.
/// Source  unicode.org/charts/PDF/UFF00.pdf: U+FF01 to U+FF5E stand in the order of ASCII.
[[nodiscard]] constexpr char from_full_width(std::string_view text) {
  if (text.size() < kFullWidthBytes || text[0] != '\xEF') return 0;
  const unsigned second = static_cast<unsigned char>(text[1]);
  const unsigned third = static_cast<unsigned char>(text[2]);
  if ((second != 0xBC && second != 0xBD) || (third & 0xC0) != 0x80) return 0;
  const unsigned point = 0xF000 | (second & 0x3F) << 6 | (third & 0x3F);
  const unsigned ascii = point - 0xFEE0;
  const bool is_digit = ascii >= '0' && ascii <= '9';
  const bool is_letter = (ascii >= 'A' && ascii <= 'Z') || (ascii >= 'a' && ascii <= 'z');
  return is_digit || is_letter ? static_cast<char>(ascii) : '\0';
}

}  // namespace bleepay
