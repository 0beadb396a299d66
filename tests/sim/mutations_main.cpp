// bleepay-sim-mutations: plants one bug after the other and tells which rule noticed it, and how
// many seeds that took.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>

#include "sim/campaign.h"
#include "sim/command_line.h"
#include "sim/mutation_table.h"

namespace bleepay::sim {
namespace {

constexpr std::uint64_t kSeedsMax = 10'000;
constexpr std::uint64_t kRound = 128;
constexpr const char* kHelp =
    "bleepay-sim-mutations [--jobs J]: up to 10,000 seeds for each planted bug, until a rule\n"
    "notices it. Exit status: 0 all were caught, 1 not all, 2 usage.\n";

/// The first seed that fails with it.
std::optional<Failure> first_failure(const MutationRow& row, unsigned jobs) {
  plant(&row);
  for (std::uint64_t first = 1; first <= kSeedsMax; first += kRound) {
    const std::uint64_t seeds = std::min(kRound, kSeedsMax - first + 1);
    const Tally tally =
        run_all({.first = first, .seeds = seeds, .jobs = jobs, .ignores_lock = row.ignores_lock});
    if (tally.violations > 0) return tally.failures.front();
  }
  return std::nullopt;
}

int run(unsigned jobs) {
  const auto begun = std::chrono::steady_clock::now();
  std::size_t caught = 0;
  for (const MutationRow& row : mutations()) {
    const auto failure = first_failure(row, jobs);
    if (failure) ++caught;
    const std::string how = failure ? std::string(row_of(failure->rule).name) + " after " +
                                          grouped(failure->seed) +
                                          (failure->seed == 1 ? " seed" : " seeds")
                                    : "NOT CAUGHT";
    std::printf("%-30s %-20s %s\n", std::string(row.name).c_str(), how.c_str(),
                std::string(row.what).c_str());
    std::fflush(stdout);
  }
  plant(nullptr);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("%.0f s\nmutations: %zu of %zu caught\n", took.count(), caught, mutations().size());
  return caught == mutations().size() ? 0 : 1;
}

int main(int count, char** words) {
  const CommandLine line(count, words, {{"--jobs", true}, {"--help"}});
  const std::uint64_t jobs = line.number("--jobs", 1);
  if (line.fault() || jobs < 1 || jobs > 64) {
    std::fprintf(stderr, "bleepay-sim-mutations: %s\n%s",
                 line.fault().value_or("--jobs takes 1 to 64").c_str(), kHelp);
    return 2;
  }
  if (line.has("--help")) return std::fputs(kHelp, stdout), 0;
  return run(static_cast<unsigned>(jobs));
}

}  // namespace
}  // namespace bleepay::sim

int main(int count, char** words) { return bleepay::sim::main(count, words); }
