// An order comes from a shop's page: everything in it is checked before a payer sees any of it.
#include "checkout/order_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/address.h"

namespace bleepay::checkout {
namespace {

constexpr std::size_t kWordCharactersMax = 64;
constexpr std::size_t kLabelCharactersMax = 120;
constexpr std::size_t kAmountCharactersMax = 32;  // Bleepay's limit where it states one
constexpr std::size_t kValueDigitsMax = 78;       // 2^256 has 78 decimal digits

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' ||
         c == '-';
}
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

Fault malformed(std::string rule) { return {FaultKind::Malformed, {}, std::move(rule)}; }
Fault out_of_range(std::string rule) { return {FaultKind::OutOfRange, {}, std::move(rule)}; }

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15: what hides, reorders or breaks a line. The joiners U+200C and U+200D stay: Persian,
// Hindi and emoji need them.
constexpr std::array kForbidden{
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0xAD, 0xAD},     Range{0x61C, 0x61C},
    Range{0x180E, 0x180E}, Range{0x200B, 0x200B}, Range{0x200E, 0x200F}, Range{0x2028, 0x202E},
    Range{0x2060, 0x206F}, Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE0FFF},
};

bool is_forbidden(std::uint32_t point) {
  return std::any_of(kForbidden.begin(), kForbidden.end(), [point](const Range& range) {
    return range.first <= point && point <= range.last;
  });
}

/// Takes one code point off the front. The text is well-formed UTF-8: it came through the parser.
std::uint32_t take_point(std::string_view& text) {
  const auto byte = [&text](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i) point = point << 6 | (byte(i) & 0x3F);
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

std::optional<Fault> check_address_of(std::string_view network, std::string_view address) {
  const auto checked = check_address(address_kind(network, address), address);
  if (checked) return std::nullopt;
  return checked.fault();
}

bool is_hex_data(std::string_view data) {
  return data.size() >= 2 && data.size() % 2 == 0 && data.starts_with("0x") &&
         std::all_of(data.begin() + 2, data.end(), is_hex_digit);
}

}  // namespace

std::optional<Fault> check_order_word(std::string_view word) {
  if (word.empty() || word.size() > kWordCharactersMax) {
    return out_of_range("must have 1 to 64 characters");
  }
  if (std::all_of(word.begin(), word.end(), is_word_character)) return std::nullopt;
  return malformed("must consist of letters, digits, dots, underscores and hyphens");
}

std::optional<Fault> check_label(std::string_view label) {
  std::size_t characters = 0;
  bool is_visible = false;
  while (!label.empty()) {
    const std::uint32_t point = take_point(label);
    if (is_forbidden(point)) {
      return malformed("must not hold control, invisible or direction-changing characters");
    }
    is_visible = is_visible || (point != ' ' && point != 0xA0 && point != 0x3000);
    ++characters;
  }
  if (characters > kLabelCharactersMax || !is_visible) {
    return out_of_range("must have 1 to 120 characters, not only spaces");
  }
  return std::nullopt;
}

std::optional<Fault> check_symbol(std::string_view symbol, std::size_t min, std::size_t max) {
  if (symbol.size() < min || symbol.size() > max) {
    return out_of_range("must have " + std::to_string(min) + " to " + std::to_string(max) +
                        " characters");
  }
  if (std::all_of(symbol.begin(), symbol.end(), is_word_character)) return std::nullopt;
  return malformed("must consist of letters, digits, dots, underscores and hyphens");
}

Result<Amount> check_amount(std::string_view text, std::optional<int> decimals) {
  auto amount = Amount::parse(text);
  if (!amount) return amount;
  if (text.size() > kAmountCharactersMax) {
    return Fault{FaultKind::TooLarge, {}, "must have at most 32 characters"};
  }
  if (amount->is_zero()) return out_of_range("must be greater than zero");
  if (decimals && amount->fraction_digits() > *decimals) {
    return out_of_range("must not have more fraction digits than the currency's " +
                        std::to_string(*decimals) + " decimals");
  }
  return amount;
}

std::optional<Fault> check_currency_address(std::string_view network, std::string_view address) {
  if (address.empty()) return std::nullopt;
  return check_address_of(network, address);
}

std::optional<Fault> check_wallet_address(std::string_view network, std::string_view address) {
  return check_address_of(network, address);
}

std::optional<Fault> check_custom(const api::CustomTerms& terms) {
  const bool is_evm = std::any_of(terms.networks.begin(), terms.networks.end(),
                                  [](const auto& network) { return network.type == "evm"; });
  const AddressKind kind = is_evm ? AddressKind::Evm : AddressKind::Solana;
  for (std::size_t i = 0; i < terms.payments.size(); ++i) {
    const api::CustomInput& input = terms.payments[i].input;
    const std::string at = "payments[" + std::to_string(i) + "].input.";
    if (const auto to = check_address(kind, input.to); !to) {
      return Fault{to.fault().kind, at + "to", to.fault().rule};
    }
    if (input.value.empty() || input.value.size() > kValueDigitsMax ||
        !std::all_of(input.value.begin(), input.value.end(), is_digit)) {
      return Fault{FaultKind::Malformed, at + "value", "must be a whole number in decimal digits"};
    }
    if (is_evm && !is_hex_data(input.data)) {
      return Fault{FaultKind::Malformed, at + "data", "must be 0x and pairs of hexadecimal digits"};
    }
  }
  return std::nullopt;
}

}  // namespace bleepay::checkout
