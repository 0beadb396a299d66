#include "sim/run.h"

#include <map>

#include "sim/tab.h"
#include "support/fixture.h"

namespace bleepay::sim {
namespace {

// A virtual hour: five minutes of faults, ten of patience, and a lot to spare.
constexpr DurationMs kLimit{3'600'000};
constexpr std::int64_t kEventsMax = 200'000;

/// Read once: a run takes less time than opening a file.
const checkout::Order& order_named(const std::string& name) {
  static std::map<std::string, checkout::Order> orders;
  auto found = orders.find(name);
  if (found == orders.end()) {
    auto order = checkout::parse_order(support::fixture_text("orders/" + name + ".json"));
    found = orders.emplace(name, *std::move(order)).first;
  }
  return found->second;
}

}  // namespace

Verdict run(const Plan& plan, bool keeps_trace) {
  const checkout::Order& order = order_named(plan.order);
  Agenda agenda;
  Judge judge(order, plan.host.wall_jumps > 0, keeps_trace);
  Bleepay bleepay(plan, agenda);
  Tab tab(plan, agenda, bleepay, judge, order);
  bleepay.start();
  tab.start();
  agenda.at(MonoTime{DurationMs{1000} * plan.faults_end_s}, [&] {
    judge.note("calm from here on");
    tab.calm_down();
    bleepay.be_of_good_will();
  });
  Verdict verdict;
  while (agenda.step(MonoTime{kLimit}) && !tab.is_done() && judge.violations().empty() &&
         ++verdict.events < kEventsMax) {
    judge.at(agenda.now());
  }
  judge.on_end(tab.view(), bleepay.truth());
  verdict.violations = judge.violations();
  verdict.outcome = tab.view().outcome;
  verdict.hash = judge.hash();
  verdict.limited = judge.limited();
  verdict.seconds = static_cast<double>(agenda.now().time_since_epoch().count()) / 1000;
  verdict.trace = judge.trace();
  return verdict;
}

std::string describe(const Plan& plan) {
  const NetworkFaults& n = plan.network;
  std::string text = plan.order;
  const auto say = [&text](const char* name, int value) {
    if (value != 0) text += std::string(" ") + name + "=" + std::to_string(value);
  };
  say("drop_request", n.drop_request);
  say("drop_reply", n.drop_reply);
  say("late", n.late);
  say("twice", n.twice);
  say("fail_before", n.fail_before);
  say("fail_after", n.fail_after);
  say("portal", n.portal);
  say("garbage", n.garbage);
  say("limited", n.limited);
  say("unauthorized", n.unauthorized);
  say("stale", n.stale);
  say("slow", n.slow);
  say("reloads", plan.host.reloads);
  say("wall_jumps", plan.host.wall_jumps);
  say("sleeps", plan.host.sleeps);
  say("skew_s", plan.wall_skew_s);
  say("cancel_at_s", plan.person.cancel_at_s);
  say("bare", plan.server.sessions_list_bare_ids);
  say("fuzz", plan.server.fuzz_replies);
  say("strict", plan.server.strict);
  say("published", plan.server.limits == sandbox::Limits::Published);
  say("enforced", plan.options.enforce_published_limits);
  say("in_flight", plan.options.in_flight);
  say("resume", plan.options.resume_old_vouchers);
  return text;
}

}  // namespace bleepay::sim
