#include "checkout/planner.h"

#include <algorithm>
#include <array>

namespace bleepay::checkout {
namespace {

// Seconds after the last redeem. Seven routine looks in the 120 s a voucher lives, dense where most
// payers answer; with even distances the mean delay would be 8.6 s.
constexpr std::array kOffsets{DurationMs{4000},  DurationMs{9000},  DurationMs{16000},
                              DurationMs{27000}, DurationMs{45000}, DurationMs{70000},
                              DurationMs{100000}};
constexpr int kOffsetCount = static_cast<int>(kOffsets.size());
// After the plan: the window's allowance decides, but not faster than this.
constexpr DurationMs kAfterPlan{10000};

/// The i-th of `looks` instants, spread over the table.
DurationMs offset(int i, int looks) {
  const int index = (i + 1) * (kOffsetCount + 1) / (looks + 1) - 1;
  return kOffsets[static_cast<std::size_t>(std::clamp(index, 0, kOffsetCount - 1))];
}

DurationMs fast_step(DurationMs elapsed) {
  if (elapsed < DurationMs{20000}) return DurationMs{2000};
  if (elapsed < DurationMs{60000}) return DurationMs{3000};
  return DurationMs{5000};
}

}  // namespace

void Planner::begin(MonoTime now, int looks) {
  begun_ = now;
  looks_ = std::clamp(looks, 0, kOffsetCount);
  next_ = 0;
  plan(now);
}

void Planner::on_looked(MonoTime now) {
  last_ = now;
  if (due_) plan(now);
}

void Planner::plan(MonoTime now) {
  if (kind_ == PlannerKind::Fast) {
    due_ = now + jittered(fast_step(now - begun_));
    return;
  }
  while (next_ < looks_ && begun_ + offset(next_, looks_) <= now) ++next_;
  const DurationMs wait =
      next_ < looks_ ? begun_ + offset(next_, looks_) - now : DurationMs{kAfterPlan};
  due_ = now + jittered(wait);
  ++next_;
}

// 80 to 120 %: many pages opened at the same moment must not look at the same moment.
DurationMs Planner::jittered(DurationMs wait) {
  return wait * (80 + static_cast<int>(random_.below(41))) / 100;
}

std::optional<MonoTime> Planner::due(bool is_visible, DurationMs interval) const {
  if (!due_ || !last_) return due_;
  const DurationMs distance = is_visible ? interval : std::max(interval, kHiddenInterval);
  return std::max(*due_, *last_ + distance);
}

}  // namespace bleepay::checkout
