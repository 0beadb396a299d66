// Two kinds of time that cannot be mixed up. Neither clock can be read from here: time is passed
// in, by whoever owns a real clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bleepay {

using DurationMs = std::chrono::duration<std::int64_t, std::milli>;

/// Never goes back, starts anywhere, may stop during sleep. The only clock that decides deadlines.
struct MonoClock {
  using duration = DurationMs;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<MonoClock, duration>;
  static constexpr bool is_steady = true;
};

/// UTC milliseconds since 1970. For people, for records, and for reading `expiresAt`; it may jump.
struct WallClock {
  using duration = DurationMs;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<WallClock, duration>;
  static constexpr bool is_steady = false;
};

using MonoTime = MonoClock::time_point;
using WallTime = WallClock::time_point;

/// Both clocks read at one moment: the only form in which time enters the core.
struct Now {
  MonoTime mono;
  WallTime wall;
};

/// Reads an ISO 8601 instant as Bleepay prints it: `2026-06-09T12:00:00Z`, with or without a
/// fraction (1-9 digits, truncated to milliseconds), `Z` or an offset `+02:00`. Years 1970-9999; a
/// leap second reads as the second after it.
///
/// Errors  Malformed, OutOfRange; the path is empty, the caller adds it.
[[nodiscard]] Result<WallTime> parse_instant(std::string_view text);

/// `2026-06-09T12:00:00.000Z`: always three digits of fraction, always Z.
[[nodiscard]] std::string format_instant(WallTime instant);

}  // namespace bleepay
