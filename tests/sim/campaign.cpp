#include "sim/campaign.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace bleepay::sim {
namespace {

constexpr std::uint64_t kChunk = 64;
constexpr std::size_t kFailuresKept = 10;

std::uint64_t scrambled(std::uint64_t seed, std::uint64_t hash) {
  std::uint64_t z = (seed + 1) * 0x9E3779B97F4A7C15u ^ hash;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

Plan plan_for(const Campaign& campaign, std::uint64_t seed) {
  Plan plan = campaign.is_calm ? calm_plan(seed) : draw_plan(seed);
  plan.ignores_lock = campaign.ignores_lock;
  return plan;
}

bool fails_alike(const Plan& plan, Rule rule) { return run(plan).broken == rule; }

}  // namespace

void Tally::add(std::uint64_t seed, const Verdict& verdict) {
  ++runs;
  exchanges += verdict.exchanges;
  digest += scrambled(seed, verdict.hash);
  ++outcomes[static_cast<std::size_t>(verdict.outcome)];
  if (!verdict.violation) return;
  ++violations;
  failures.push_back({seed, *verdict.violation, *verdict.broken});
}

void Tally::add(const Tally& other) {
  runs += other.runs;
  violations += other.violations;
  exchanges += other.exchanges;
  digest += other.digest;
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  failures.insert(failures.end(), other.failures.begin(), other.failures.end());
  std::sort(failures.begin(), failures.end(),
            [](const Failure& a, const Failure& b) { return a.seed < b.seed; });
  if (failures.size() > kFailuresKept) failures.resize(kFailuresKept);
}

Tally run_all(const Campaign& campaign, const std::function<void(std::uint64_t)>& progress) {
  load_orders();
  Tally total;
  std::mutex mutex;
  std::atomic<std::uint64_t> next{0};
  const auto work = [&] {
    while (true) {
      const std::uint64_t begin = next.fetch_add(kChunk);
      if (begin >= campaign.seeds) return;
      Tally some;
      const std::uint64_t end = std::min(begin + kChunk, campaign.seeds);
      for (std::uint64_t i = begin; i < end; ++i) {
        const std::uint64_t seed = campaign.first + i;
        some.add(seed, run(plan_for(campaign, seed)));
      }
      const std::lock_guard lock(mutex);
      total.add(some);
      if (progress) progress(total.runs);
    }
  };
#ifdef __EMSCRIPTEN__
  work();
#else
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < campaign.jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
#endif
  return total;
}

Plan minimised(Plan plan) {
  const auto rule = run(plan).broken;
  if (!rule) return plan;
  const auto try_with = [&](auto change) {
    Plan smaller = plan;
    change(smaller);
    if (fails_alike(smaller, *rule)) plan = smaller;
  };
  for (int round = 0; round < 2; ++round) {  // what one fault hid, the next may not need
    for (const FaultRow& row : faults()) {
      if (plan.rates[row.fault] == 0) continue;
      try_with([&](Plan& smaller) { smaller.rates.set(row.fault, 0); });
    }
    try_with([](Plan& smaller) { smaller.order = "one-item"; });
    try_with([](Plan& smaller) { smaller.wall_skew_s = 0; });
    try_with([](Plan& smaller) { smaller.drift_ppm = 0; });
    try_with([](Plan& smaller) { smaller.person.wrong_codes = 0; });
    try_with([](Plan& smaller) { smaller.server.fuzz_replies = false; });
    try_with([](Plan& smaller) { smaller.server.strict = false; });
    try_with([](Plan& smaller) { smaller.server.sessions_list_bare_ids = false; });
    try_with([](Plan& smaller) { smaller.server.session_get_counts_as_write = false; });
    try_with([](Plan& smaller) { smaller.payer.negotiates = 0; });
    try_with([](Plan& smaller) { smaller.payer.rejects = 0; });
    try_with([](Plan& smaller) { smaller.payer.ignores = 0; });
    try_with([](Plan& smaller) { smaller.payer.last_moment = 0; });
  }
  return plan;
}

}  // namespace bleepay::sim
