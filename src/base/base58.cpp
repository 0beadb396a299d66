#include "base/base58.h"

#include <algorithm>
#include <cstddef>

namespace bleepay {
namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
static_assert(kAlphabet.size() == 58);

/// number = number * 58 + digit, least significant byte first, growing as needed.
void push_digit(std::vector<std::uint8_t>& number, std::size_t digit) {
  std::size_t carry = digit;
  for (auto& byte : number) {
    carry += std::size_t{byte} * kAlphabet.size();
    byte = static_cast<std::uint8_t>(carry & 0xFFu);
    carry >>= 8;
  }
  if (carry != 0) number.push_back(static_cast<std::uint8_t>(carry));
}

}  // namespace

std::optional<std::vector<std::uint8_t>> base58_bytes(std::string_view text) {
  std::vector<std::uint8_t> number;
  for (const char c : text) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    push_digit(number, digit);
  }
  const std::size_t zeros = std::min(text.find_first_not_of(kAlphabet.front()), text.size());
  number.insert(number.end(), zeros, std::uint8_t{0});
  std::reverse(number.begin(), number.end());
  return number;
}

}  // namespace bleepay
