// The locale port: someone who knows how the payer's language writes an amount and says a time.
//
// Everywhere else amounts stay exact ASCII text; only what is drawn and read out passes through
// here. In the browser Intl answers; tests have an English stand-in. Counts need nobody: those on
// the screen have three digits at most, which every language writes alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bleepay {

/// What stands between the digits of a number, and where. English unless said otherwise.
struct NumberMarks {
  std::string group = ",";       // UTF-8; empty: digits are never grouped
  std::string decimal = ".";     //
  std::size_t last_group = 3;    // digits before the decimal mark; 3 in 12,34,567.50
  std::size_t other_groups = 3;  // digits of every group further left; 2 there
  std::size_t grouped_from = 4;  // whole digits a number has to have; 5 where 1234,50 stays whole

  friend bool operator==(const NumberMarks&, const NumberMarks&) = default;
};

/// `decimal` with these marks: every digit of it, in its order, no other, and nothing rounded.
///
/// Shape   digits with at most one point between them, of any length; any other text comes back as
///         it is.
[[nodiscard]] std::string marked(std::string_view decimal, const NumberMarks& marks);

class Locale {
 public:
  virtual ~Locale() = default;

  /// Exact decimal text as the payer writes it, in Latin digits: "1,234,567.50".
  [[nodiscard]] virtual std::string amount(std::string_view decimal) const = 0;

  /// A time that is heard, not seen: "1 minute, 53 seconds"; empty if nobody can say it.
  [[nodiscard]] virtual std::string spoken_time(std::int64_t seconds) const = 0;
};

}  // namespace bleepay
