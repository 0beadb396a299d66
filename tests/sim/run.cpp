#include "sim/run.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>

#include "sim/tab.h"
#include "support/fixture.h"

namespace bleepay::sim {
namespace {

// Faults for four minutes, then what the longest limits need, and a night's sleep.
constexpr DurationMs kLimit{20 * 3'600'000};
constexpr int kEventsMax = 100'000;
constexpr std::array kOrderNames{"one-item", "two-items", "five-items", "with-custom",
                                 "many-digits"};

using Orders = std::map<std::string, checkout::Order>;

const Orders& orders() {
  static const Orders kOrders = [] {
    Orders read;
    for (const char* name : kOrderNames) {
      auto order =
          checkout::parse_order(support::fixture_text("orders/" + std::string(name) + ".json"));
      if (!order) {
        std::fprintf(stderr, "order %s: %s\n", name, describe(order.fault()).c_str());
        std::abort();
      }
      read.emplace(name, *std::move(order));
    }
    return read;
  }();
  return kOrders;
}

/// Opens one or two more tabs, which may be closed like the first.
void open_tabs(Browser& browser, std::deque<Tab>& tabs) {
  tabs.emplace_back(browser, 0).open();
  if (browser.plan.rates[Fault::OtherTab] == 0) return;
  Random& random = browser.dice.stream(Fault::OtherTab);
  const PageNumber count = 2 + random.below(2);
  for (PageNumber i = 1; i < count; ++i) {
    Tab& tab = tabs.emplace_back(browser, i);
    browser.agenda.after(DurationMs{random.below(40'000)}, [&tab] { tab.open(); });
  }
  for (Tab& tab : tabs) {
    browser.agenda.after(DurationMs{random.below(150'000)}, [&tab, &browser] {
      if (!browser.dice.is_calm()) tab.suffer(Fault::OtherTab);
    });
  }
}

const Tab* done_of(const std::deque<Tab>& tabs) {
  for (const Tab& tab : tabs) {
    if (tab.is_done()) return &tab;
  }
  return nullptr;
}

}  // namespace

void load_orders() { static_cast<void>(orders()); }

Verdict run(const Plan& plan, bool keeps_trace) {
  const checkout::Order& order = orders().at(plan.order);
  Agenda agenda;
  Judge judge(plan, order, keeps_trace);
  Bleepay bleepay(plan, agenda);
  Dice dice(plan);
  Network network(plan, agenda, bleepay, judge, dice);
  Browser browser{plan, order, agenda, bleepay, judge, dice, network};
  std::deque<Tab> tabs;
  const auto scene = [&] { return Scene{agenda.now(), bleepay.time(), bleepay.truth()}; };
  open_tabs(browser, tabs);
  agenda.at(MonoTime{DurationMs{1000} * plan.faults_end_s}, [&] {
    judge.note(agenda.now(), "calm from here on");
    dice.calm_down();
    judge.on_calm(scene());
    bleepay.be_of_good_will();
    for (Tab& tab : tabs) tab.calm_down();
  });
  int events = 0;
  const Tab* done = nullptr;
  while (done == nullptr && !judge.has_violation() && ++events < kEventsMax &&
         agenda.step(MonoTime{kLimit})) {
    done = done_of(tabs);
  }
  if (!judge.has_violation())
    judge.on_end(scene(), (done != nullptr ? *done : tabs.front()).view());
  Verdict verdict;
  verdict.violation = judge.violation();
  verdict.broken = judge.broken_rule();
  verdict.outcome = (done != nullptr ? *done : tabs.front()).view().outcome;
  verdict.hash = judge.hash();
  verdict.exchanges = judge.exchanges();
  verdict.limited = judge.limited();
  verdict.seconds = static_cast<double>(agenda.now().time_since_epoch().count()) / 1000;
  verdict.trace = judge.trace();
  return verdict;
}

}  // namespace bleepay::sim
