// When two JSON values are the same: members in any order, numbers by decimal value.
#include <algorithm>
#include <charconv>

#include "api/json.h"

namespace bleepay::api::json {
namespace {

/// A number as 0.DIGITS x 10^exponent without leading or trailing zeros: equal numbers have equal
/// forms.
struct Decimal {
  bool is_negative = false;
  std::string digits;
  std::int64_t exponent = 0;
  bool exponent_fits = true;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimal(std::string_view text) {
  Decimal number;
  if (text.front() == '-') {
    number.is_negative = true;
    text.remove_prefix(1);
  }
  const std::size_t mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    std::string_view power = text.substr(mark + 1);
    if (power.front() == '+') power.remove_prefix(1);
    const auto end = power.data() + power.size();
    number.exponent_fits = std::from_chars(power.data(), end, number.exponent).ec == std::errc() &&
                           std::abs(number.exponent) < std::int64_t{1} << 60;
    text = text.substr(0, mark);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  number.digits = text.substr(0, point);
  if (point < text.size()) number.digits += text.substr(point + 1);
  const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, zeros);
  number.exponent += static_cast<std::int64_t>(point) - static_cast<std::int64_t>(zeros);
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  if (number.digits.empty()) return {};  // zero has no sign and no exponent
  return number;
}

bool same_number(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const Decimal x = decimal(a);
  const Decimal y = decimal(b);
  return x.exponent_fits && y.exponent_fits && x == y;
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  switch (a.kind()) {
    case Kind::Null:
      return true;
    case Kind::Bool:
      return a.truth() == b.truth();
    case Kind::Number:
      return same_number(a.text(), b.text());
    case Kind::Text:
      return a.text() == b.text();
    case Kind::Array:
      for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
        if (!same(*i, *j)) return false;
      }
      return true;
    case Kind::Object:
      // Names are unique and as many on both sides: one direction suffices.
      for (const Value member : a) {
        const auto other = b.find(member.name());
        if (!other || !same(member, *other)) return false;
      }
      return true;
  }
  return false;
}

}  // namespace bleepay::api::json
