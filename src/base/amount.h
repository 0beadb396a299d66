// Money as exact decimal text. There is no binary floating point anywhere between an order and a
// redeem body.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bleepay {

/// An exact, non-negative decimal number that remembers how it was written.
///
/// Shape   digits, optionally a point and digits: no sign, exponent, grouping or leading zeros
/// (`0.5` is fine, `00.5` is not). Units   up to 78 digits (a full uint256), of which up to 36 may
/// be fraction. The written text is kept byte for byte:
///         `100` and `100.00` are equal in value and different in text.
class Amount {
 public:
  static constexpr int kDigitsMax = 78;  // 2^256 has 78 decimal digits
  static constexpr int kFractionDigitsMax =
      36;  // twice the 18 of ether: room for any token seen so far

  /// Errors  Malformed (notation), TooLarge (digits).
  static Result<Amount> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] int fraction_digits() const;  // as written; trailing zeros count
  [[nodiscard]] bool is_zero() const;

  /// By decimal value: `100` == `100.00`.
  friend bool operator==(const Amount& a, const Amount& b) { return compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(const Amount& a, const Amount& b) {
    return compare(a, b);
  }

  /// The exact sum, written with the longer fraction of the two; nothing if it needs more than
  /// kDigitsMax digits.
  friend std::optional<Amount> add(const Amount& a, const Amount& b);

 private:
  explicit Amount(std::string text) : text_(std::move(text)) {}
  static std::strong_ordering compare(const Amount& a, const Amount& b);

  std::string text_;
};

[[nodiscard]] std::optional<Amount> add(const Amount& a, const Amount& b);

}  // namespace bleepay
