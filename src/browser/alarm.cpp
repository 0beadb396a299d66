#include "browser/alarm.h"

#include <emscripten/eventloop.h>

#include <algorithm>

namespace bleepay::browser {

namespace {

/// Browsers take delays beyond 2^31 ms for zero. Whoever is woken early sets the alarm again.
constexpr double kDelayMsMax = 24.0 * 3600 * 1000;

}  // namespace

void Alarm::set(double delay_ms) {
  cancel();
  timeout_ = emscripten_set_timeout(&Alarm::ring, std::clamp(delay_ms, 0.0, kDelayMsMax), this);
}

void Alarm::cancel() {
  if (timeout_ != 0) emscripten_clear_timeout(timeout_);
  timeout_ = 0;
}

void Alarm::ring(void* self) {
  Alarm& alarm = *static_cast<Alarm*>(self);
  alarm.timeout_ = 0;
  alarm.callback_(alarm.user_);  // may be the end of the alarm: nothing after this
}

}  // namespace bleepay::browser
