// bleepay-sim: many seeds, or one of them told in detail.
//
//   bleepay-sim --seeds 10000 [--first 1]      bleepay-sim --seed 42 --trace
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

#include "sim/run.h"

namespace {

std::uint64_t number_after(int count, char** words, const char* name, std::uint64_t otherwise) {
  for (int i = 1; i + 1 < count; ++i) {
    if (std::strcmp(words[i], name) == 0) return std::strtoull(words[i + 1], nullptr, 10);
  }
  return otherwise;
}

bool has_word(int count, char** words, const char* name) {
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], name) == 0) return true;
  }
  return false;
}

int run_one(std::uint64_t seed, bool keeps_trace) {
  const bleepay::sim::Plan plan = bleepay::sim::draw_plan(seed);
  const auto verdict = bleepay::sim::run(plan, keeps_trace);
  std::printf("%s", verdict.trace.c_str());
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed),
              bleepay::sim::describe(plan).c_str());
  std::printf("outcome %s after %.0f s, hash %016llx\n",
              std::string(to_string(verdict.outcome)).c_str(), verdict.seconds,
              static_cast<unsigned long long>(verdict.hash));
  for (const std::string& violation : verdict.violations) std::printf("! %s\n", violation.c_str());
  return verdict.violations.empty() ? 0 : 1;
}

int run_many(std::uint64_t first, std::uint64_t count, std::uint64_t shown_max) {
  const auto begun = std::chrono::steady_clock::now();
  std::map<std::string, int> outcomes;
  std::uint64_t failed = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const bleepay::sim::Plan plan = bleepay::sim::draw_plan(seed);
    const auto verdict = bleepay::sim::run(plan);
    ++outcomes[std::string(to_string(verdict.outcome))];
    if (verdict.violations.empty()) continue;
    if (++failed <= shown_max) {
      std::printf("seed %llu: %s\n  %s\n", static_cast<unsigned long long>(seed),
                  verdict.violations.front().c_str(), bleepay::sim::describe(plan).c_str());
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  for (const auto& [outcome, number] : outcomes) {
    std::printf("%8d %s\n", number, outcome.c_str());
  }
  std::printf("%llu seeds, %llu with violations, %.0f seeds/s\n",
              static_cast<unsigned long long>(count), static_cast<unsigned long long>(failed),
              static_cast<double>(count) / took.count());
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::uint64_t seed = number_after(count, words, "--seed", 0);
  if (seed != 0) return run_one(seed, has_word(count, words, "--trace"));
  return run_many(number_after(count, words, "--first", 1),
                  number_after(count, words, "--seeds", 1000), 10);
}
