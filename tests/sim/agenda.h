// Virtual time: what happens when, in an order that never depends on anything but the plan.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/time.h"

namespace bleepay::sim {

class Agenda {
 public:
  /// Small captures (two pointers) are kept without a heap allocation.
  using Act = std::function<void()>;

  [[nodiscard]] MonoTime now() const { return now_; }

  void at(MonoTime when, Act act) {
    entries_.push_back({std::max(when, now_), ++count_, std::move(act)});
    std::push_heap(entries_.begin(), entries_.end(), is_later);
  }
  void after(DurationMs wait, Act act) { at(now_ + wait, std::move(act)); }

  /// Does the next thing; false when there is nothing before `end`.
  bool step(MonoTime end) {
    if (entries_.empty() || entries_.front().when > end) return false;
    std::pop_heap(entries_.begin(), entries_.end(), is_later);
    const Entry entry = std::move(entries_.back());
    entries_.pop_back();
    now_ = entry.when;
    entry.act();
    return true;
  }

 private:
  struct Entry {
    MonoTime when;
    std::uint64_t number;  // equal instants keep their order
    Act act;
  };
  static bool is_later(const Entry& a, const Entry& b) {
    return std::pair(a.when, a.number) > std::pair(b.when, b.number);
  }

  MonoTime now_{};
  std::uint64_t count_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace bleepay::sim
