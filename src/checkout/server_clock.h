// What time it is at Bleepay, as far as its replies tell. The wall clock of this machine may be
// wrong by hours, so it is not asked.
//
// An instant that a reply carries was written no later than the reply came: a lower bound. If the
// request itself created it, it was written no earlier than the request left: an upper bound.
#pragma once

#include <algorithm>
#include <optional>

#include "base/time.h"

namespace bleepay::checkout {

class ServerClock {
 public:
  /// Something came into being between `sent` and `received`, by the server's clock at `created`.
  void learn(WallTime created, MonoTime sent, MonoTime received) {
    const Offset low = created.time_since_epoch() - received.time_since_epoch();
    const Offset width = received - sent;
    if (!offset_ || low > low_) {
      low_ = low;
      // A later, larger bound means that the earlier guess was too small.
      offset_ = offset_ ? std::max(low, std::min(*offset_, low + width)) : low + width;
    } else {
      offset_ = std::max(low_, std::min(*offset_, low + width));
    }
  }

  [[nodiscard]] bool is_known() const { return offset_.has_value(); }

  /// The monotonic instant of a server's instant, rather too early than too late; nothing before
  /// anything was learnt.
  [[nodiscard]] std::optional<MonoTime> mono(WallTime instant) const {
    if (!offset_) return std::nullopt;
    return MonoTime(instant.time_since_epoch() - *offset_);
  }

  /// The server's time at a monotonic instant.
  [[nodiscard]] std::optional<WallTime> server_time(MonoTime now) const {
    if (!offset_) return std::nullopt;
    return WallTime(now.time_since_epoch() + *offset_);
  }

 private:
  using Offset = DurationMs;  // server's clock minus our monotonic clock

  Offset low_{};
  std::optional<Offset> offset_;
};

}  // namespace bleepay::checkout
