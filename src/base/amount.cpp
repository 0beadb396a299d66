// Exact decimals, digit by digit on their text: no number type holds 78 digits, and no rounding is
// ever wanted.
#include "base/amount.h"

#include <algorithm>

#include "base/text_scan.h"

namespace bleepay {
namespace {

/// `12.50` as `12` and `50`; without a point the fraction is empty.
struct Parts {
  std::string_view whole;
  std::string_view fraction;
};

Parts split(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return {text, {}};
  return {text.substr(0, point), text.substr(point + 1)};
}

std::strong_ordering order_of(int sign) { return sign <=> 0; }

Fault malformed(std::string rule) { return {FaultKind::Malformed, "", std::move(rule)}; }

}  // namespace

Result<Amount> Amount::parse(std::string_view text) {
  Scanner scan(text);
  const std::string_view whole = scan.digits();
  const bool has_point = scan.skip('.');
  const std::string_view fraction = has_point ? scan.digits() : std::string_view{};
  if (whole.empty() || !scan.at_end() || (has_point && fraction.empty())) {
    return malformed("must be plain decimal text like 100 or 0.25");
  }
  if (whole.size() > 1 && whole.front() == '0') return malformed("must not start with extra zeros");
  if (whole.size() + fraction.size() > kDigitsMax) {
    return Fault{FaultKind::TooLarge, "", "must have at most 78 digits"};
  }
  if (fraction.size() > kFractionDigitsMax) {
    return Fault{FaultKind::TooLarge, "", "must have at most 36 digits after the point"};
  }
  return Amount(std::string(text));
}

int Amount::fraction_digits() const { return static_cast<int>(split(text_).fraction.size()); }

bool Amount::is_zero() const { return text_.find_first_not_of("0.") == std::string::npos; }

std::strong_ordering Amount::compare(const Amount& a, const Amount& b) {
  const Parts left = split(a.text_);
  const Parts right = split(b.text_);
  // Without leading zeros the longer whole part is the larger one.
  if (left.whole.size() != right.whole.size()) return left.whole.size() <=> right.whole.size();
  if (const int sign = left.whole.compare(right.whole); sign != 0) return order_of(sign);

  const std::size_t common = std::min(left.fraction.size(), right.fraction.size());
  const int sign = left.fraction.substr(0, common).compare(right.fraction.substr(0, common));
  if (sign != 0) return order_of(sign);
  const auto has_value = [common](std::string_view fraction) {
    return fraction.find_first_not_of('0', common) != std::string_view::npos;
  };
  return has_value(left.fraction) <=> has_value(right.fraction);
}

std::optional<Amount> add(const Amount& a, const Amount& b) {
  const Parts left = split(a.text_);
  const Parts right = split(b.text_);
  const std::size_t fraction = std::max(left.fraction.size(), right.fraction.size());
  const std::size_t whole = std::max(left.whole.size(), right.whole.size());
  const auto aligned = [&](const Parts& parts) {
    std::string digits(whole - parts.whole.size(), '0');
    digits += parts.whole;
    digits += parts.fraction;
    digits.append(fraction - parts.fraction.size(), '0');
    return digits;
  };

  std::string sum = aligned(left);
  const std::string addend = aligned(right);
  int carry = 0;
  for (std::size_t i = sum.size(); i-- > 0;) {
    const int digit = (sum[i] - '0') + (addend[i] - '0') + carry;
    sum[i] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  if (carry != 0) sum.insert(sum.begin(), '1');
  if (sum.size() > static_cast<std::size_t>(Amount::kDigitsMax)) return std::nullopt;
  if (fraction > 0) sum.insert(sum.size() - fraction, 1, '.');
  return Amount(std::move(sum));
}

}  // namespace bleepay
