#include "sim/plan.h"

#include <algorithm>
#include <array>

#include "base/random.h"

namespace bleepay::sim {
namespace {

constexpr std::array kOrders{"one-item",   "two-items",   "two-items",
                             "five-items", "with-custom", "many-digits"};
// Of a hundred faults so many take part in a run: swarms differ, because a fault that is never
// absent hides the bugs that need its absence. Zero: a run like any other day.
constexpr std::array kShares{0, 4, 8, 8, 15, 25};

int between(Random& random, int first, int last) {
  return first + static_cast<int>(random.below(static_cast<std::uint32_t>(last - first + 1)));
}

void draw_faults(Plan& plan, const Random& random) {
  Random share_random = random.fork(99);
  const int share = kShares[share_random.below(kShares.size())];
  for (const FaultRow& row : faults()) {
    // A stream each: one fault more or less in the table does not change the others' draws.
    Random own = random.fork(100 + static_cast<std::uint64_t>(row.fault));
    if (between(own, 0, 99) < share) plan.rates.set(row.fault, between(own, 1, row.rate_max));
  }
}

void draw_people(Plan& plan, Random random) {
  plan.payer.join_after_s = between(random, 0, 20);
  plan.payer.decide_after_s_min = between(random, 1, 30);
  plan.payer.decide_after_s_max = plan.payer.decide_after_s_min + between(random, 0, 130);
  plan.payer.rejects = random.below(3) == 0 ? between(random, 1, 60) : 0;
  plan.payer.ignores = random.below(3) == 0 ? between(random, 1, 60) : 0;
  plan.payer.negotiates = random.below(3) == 0 ? 40 : 0;
  plan.payer.last_moment = random.below(4) == 0 ? 50 : 0;
  plan.person.wrong_codes = random.below(6) == 0 ? between(random, 1, 2) : 0;
  plan.person.renews = between(random, 0, 100);
}

void draw_machine(Plan& plan, Random random) {
  plan.latency_ms = between(random, 5, 300);
  plan.wall_skew_s = random.below(2) == 0 ? 0 : between(random, -90'000, 90'000);
  plan.drift_ppm = random.below(2) == 0 ? 0 : between(random, -500, 500);
}

/// Short ones only where nothing is counted: a token that is over before a window of the published
/// limits is would not let anybody finish.
void draw_lives(Plan& plan, Random& random) {
  const bool has_short_token = random.below(8) == 0;
  const bool has_short_context = random.below(8) == 0;
  if (plan.options.enforce_published_limits) return;
  if (has_short_token) plan.server.token_life = DurationMs{1000 * between(random, 20, 120)};
  if (has_short_context) plan.server.context_life = DurationMs{1000 * between(random, 60, 300)};
}

/// What the documentation leaves open is drawn.
void draw_server(Plan& plan, Random random) {
  plan.server.sessions_list_bare_ids = random.below(4) == 0;
  plan.server.post_answers_201 = random.below(4) == 0;
  plan.server.fuzz_replies = random.below(5) == 0;
  plan.server.strict = random.below(4) == 0;
  plan.server.error_shape = static_cast<api::ErrorShape>(random.below(3));
  const bool is_published = random.below(2) == 0;
  plan.server.limits = is_published ? sandbox::Limits::Published : sandbox::Limits::Off;
  if (random.below(3) == 0) plan.server.retry_after_seconds = between(random, 0, 90);
  plan.server.session_get_counts_as_write = random.below(5) == 0;
  plan.options.enforce_published_limits = is_published || random.below(3) == 0;
  plan.options.planner = plan.options.enforce_published_limits ? checkout::PlannerKind::Budgeted
                                                               : checkout::PlannerKind::Fast;
  draw_lives(plan, random);
  plan.options.in_flight = between(random, 1, 5);
  plan.options.resume_old_vouchers = random.below(4) != 0;
  plan.options.waits_without_storage = random.below(2) == 0;
}

}  // namespace

bool Plan::is_calm() const {
  return placed.empty() && std::all_of(faults().begin(), faults().end(),
                                       [this](const auto& row) { return rates[row.fault] == 0; });
}

Plan calm_plan(std::uint64_t seed) {
  Plan plan;
  plan.seed = seed;
  plan.options.seed = seed;
  plan.server.seed = seed;
  plan.server.password_rounds = 1;
  plan.server.cors = false;
  plan.server.limits = sandbox::Limits::Published;
  return plan;
}

Plan draw_plan(std::uint64_t seed) {
  const Random random(seed);
  Plan plan = calm_plan(seed);
  Random order = random.fork(1);
  plan.order = kOrders[order.below(kOrders.size())];
  draw_faults(plan, random);
  draw_people(plan, random.fork(3));
  draw_machine(plan, random.fork(4));
  draw_server(plan, random.fork(5));
  return plan;
}

std::string describe(const Plan& plan) {
  std::string text = plan.order;
  const auto say = [&text](std::string_view name, int value) {
    if (value != 0) text.append(" ").append(name).append("=").append(std::to_string(value));
  };
  for (const FaultRow& row : faults()) say(row.name, plan.rates[row.fault]);
  for (const Placed& placed : plan.placed) {
    text.append(" ").append(row_of(placed.fault).name).append("@");
    text.append(std::to_string(placed.exchange));
  }
  text += " |";
  say("join-after-s", plan.payer.join_after_s);
  say("rejects", plan.payer.rejects);
  say("ignores", plan.payer.ignores);
  say("negotiates", plan.payer.negotiates);
  say("last-moment", plan.payer.last_moment);
  say("wrong-codes", plan.person.wrong_codes);
  say("skew-s", plan.wall_skew_s);
  say("drift-ppm", plan.drift_ppm);
  say("bare-lists", plan.server.sessions_list_bare_ids);
  say("fuzzed-replies", plan.server.fuzz_replies);
  say("strict", plan.server.strict);
  say("published-limits", plan.server.limits == sandbox::Limits::Published);
  say("enforced-limits", plan.options.enforce_published_limits);
  say("in-flight", plan.options.in_flight);
  say("waits-without-storage", plan.options.waits_without_storage);
  say("resume", plan.options.resume_old_vouchers);
  return text;
}

}  // namespace bleepay::sim
