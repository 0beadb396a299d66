// When to look next while payers make up their minds: few looks, where they help most.
//
// Decides  the instants of routine looks. Leaves  whether a look is still allowed to Allowances,
// and every look that is not routine (doubts, expiry) to the machine.
#pragma once

#include <optional>

#include "base/random.h"
#include "base/time.h"
#include "checkout/options.h"

namespace bleepay::checkout {

class Planner {
 public:
  /// Reads that routine looks leave alone: two to settle doubts, one at the expiry.
  static constexpr int kSpareReads = 3;
  static constexpr DurationMs kHiddenInterval{15000};

  Planner(PlannerKind kind, Random random) : kind_(kind), random_(random) {}

  /// Something new waits for the payer: looks are dense at first and thin out, `looks` of them.
  void begin(MonoTime now, int looks);
  /// A look was made, planned or not.
  void on_looked(MonoTime now);
  /// Somebody came back: look at once.
  void catch_up(MonoTime now) { due_ = now; }

  /// The next look; nothing before `begin`. In a hidden page at most every 15 s; never sooner
  /// than `interval` after the last one.
  [[nodiscard]] std::optional<MonoTime> due(bool is_visible, DurationMs interval) const;

 private:
  void plan(MonoTime now);
  [[nodiscard]] DurationMs jittered(DurationMs wait);

  PlannerKind kind_;
  Random random_;
  MonoTime begun_{};
  int looks_ = 0;  // of the plan made at `begin`
  int next_ = 0;   // index into it
  std::optional<MonoTime> due_;
  std::optional<MonoTime> last_;
};

}  // namespace bleepay::checkout
