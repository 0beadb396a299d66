// Every small case there is: one voucher, and faults at every exchange, one after the other and in
// pairs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bleepay::sim {

struct Exploration {
  std::uint64_t cases = 0;
  std::uint64_t violation_count = 0;
  std::uint64_t digest = 0;
  std::vector<std::string> violations;  // the first ones, with their plans
};

/// `faults_max` 1 or 2.
[[nodiscard]] Exploration explore_all(int faults_max, unsigned jobs);

}  // namespace bleepay::sim
