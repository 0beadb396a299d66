// Virtual time: what happens when, in an order that never depends on anything but the plan.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "base/time.h"

namespace bleepay::sim {

class Agenda {
 public:
  using Act = std::function<void()>;

  [[nodiscard]] MonoTime now() const { return now_; }

  void at(MonoTime when, Act act) {
    acts_.emplace(std::pair(when < now_ ? now_ : when, ++count_), std::move(act));
  }
  void after(DurationMs wait, Act act) { at(now_ + wait, std::move(act)); }

  /// Does the next thing; false when there is nothing before `end`.
  bool step(MonoTime end) {
    if (acts_.empty() || acts_.begin()->first.first > end) return false;
    auto node = acts_.extract(acts_.begin());
    now_ = node.key().first;
    node.mapped()();
    return true;
  }

 private:
  MonoTime now_{};
  std::uint64_t count_ = 0;
  std::map<std::pair<MonoTime, std::uint64_t>, Act> acts_;
};

}  // namespace bleepay::sim
