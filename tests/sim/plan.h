// What one simulated run is like: everything is drawn from its seed before it begins.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checkout/options.h"
#include "sandbox/options.h"
#include "sim/faults.h"

namespace bleepay::sim {

/// What the payer does with the wallet.
struct PayerHabits {
  int join_after_s = 2;
  int decide_after_s_min = 3;
  int decide_after_s_max = 40;
  int rejects = 0;      // of a hundred vouchers
  int ignores = 0;      // likewise: neither approved nor rejected
  int negotiates = 0;   // likewise: pays with another currency
  int last_moment = 0;  // likewise: approved in the very last millisecond
};

/// What the person at the page does.
struct PersonHabits {
  int wrong_codes = 0;  // typed before the right one
  int renews = 50;      // of a hundred chances; else finishes
};

/// A fault at a certain exchange of the run, counted from 0, whatever the rates say.
struct Placed {
  int exchange = 0;
  Fault fault{};
};

struct Plan {
  std::uint64_t seed = 0;
  std::string order = "two-items";
  checkout::Options options;
  sandbox::Options server;
  Rates rates;
  std::vector<Placed> placed;
  PayerHabits payer;
  PersonHabits person;
  bool ignores_lock = false;  // a bug planted in the edge: tabs work side by side
  int faults_end_s = 240;     // then everything works and everybody is of good will
  int wall_skew_s = 0;        // of this machine's clock at the beginning
  int drift_ppm = 0;          // of both clocks
  int latency_ms = 60;        // one way, at least

  [[nodiscard]] bool is_calm() const;  // nothing goes wrong in it
};

[[nodiscard]] Plan draw_plan(std::uint64_t seed);
/// A run in which nothing goes wrong.
[[nodiscard]] Plan calm_plan(std::uint64_t seed);

/// One line about a plan: what a failing seed has switched on.
[[nodiscard]] std::string describe(const Plan& plan);

}  // namespace bleepay::sim
