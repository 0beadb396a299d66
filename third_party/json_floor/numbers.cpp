// What nlohmann/json asks of the C library about numbers, in the few ways in which it asks: WASM
// builds compile the parser with strtod and snprintf renamed to these (cmake/third_party.cmake).
// The library's own bring 20 KB of long double arithmetic and formatting with them.
#include <cmath>
#include <cstddef>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Beyond it every number is zero or infinite, however many digits the mantissa has.
constexpr int kExponentMax = 100000;

}  // namespace

extern "C" {

/// Reads a number in JSON's notation. Good to about 15 digits: numbers stay text in this product
/// (api/json.h), only whether a number is finite is ever looked at.
double bleepay_json_strtod(const char* text, char** end) {
  const bool is_negative = *text == '-';
  if (is_negative) ++text;
  double value = 0;
  int exponent = 0;
  for (; is_digit(*text); ++text) {
    if (value < 1e300) {
      value = value * 10 + (*text - '0');
    } else {
      ++exponent;
    }
  }
  if (*text == '.') {
    for (++text; is_digit(*text); ++text) {
      if (value >= 1e15) continue;
      value = value * 10 + (*text - '0');
      --exponent;
    }
  }
  if (*text == 'e' || *text == 'E') {
    ++text;
    const bool is_small = *text == '-';
    if (*text == '-' || *text == '+') ++text;
    int written = 0;
    for (; is_digit(*text); ++text)
      if (written < kExponentMax) written = written * 10 + (*text - '0');
    exponent += is_small ? -written : written;
  }
  for (; exponent > 0 && value != 0 && !std::isinf(value); --exponent) value *= 10;
  for (; exponent < 0 && value != 0; ++exponent) value /= 10;
  if (end != nullptr) *end = const_cast<char*>(text);
  return is_negative ? -value : value;
}

/// Only writes into texts of errors, which nobody reads.
int bleepay_json_snprintf(char* text, std::size_t size, const char*, ...) {
  if (size > 0) *text = 0;
  return 0;
}

}  // extern "C"
