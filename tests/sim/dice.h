// Whether a fault happens now: drawn from a stream of its own, or placed by hand.
//
// A stream for each fault means that switching one off leaves the others where they were, which is
// what makes a failing run smaller without making it another run.
#pragma once

#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "sim/plan.h"

namespace bleepay::sim {

class Dice {
 public:
  explicit Dice(const Plan& plan);

  /// No faults any more.
  void calm_down() { is_calm_ = true; }
  [[nodiscard]] bool is_calm() const { return is_calm_; }

  /// The next exchange begins.
  void next_exchange() { ++exchange_; }
  [[nodiscard]] int exchange() const { return exchange_; }

  /// A fault of Kind::Exchange, at this exchange.
  [[nodiscard]] bool happens(Fault fault) {
    if (is_calm_) return false;
    const int rate = plan_.rates[fault];
    if (rate > 0 && static_cast<int>(stream(fault).below(1000)) < rate) return true;
    return !plan_.placed.empty() && is_placed(fault);
  }
  [[nodiscard]] bool is_placed(Fault fault) const;

  /// A fault of Kind::Second: when it happens next.
  [[nodiscard]] DurationMs wait_for(Fault fault);

  [[nodiscard]] std::uint32_t below(Fault fault, std::uint32_t bound) {
    return stream(fault).below(bound);
  }
  [[nodiscard]] Random& stream(Fault fault) { return streams_[static_cast<std::size_t>(fault)]; }

 private:
  const Plan& plan_;
  std::vector<Random> streams_;
  int exchange_ = -1;
  bool is_calm_ = false;
};

}  // namespace bleepay::sim
