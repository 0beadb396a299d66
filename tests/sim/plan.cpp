#include "sim/plan.h"

#include <array>

#include "base/random.h"

namespace bleepay::sim {
namespace {

constexpr std::array kOrders{"one-item", "two-items", "two-items", "five-items", "with-custom"};

/// A fault takes part in one run of three, then fires with up to `max` of a thousand.
int drawn(Random& random, int max) {
  if (random.below(3) != 0) return 0;
  return 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(max)));
}

int between(Random& random, int first, int last) {
  return first + static_cast<int>(random.below(static_cast<std::uint32_t>(last - first + 1)));
}

void draw_network(NetworkFaults& faults, Random random) {
  for (int* rate : {&faults.drop_request, &faults.drop_reply, &faults.late, &faults.twice,
                    &faults.fail_before, &faults.fail_after, &faults.portal, &faults.garbage,
                    &faults.limited, &faults.unauthorized, &faults.stale, &faults.slow}) {
    *rate = drawn(random, 250);
  }
}

void draw_people(Plan& plan, Random random) {
  plan.payer.join_after_s = between(random, 0, 20);
  plan.payer.decide_after_s_min = between(random, 1, 30);
  plan.payer.decide_after_s_max = plan.payer.decide_after_s_min + between(random, 0, 130);
  plan.payer.rejects = random.below(3) == 0 ? between(random, 1, 60) : 0;
  plan.payer.ignores = random.below(3) == 0 ? between(random, 1, 60) : 0;
  plan.payer.negotiates = random.below(3) == 0 ? 40 : 0;
  plan.person.wrong_codes = random.below(6) == 0 ? between(random, 1, 2) : 0;
  plan.person.renews = between(random, 0, 100);
  plan.person.cancel_at_s = random.below(4) == 0 ? between(random, 0, 150) : -1;
  plan.person.pokes = drawn(random, 100);
  plan.person.hides = drawn(random, 60);
}

void draw_host(Plan& plan, Random random) {
  plan.host.reloads = drawn(random, 25);
  plan.host.wall_jumps = drawn(random, 20);
  plan.host.sleeps = drawn(random, 15);
  plan.wall_skew_s = random.below(2) == 0 ? 0 : between(random, -90'000, 90'000);
}

void draw_server(Plan& plan, Random random) {
  plan.server.sessions_list_bare_ids = random.below(4) == 0;
  plan.server.post_answers_201 = random.below(4) == 0;
  plan.server.fuzz_replies = random.below(5) == 0;
  plan.server.strict = random.below(4) == 0;
  plan.server.error_shape = static_cast<api::ErrorShape>(random.below(3));
  const bool is_published = random.below(2) == 0;
  plan.server.limits = is_published ? sandbox::Limits::Published : sandbox::Limits::Off;
  plan.options.enforce_published_limits = is_published || random.below(3) == 0;
  plan.options.planner = plan.options.enforce_published_limits ? checkout::PlannerKind::Budgeted
                                                               : checkout::PlannerKind::Fast;
  plan.options.in_flight = between(random, 1, 5);
  plan.options.resume_old_vouchers = random.below(4) != 0;
}

}  // namespace

Plan calm_plan(std::uint64_t seed) {
  Plan plan;
  plan.seed = seed;
  plan.options.seed = seed;
  plan.server.seed = seed;
  plan.server.password_rounds = 1;
  plan.server.limits = sandbox::Limits::Published;
  return plan;
}

Plan draw_plan(std::uint64_t seed) {
  const Random random(seed);
  Plan plan = calm_plan(seed);
  Random order = random.fork(1);
  plan.order = kOrders[order.below(kOrders.size())];
  plan.latency_ms = between(order, 5, 300);
  draw_network(plan.network, random.fork(2));
  draw_people(plan, random.fork(3));
  draw_host(plan, random.fork(4));
  draw_server(plan, random.fork(5));
  return plan;
}

}  // namespace bleepay::sim
