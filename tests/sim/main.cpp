// bleepay-sim: many seeds, one of them told in detail, or every small case there is.
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "sim/campaign.h"
#include "sim/command_line.h"
#include "sim/exhaustive.h"

namespace bleepay::sim {
namespace {

constexpr int kUsageStatus = 2;
constexpr const char* kHelp =
    R"(bleepay-sim: simulated checkouts under faults, held against the invariants

  bleepay-sim --seeds N [--first S] [--jobs J] [--calm]   runs N seeds from S (1) on J threads
  bleepay-sim --seed S [--trace]                          runs one seed, and tells what happens
  bleepay-sim --exhaustive [--faults 1|2] [--jobs J]      one voucher, faults at every exchange
  bleepay-sim --rules | --list-faults                     what is checked, what may go wrong
  bleepay-sim --help

  --calm    nothing goes wrong: what an ordinary checkout of two items costs

Exit status: 0 nothing violated, 1 a violation (its seed is printed), 2 usage.
)";

double seconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

int refuse(const std::string& why) {
  std::fprintf(stderr, "bleepay-sim: %s; --help tells what there is\n", why.c_str());
  return kUsageStatus;
}

int run_one(std::uint64_t seed, bool keeps_trace) {
  const Plan plan = draw_plan(seed);
  const Verdict verdict = run(plan, keeps_trace);
  std::fputs(verdict.trace.c_str(), stdout);
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), describe(plan).c_str());
  std::printf("outcome %s after %.0f s, %lld exchanges, hash %016llx\n",
              std::string(to_string(verdict.outcome)).c_str(), verdict.seconds,
              static_cast<long long>(verdict.exchanges),
              static_cast<unsigned long long>(verdict.hash));
  if (!verdict.violation) return 0;
  std::printf("! %s\n", verdict.violation->c_str());
  if (!keeps_trace) std::printf("needs only: %s\n", describe(minimised(plan)).c_str());
  return 1;
}

void print_failures(const Tally& tally) {
  for (const Failure& failure : tally.failures) {
    std::printf("seed %llu: %s\n  needs only: %s\n  again: bleepay-sim --seed %llu --trace\n",
                static_cast<unsigned long long>(failure.seed), failure.violation.c_str(),
                describe(minimised(draw_plan(failure.seed))).c_str(),
                static_cast<unsigned long long>(failure.seed));
  }
}

int run_many(const Campaign& campaign) {
  const auto begun = std::chrono::steady_clock::now();
  double shown = 0;
  const Tally tally = run_all(campaign, [&](std::uint64_t done) {
    const double now = seconds_since(begun);
    if (now < shown + 2 && done != campaign.seeds) return;
    shown = now;
    std::fprintf(stderr, "  %s of %s runs, %.0f runs/s\n", grouped(done).c_str(),
                 grouped(campaign.seeds).c_str(), static_cast<double>(done) / now);
  });
  const double took = seconds_since(begun);
  for (std::size_t i = 1; i < tally.outcomes.size(); ++i) {
    const auto outcome = static_cast<checkout::Outcome>(i);
    std::printf("%12s %s\n", grouped(tally.outcomes[i]).c_str(),
                std::string(to_string(outcome)).c_str());
  }
  print_failures(tally);
  const double rate = static_cast<double>(tally.runs) / took / campaign.jobs;
  std::printf("%.1f s, %.1f exchanges per run, %s exchanges/s per core\n", took,
              static_cast<double>(tally.exchanges) / static_cast<double>(tally.runs),
              grouped(static_cast<std::uint64_t>(static_cast<double>(tally.exchanges) / took /
                                                 campaign.jobs))
                  .c_str());
  std::printf("%llu runs, %llu violations, %s runs/s per core, digest %016llx\n",
              static_cast<unsigned long long>(tally.runs),
              static_cast<unsigned long long>(tally.violations),
              grouped(static_cast<std::uint64_t>(rate)).c_str(),
              static_cast<unsigned long long>(tally.digest));
  return tally.violations == 0 ? 0 : 1;
}

int explore(int faults_max, unsigned jobs) {
  const auto begun = std::chrono::steady_clock::now();
  const Exploration found = explore_all(faults_max, jobs);
  for (const std::string& violation : found.violations) std::printf("! %s\n", violation.c_str());
  std::printf("%s cases with up to %d faults, %llu violations, %.1f s\n",
              grouped(found.cases).c_str(), faults_max,
              static_cast<unsigned long long>(found.violation_count), seconds_since(begun));
  return found.violation_count == 0 ? 0 : 1;
}

int list_rules() {
  for (const RuleRow& row : rules()) {
    std::printf("%-4s %s\n       %s\n", std::string(row.name).c_str(),
                std::string(row.says).c_str(), std::string(row.checked).c_str());
  }
  return 0;
}

int list_faults() {
  for (const FaultRow& row : faults()) {
    std::printf("%-22s %s\n", std::string(row.name).c_str(), std::string(row.what).c_str());
  }
  return 0;
}

int main(int count, char** words) {
  const CommandLine line(count, words,
                         {{"--seeds", true},
                          {"--first", true},
                          {"--jobs", true},
                          {"--seed", true},
                          {"--trace"},
                          {"--calm"},
                          {"--exhaustive"},
                          {"--faults", true},
                          {"--rules"},
                          {"--list-faults"},
                          {"--help"}});
  if (line.fault()) return refuse(*line.fault());
  const auto jobs = static_cast<unsigned>(line.number("--jobs", 1));
  if (jobs < 1 || jobs > 64) return refuse("--jobs takes 1 to 64");
  if (line.has("--help")) return std::fputs(kHelp, stdout), 0;
  if (line.has("--rules")) return list_rules();
  if (line.has("--list-faults")) return list_faults();
  if (line.has("--seed")) return run_one(line.number("--seed", 1), line.has("--trace"));
  if (line.has("--exhaustive")) {
    const std::uint64_t faults_max = line.number("--faults", 2);
    if (faults_max < 1 || faults_max > 2) return refuse("--faults takes 1 or 2");
    return explore(static_cast<int>(faults_max), jobs);
  }
  Campaign campaign;
  campaign.first = line.number("--first", 1);
  campaign.seeds = line.number("--seeds", 0);
  campaign.jobs = jobs;
  campaign.is_calm = line.has("--calm");
  if (campaign.seeds == 0) return refuse("say how many: --seeds N, or --seed S");
  return run_many(campaign);
}

}  // namespace
}  // namespace bleepay::sim

int main(int count, char** words) { return bleepay::sim::main(count, words); }
