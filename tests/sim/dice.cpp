#include "sim/dice.h"

#include <algorithm>

namespace bleepay::sim {
namespace {

constexpr int kSecondsMax = 3600;

}  // namespace

Dice::Dice(const Plan& plan) : plan_(plan) {
  const Random random(plan.seed);
  streams_.reserve(kFaultCount);
  for (std::size_t i = 0; i < kFaultCount; ++i) streams_.push_back(random.fork(1000 + i));
}

bool Dice::is_placed(Fault fault) const {
  return std::any_of(plan_.placed.begin(), plan_.placed.end(), [&](const Placed& placed) {
    return placed.fault == fault && placed.exchange == exchange_;
  });
}

DurationMs Dice::wait_for(Fault fault) {
  int seconds = 1;
  while (seconds < kSecondsMax && static_cast<int>(below(fault, 1000)) >= plan_.rates[fault]) {
    ++seconds;
  }
  return DurationMs{1000 * seconds + static_cast<int>(below(fault, 1000))};
}

}  // namespace bleepay::sim
