// One simulated checkout from seed to verdict.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checkout/view.h"
#include "sim/plan.h"

namespace bleepay::sim {

struct Verdict {
  std::vector<std::string> violations;
  checkout::Outcome outcome = checkout::Outcome::None;
  std::uint64_t hash = 0;  // of everything that happened, in order
  std::int64_t events = 0;
  int limited = 0;     // replies 429
  double seconds = 0;  // of virtual time
  std::string trace;   // when asked for
};

[[nodiscard]] Verdict run(const Plan& plan, bool keeps_trace = false);

/// One line about a plan: what a failing seed has switched on.
[[nodiscard]] std::string describe(const Plan& plan);

}  // namespace bleepay::sim
