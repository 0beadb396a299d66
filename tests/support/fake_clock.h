// Time that passes only when a test says so.
#pragma once

#include "base/time.h"

namespace bleepay::support {

class FakeClock {
 public:
  /// Starts where Bleepay's samples do: 2026-06-09T12:00:00Z. The monotonic clock starts elsewhere,
  /// so that mixing the two up shows.
  static constexpr WallTime kStart{DurationMs{1781006400000}};

  [[nodiscard]] Now now() const { return now_; }

  void advance(DurationMs by) {
    now_.mono += by;
    now_.wall += by;
  }

  /// Somebody sets the clock, or a laptop wakes in another hour: only the wall clock moves.
  void step_wall(DurationMs by) { now_.wall += by; }

 private:
  Now now_{MonoTime{DurationMs{5'000'000}}, kStart};
};

}  // namespace bleepay::support
