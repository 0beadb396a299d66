// What one simulated run is like: everything is drawn from its seed before it begins.
#pragma once

#include <cstdint>
#include <string>

#include "checkout/options.h"
#include "sandbox/options.h"

namespace bleepay::sim {

/// Chances per exchange, of a thousand. A run enables some of them (swarm testing): faults that
/// are never absent hide the bugs that need their absence.
struct NetworkFaults {
  int drop_request = 0;  // never arrives
  int drop_reply = 0;    // carried out, the reply is lost
  int late = 0;          // carried out long after the client gave up
  int twice = 0;         // the network stack sends it again; the second reply arrives
  int fail_before = 0;   // 500, not carried out
  int fail_after = 0;    // 502, carried out
  int portal = 0;        // 200 with a web page, not carried out
  int garbage = 0;       // carried out, half of the body arrives as if it were whole
  int limited = 0;       // 429, not carried out
  int unauthorized = 0;  // 401, not carried out
  int stale = 0;         // a read is answered with what the same read said before
  int slow = 0;          // takes seconds, but arrives in time
};

/// What the payer does with the wallet.
struct PayerHabits {
  int join_after_s = 2;
  int decide_after_s_min = 3;
  int decide_after_s_max = 40;
  int rejects = 0;     // of a hundred vouchers
  int ignores = 0;     // likewise: neither approved nor rejected
  int negotiates = 0;  // pays with another currency
};

/// What the person at the page does.
struct PersonHabits {
  int wrong_codes = 0;   // typed before the right one
  int renews = 50;       // of a hundred chances; else finishes
  int cancel_at_s = -1;  // -1: never
  int pokes = 0;         // of a thousand seconds
  int hides = 0;         // likewise
};

/// What happens to the page and its clocks.
struct HostFaults {
  int reloads = 0;     // of a thousand seconds
  int wall_jumps = 0;  // likewise: up to a day in either direction
  int sleeps = 0;      // likewise: the page stands still for a while, its clocks do not
  bool denies_storage = false;
};

struct Plan {
  std::uint64_t seed = 0;
  std::string order = "two-items";
  checkout::Options options;
  sandbox::Options server;
  NetworkFaults network;
  PayerHabits payer;
  PersonHabits person;
  HostFaults host;
  int faults_end_s = 240;  // then everything works and everybody is of good will
  int wall_skew_s = 0;     // of this machine's clock at the beginning
  int latency_ms = 60;     // one way, at least
};

[[nodiscard]] Plan draw_plan(std::uint64_t seed);
/// A run in which nothing goes wrong.
[[nodiscard]] Plan calm_plan(std::uint64_t seed);

}  // namespace bleepay::sim
