#include "native/clock.h"

#include <time.h>

namespace bleepay::native {
namespace {

DurationMs read(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::chrono::seconds{time.tv_sec} +
         std::chrono::duration_cast<DurationMs>(std::chrono::nanoseconds{time.tv_nsec});
}

}  // namespace

Now read_clocks() {
#ifdef CLOCK_BOOTTIME
  constexpr clockid_t kMonotonic = CLOCK_BOOTTIME;
#else
  constexpr clockid_t kMonotonic = CLOCK_MONOTONIC;
#endif
  return {MonoTime{read(kMonotonic)}, WallTime{read(CLOCK_REALTIME)}};
}

}  // namespace bleepay::native
