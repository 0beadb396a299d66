// Instants: RFC 3339 in, one fixed spelling out. The calendar is the standard library's.
#include "base/time.h"

#include <optional>

#include "base/text_scan.h"

namespace bleepay {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kYearMax = 9999;
constexpr std::size_t kFractionDigitsMax = 9;  // nanoseconds: the finest anybody prints

/// An instant as it is written, before anything is known about its sense.
struct Written {
  int year, month, day, hour, minute, second;
  DurationMs fraction{0};
  minutes offset{0};
};

std::optional<DurationMs> read_fraction(Scanner& scan) {
  if (!scan.skip('.')) return DurationMs{0};
  const std::string_view digits = scan.digits();
  if (digits.empty() || digits.size() > kFractionDigitsMax) return std::nullopt;
  int milliseconds = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    milliseconds = milliseconds * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  }
  return DurationMs{milliseconds};
}

std::optional<minutes> read_offset(Scanner& scan) {
  if (scan.skip_letter('Z')) return minutes{0};
  const bool is_east = scan.skip('+');
  if (!is_east && !scan.skip('-')) return std::nullopt;
  const int hour = scan.number(2);
  if (!scan.skip(':')) return std::nullopt;
  const int minute = scan.number(2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const minutes distance = hours{hour} + minutes{minute};
  return is_east ? distance : -distance;
}

std::optional<Written> read(std::string_view text) {
  Scanner scan(text);
  Written written{};
  written.year = scan.number(4);
  if (!scan.skip('-')) return std::nullopt;
  written.month = scan.number(2);
  if (!scan.skip('-')) return std::nullopt;
  written.day = scan.number(2);
  if (!scan.skip_letter('T')) return std::nullopt;
  written.hour = scan.number(2);
  if (!scan.skip(':')) return std::nullopt;
  written.minute = scan.number(2);
  if (!scan.skip(':')) return std::nullopt;
  written.second = scan.number(2);
  const auto fraction = read_fraction(scan);
  if (!fraction) return std::nullopt;
  const auto offset = read_offset(scan);
  if (!offset || !scan.at_end()) return std::nullopt;
  if (written.year < 0 || written.month < 0 || written.day < 0 || written.hour < 0 ||
      written.minute < 0 || written.second < 0) {
    return std::nullopt;
  }
  written.fraction = *fraction;
  written.offset = *offset;
  return written;
}

Fault out_of_range(std::string rule) { return {FaultKind::OutOfRange, "", std::move(rule)}; }

}  // namespace

Result<WallTime> parse_instant(std::string_view text) {
  const auto written = read(text);
  if (!written) {
    return Fault{FaultKind::Malformed, "", "must be an instant like 2026-06-09T12:00:00Z"};
  }
  const std::chrono::year_month_day date{std::chrono::year{written->year},
                                         std::chrono::month{static_cast<unsigned>(written->month)},
                                         std::chrono::day{static_cast<unsigned>(written->day)}};
  if (!date.ok()) return out_of_range("must name a day that exists");
  if (written->hour > 23 || written->minute > 59 || written->second > 60) {
    return out_of_range("must name a time of day that exists");
  }
  // In our own 64 bits from the start: the library's minutes have 32 of them on WASM.
  const DurationMs since_epoch = DurationMs{std::chrono::sys_days{date}.time_since_epoch()} +
                                 hours{written->hour} + minutes{written->minute} +
                                 seconds{written->second} - written->offset;
  // A leap second ends a UTC day, so the second after it is the first of the next one.
  if (written->second == 60 && since_epoch % days{1} != DurationMs{0}) {
    return out_of_range("must have its leap second at the end of a UTC day");
  }
  const WallTime instant{since_epoch + written->fraction};
  constexpr std::chrono::sys_days kEnd{std::chrono::year{kYearMax + 1} / 1 / 1};
  if (instant < WallTime{} || instant >= WallTime{kEnd.time_since_epoch()}) {
    return out_of_range("must lie in the years 1970 to 9999");
  }
  return instant;
}

std::string format_instant(WallTime instant) {
  const auto midnight = std::chrono::floor<days>(instant);
  const std::chrono::year_month_day date{std::chrono::sys_days{midnight.time_since_epoch()}};
  const std::chrono::hh_mm_ss<DurationMs> time{instant - midnight};

  std::string text;
  const auto append = [&text](std::int64_t value, int width, char after) {
    std::string digits(static_cast<std::size_t>(width), '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value /= 10) {
      *digit = static_cast<char>('0' + value % 10);
    }
    text += digits;
    text += after;
  };
  append(int{date.year()}, 4, '-');
  append(unsigned{date.month()}, 2, '-');
  append(unsigned{date.day()}, 2, 'T');
  append(time.hours().count(), 2, ':');
  append(time.minutes().count(), 2, ':');
  append(time.seconds().count(), 2, '.');
  append(time.subseconds().count(), 3, 'Z');
  return text;
}

}  // namespace bleepay
