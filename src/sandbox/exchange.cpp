#include "sandbox/exchange.h"

#include <algorithm>

#include "base/address.h"

namespace bleepay::sandbox {
namespace {

constexpr std::uint32_t kWholeBasisPoints = 10'000;

/// Digits of a whole number, most significant first.
using Digits = std::vector<std::uint8_t>;

Digits times(const Digits& digits, std::uint32_t factor) {
  Digits product;
  std::uint64_t carry = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend() || carry > 0;) {
    if (digit != digits.rend()) carry += std::uint64_t{*digit++} * factor;
    product.push_back(static_cast<std::uint8_t>(carry % 10));
    carry /= 10;
  }
  std::reverse(product.begin(), product.end());
  return product;
}

/// The quotient; `has_rest` says whether anything was left over.
Digits over(const Digits& digits, std::uint32_t divisor, bool& has_rest) {
  Digits quotient;
  std::uint64_t rest = 0;
  for (const std::uint8_t digit : digits) {
    rest = rest * 10 + digit;
    quotient.push_back(static_cast<std::uint8_t>(rest / divisor));
    rest %= divisor;
  }
  has_rest = rest != 0;
  return quotient;
}

void add_one(Digits& digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (++*digit < 10) return;
    *digit = 0;
  }
  digits.insert(digits.begin(), 1);
}

/// Writes digits with a point before the last `fraction_digits`, without needless zeros.
std::string written(Digits digits, std::size_t fraction_digits) {
  while (digits.size() < fraction_digits + 1) digits.insert(digits.begin(), 0);
  std::string text;
  for (const std::uint8_t digit : digits) text.push_back(static_cast<char>('0' + digit));
  std::string fraction = text.substr(text.size() - fraction_digits);
  std::string whole = text.substr(0, text.size() - fraction_digits);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

api::Currency token(std::string symbol, std::string network, std::string address,
                    std::int32_t decimals) {
  return {.symbol = std::move(symbol),
          .network = std::move(network),
          .address = std::move(address),
          .decimals = decimals,
          .bridgeable = true,
          .enabled = true};
}

}  // namespace

const std::vector<api::Network>& networks() {
  static const std::vector<api::Network> kNetworks = {
      {"polygon", "evm", "137", "POL", true},
      {"ethereum", "evm", "1", "ETH", true},
      {"solana", "solana", "101", "SOL", true},
  };
  return kNetworks;
}

// 100 USDC are 92.15 EURC, as in the documentation's sample of a conversion.
const std::vector<Quote>& quotes() {
  static const std::vector<Quote> kQuotes = {
      {token("EURC", "polygon", "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b", 6), 10'000},
      {token("USDC", "polygon", "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174", 6), 9'215},
      {token("USDT", "polygon", "0x000000000000000000000000000000000000d701", 6), 9'210},
      {token("EURC", "ethereum", "0x000000000000000000000000000000000000e701", 6), 10'000},
      {token("USDC", "ethereum", "0x000000000000000000000000000000000000c701", 6), 9'215},
      {token("EURC", "solana", "11111111111111111111111111111113", 6), 10'000},
      {token("USDC", "solana", "11111111111111111111111111111114", 6), 9'215},
  };
  return kQuotes;
}

const Quote* find_quote(std::string_view network, std::string_view symbol,
                        std::string_view address) {
  const auto& all = quotes();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Quote& quote) {
    return quote.currency.network == network && quote.currency.symbol == symbol &&
           (address.empty() || same_address(quote.currency.address, address));
  });
  return found == all.end() ? nullptr : &*found;
}

std::optional<std::string> scale(const Amount& amount, Ratio ratio, int fraction_digits,
                                 Rounding rounding) {
  Digits digits;
  for (const char c : amount.text()) {
    if (c != '.') digits.push_back(static_cast<std::uint8_t>(c - '0'));
  }
  digits = times(digits, ratio.numerator);
  bool has_rest = false;
  const int extra = fraction_digits - amount.fraction_digits();
  for (int i = 0; i < extra; ++i) digits.push_back(0);
  digits = over(digits, ratio.denominator, has_rest);
  for (int i = extra; i < 0 && !digits.empty(); ++i) {
    has_rest = has_rest || digits.back() != 0;
    digits.pop_back();
  }
  if (has_rest && rounding == Rounding::Up) add_one(digits);
  std::string text = written(std::move(digits), static_cast<std::size_t>(fraction_digits));
  if (!Amount::parse(text).ok()) return std::nullopt;
  return text;
}

std::optional<std::string> convert(const Amount& amount, const Quote& source, const Quote& target) {
  return scale(amount, {source.value, target.value}, target.currency.decimals, Rounding::Down);
}

std::optional<std::string> price(const Amount& amount, const Quote& expected, const Quote& supplied,
                                 int fee_basis_points) {
  const std::uint32_t with_fee = kWholeBasisPoints + static_cast<std::uint32_t>(fee_basis_points);
  const Ratio ratio = {expected.value * with_fee, supplied.value * kWholeBasisPoints};
  return scale(amount, ratio, supplied.currency.decimals, Rounding::Up);
}

}  // namespace bleepay::sandbox
