// Many runs: over seeds, on several threads, and what becomes of a failing one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/run.h"

namespace bleepay::sim {

struct Failure {
  std::uint64_t seed = 0;
  std::string violation;
  Rule rule = Rule::M1;
};

struct Tally {
  std::uint64_t runs = 0;
  std::uint64_t violations = 0;
  std::int64_t exchanges = 0;
  std::uint64_t digest = 0;  // of all traces; the order in which threads ran does not matter
  std::array<std::uint64_t, 8> outcomes{};
  std::vector<Failure> failures;  // the first ones, by seed

  void add(std::uint64_t seed, const Verdict& verdict);
  void add(const Tally& other);
};

struct Campaign {
  std::uint64_t first = 1;
  std::uint64_t seeds = 1000;
  unsigned jobs = 1;
  bool is_calm = false;       // nothing goes wrong: what an ordinary checkout costs
  bool ignores_lock = false;  // tabs do not wait for each other
};

/// `progress` hears how many runs are done, now and then, from one thread at a time.
[[nodiscard]] Tally run_all(const Campaign& campaign,
                            const std::function<void(std::uint64_t)>& progress = {});

/// The same run with everything switched off that its violation does not need.
[[nodiscard]] Plan minimised(Plan plan);

}  // namespace bleepay::sim
