// How many requests may still leave, per endpoint: the published limits, kept on our side of the
// wire, and the distance a 429 asks for.
//
// Decides  when the next request to an endpoint may leave. Leaves  whether one is wanted to others.
#pragma once

#include <array>
#include <optional>

#include "api/endpoints.h"
#include "base/time.h"

namespace bleepay::checkout {

class Allowances {
 public:
  /// 429: the next request is at least this much later, twice as much each time, up to the cap.
  static constexpr DurationMs kIntervalFloor{5000};
  static constexpr DurationMs kIntervalCap{60000};
  /// A server may ask for more than the cap; beyond its own longest window it talks nonsense.
  static constexpr DurationMs kRetryAfterCap{600000};
  /// How many requests of one window are remembered: the largest published limit.
  static constexpr int kRequestsMax = 10;

  /// `is_enforced` false: only 429s are minded.
  explicit Allowances(bool is_enforced) : is_enforced_(is_enforced) {}

  /// Requests left in the window now; a large number where no limit is enforced.
  [[nodiscard]] int left(api::Endpoint endpoint, MonoTime now) const;

  /// The earliest instant a request may leave that keeps `spare` ones back for later; in the past
  /// or now = at once; MonoTime::max() = not before a reply has come.
  [[nodiscard]] MonoTime ready_at(api::Endpoint endpoint, MonoTime now, int spare = 0) const;

  /// The distance between requests that 429s have led to; zero without any.
  [[nodiscard]] DurationMs interval(api::Endpoint endpoint) const;

  void on_sent(api::Endpoint endpoint);
  /// Counted from the end of the exchange: the server counted it before that.
  void on_ended(api::Endpoint endpoint, MonoTime now);
  void on_limited(api::Endpoint endpoint, MonoTime now, std::optional<DurationMs> retry_after);
  void on_answered(api::Endpoint endpoint);

 private:
  struct Window {
    std::array<MonoTime, kRequestsMax> ended{};  // a ring, oldest first from `first`
    int first = 0;
    int count = 0;
    int in_flight = 0;
    DurationMs interval{0};
    MonoTime blocked_until{MonoTime::min()};
    bool is_tightened = false;

    /// When the i-th of the remembered requests ended, oldest first.
    [[nodiscard]] MonoTime at(int i) const {
      return ended[static_cast<std::size_t>((first + i) % kRequestsMax)];
    }
  };

  [[nodiscard]] std::array<api::RateLimit, 2> limits_of(api::Endpoint endpoint) const;
  [[nodiscard]] const Window& window(api::Endpoint endpoint) const {
    return windows_[static_cast<std::size_t>(endpoint)];
  }
  [[nodiscard]] Window& window(api::Endpoint endpoint) {
    return windows_[static_cast<std::size_t>(endpoint)];
  }

  bool is_enforced_;
  std::array<Window, api::kEndpointCount> windows_{};
};

}  // namespace bleepay::checkout
