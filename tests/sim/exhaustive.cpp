#include "sim/exhaustive.h"

#include <atomic>
#include <mutex>
#include <thread>

#include "sim/run.h"

namespace bleepay::sim {
namespace {

constexpr std::size_t kViolationsKept = 10;
// Beyond that an ending is only waited for: reads that repeat each other.
constexpr int kDepth = 14;

Plan plan_of(const std::vector<Placed>& placed) {
  Plan plan = calm_plan(1);
  plan.order = "one-item";
  plan.payer.join_after_s = 1;
  plan.payer.decide_after_s_min = 12;
  plan.payer.decide_after_s_max = 12;
  plan.placed = placed;
  return plan;
}

/// One case; how many exchanges it had.
int explore(const std::vector<Placed>& placed, Exploration& found) {
  const Plan plan = plan_of(placed);
  const Verdict verdict = run(plan);
  ++found.cases;
  found.digest += verdict.hash;
  if (verdict.violation) {
    ++found.violation_count;
    if (found.violations.size() < kViolationsKept) {
      found.violations.push_back(*verdict.violation + "\n  " + describe(plan));
    }
  }
  return static_cast<int>(verdict.exchanges);
}

/// A first fault at an exchange, alone and with every second one after it or along with it.
void explore_from(Placed first, int faults_max, Exploration& found) {
  const int exchanges = std::min(explore({first}, found), kDepth);
  if (faults_max < 2) return;
  for (int at = first.exchange; at < exchanges; ++at) {
    for (const FaultRow& row : faults()) {
      const bool is_seen = at == first.exchange && row.fault <= first.fault;
      if (!is_seen) explore({first, {at, row.fault}}, found);
    }
  }
}

void add(Exploration& total, const Exploration& some) {
  total.cases += some.cases;
  total.violation_count += some.violation_count;
  total.digest += some.digest;
  for (const std::string& violation : some.violations) {
    if (total.violations.size() < kViolationsKept) total.violations.push_back(violation);
  }
}

}  // namespace

Exploration explore_all(int faults_max, unsigned jobs) {
  load_orders();
  Exploration total;
  const int exchanges = explore({}, total);
  std::vector<Placed> firsts;
  for (int at = 0; at < exchanges; ++at) {
    for (const FaultRow& row : faults()) firsts.push_back({at, row.fault});
  }
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < firsts.size(); i = next++) {
      Exploration some;
      explore_from(firsts[i], faults_max, some);
      const std::lock_guard lock(mutex);
      add(total, some);
    }
  };
#ifdef __EMSCRIPTEN__
  static_cast<void>(jobs);
  work();
#else
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
#endif
  return total;
}

}  // namespace bleepay::sim
