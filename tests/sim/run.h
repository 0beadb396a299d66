// One simulated checkout from seed to verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "checkout/view.h"
#include "sim/invariants.h"
#include "sim/plan.h"

namespace bleepay::sim {

struct Verdict {
  std::optional<std::string> violation;
  std::optional<Rule> broken;
  checkout::Outcome outcome = checkout::Outcome::None;
  std::uint64_t hash = 0;      // of everything that happened, in order
  std::int64_t exchanges = 0;  // requests sent
  int limited = 0;             // replies 429
  double seconds = 0;          // of virtual time
  std::string trace;           // when asked for
};

/// Calls   safe on several threads at once, after `load_orders`.
[[nodiscard]] Verdict run(const Plan& plan, bool keeps_trace = false);

/// Reads the orders that plans name. Once, before the first run.
void load_orders();

}  // namespace bleepay::sim
