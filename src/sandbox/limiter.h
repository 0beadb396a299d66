// Counts calls against the limits. Time is passed in.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "api/endpoints.h"
#include "base/time.h"
#include "sandbox/options.h"

namespace bleepay::sandbox {

/// The relaxed numbers are ours: generous for a person, tight enough to stop a runaway loop.
inline constexpr api::RateLimit kRelaxedReads{300, DurationMs{60'000}};
inline constexpr api::RateLimit kRelaxedWrites{60, DurationMs{60'000}};

/// Which limit a call falls under, nothing when none does.
[[nodiscard]] std::optional<api::RateLimit> limit_of(const Options& options,
                                                     api::Endpoint endpoint);

/// A sliding window per endpoint and caller: at no moment do more calls lie within the last window
/// than allowed. Of the ways to count that the documentation leaves open, the hardest for a client.
/// Refused calls do not count.
class Limiter {
 public:
  explicit Limiter(const Options& options) : options_(options) {}

  /// Counts the call; false if it is one too many.
  [[nodiscard]] bool admit(api::Endpoint endpoint, std::string_view caller, WallTime now);

  /// Forgets callers that have been quiet for a whole window.
  void forget_idle(WallTime now);

 private:
  struct Window {
    DurationMs length{0};
    std::deque<WallTime> calls;
  };

  const Options& options_;
  std::map<std::string, Window> windows_;
  WallTime next_sweep_;
};

}  // namespace bleepay::sandbox
