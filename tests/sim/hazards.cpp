// What may happen to a page, its storage and its clocks.
#include <array>

#include "sim/tab.h"

namespace bleepay::sim {
namespace {

using namespace checkout;

constexpr DurationMs kSecond{1000};
constexpr DurationMs kReloadTakes{300};
constexpr int kDayMs = 86'400'000;
constexpr int kNightMs = 12 * 3'600'000;
constexpr int kNapMs = 200'000;
constexpr int kAwayMs = 120'000;
constexpr int kOfflineMs = 60'000;
constexpr int kLateTimersMs = 180'000;

DurationMs up_to(Random& random, int most) {
  return kSecond + DurationMs{random.below(static_cast<std::uint32_t>(most))};
}

}  // namespace

void Tab::plan_hazards() {
  for (const FaultRow& row : faults()) {
    const bool is_on = browser_.plan.rates[row.fault] > 0;
    if (is_on && row.kind == Kind::Second) plan_next(row.fault);
  }
  if (number_ > 0) return;
  const auto once = [this](Fault fault, int within_s) {
    if (browser_.plan.rates[fault] == 0) return;
    const auto at = browser_.dice.below(fault, static_cast<std::uint32_t>(1000 * within_s));
    browser_.agenda.after(DurationMs{at}, [this, fault] {
      if (!browser_.dice.is_calm()) suffer(fault);
    });
  };
  once(Fault::Cancel, 150);
  once(Fault::StorageFull, 100);
  if (browser_.plan.rates[Fault::StorageDenied] > 0) browser_.storage.deny();
}

void Tab::plan_next(Fault fault) {
  browser_.agenda.after(browser_.dice.wait_for(fault), [this, fault] {
    if (browser_.dice.is_calm()) return;
    suffer(fault);
    plan_next(fault);
  });
}

void Tab::suffer(Fault fault) {
  if (!machine_ || is_done() || is_asleep_) return;
  Random& random = browser_.dice.stream(fault);
  browser_.judge.note(browser_.agenda.now(), row_of(fault).name);
  switch (fault) {
    case Fault::Reload:
      return leave(kReloadTakes);
    case Fault::Crash:
    case Fault::OtherTab:
      return leave(up_to(random, kAwayMs));
    case Fault::RecordCorrupted:
    case Fault::RecordOfOtherVersion:
      spoil_record(fault);
      return leave(kReloadTakes);
    case Fault::RecordCleared:
      return browser_.storage.clear();
    case Fault::Offline:
      is_offline_ = true;
      return browser_.agenda.after(up_to(random, kOfflineMs), [this] { is_offline_ = false; });
    case Fault::Sleep:
      return fall_asleep(up_to(random, kNapMs), false);
    case Fault::SleepStopsClock:
      return fall_asleep(up_to(random, random.below(4) == 0 ? kNightMs : kNapMs), true);
    case Fault::LateTimers:
      late_until_ = browser_.agenda.now() + up_to(random, kLateTimersMs);
      return;
    case Fault::WallJump:
      wall_skew_ += DurationMs{static_cast<std::int64_t>(random.below(2 * kDayMs)) - kDayMs};
      return;
    case Fault::Hide:
      return set_visible(is_hidden_);
    case Fault::StorageFull:
      return browser_.storage.fill_up();
    case Fault::Poke:
      browser_.judge.on_poke(number_);
      submit(Poke{});
      return;
    case Fault::HostileIntent:
      return act_hostile();
    case Fault::Cancel:
      submit(checkout::Cancel{});
      if (machine_ && browser_.plan.rates[Fault::DoubleClick] > 0) submit(checkout::Cancel{});
      return;
    default:
      return;
  }
}

void Tab::fall_asleep(DurationMs length, bool stops_clock) {
  is_asleep_ = true;
  browser_.agenda.after(length, [this, life = life_, length, stops_clock] {
    if (life != life_ || !machine_) return;
    if (stops_clock) stopped_ += length;
    is_asleep_ = false;
    browser_.judge.on_poke(number_);
    browser_.judge.on_woken(scene());
    // Whichever comes first on waking: replies that waited, or the timer.
    if (person_.below(2) == 0) wake();
    for (auto& deliver : std::exchange(pending_, {})) deliver();
    if (machine_) wake();
  });
}

void Tab::spoil_record(Fault fault) {
  auto& record = browser_.storage.record();
  if (!record || record->empty()) return;
  Random& random = browser_.dice.stream(fault);
  if (fault == Fault::RecordOfOtherVersion) {
    const std::size_t version = record->find("\"v\":1");
    if (version != std::string::npos) (*record)[version + 4] = '2';
    return;
  }
  char& c = (*record)[random.below(static_cast<std::uint32_t>(record->size()))];
  c = c == '0' ? '1' : '0';
}

void Tab::set_visible(bool is_visible) {
  is_hidden_ = !is_visible;
  browser_.judge.on_poke(number_);
  submit(Visibility{is_visible});
  if (!is_visible || !machine_) return;
  const auto due = machine_->next_deadline();
  std::optional<DurationMs> wait;
  if (due) wait = *due - clock().mono;
  browser_.judge.on_visible(view_, number_, wait);
}

/// Everything a page may ask for, at a moment nobody expects it.
void Tab::act_hostile() {
  Random& random = browser_.dice.stream(Fault::HostileIntent);
  const auto& items = browser_.order.items;
  const std::string id = items[random.below(static_cast<std::uint32_t>(items.size()))].id;
  browser_.judge.on_poke(number_);
  switch (random.below(9)) {
    case 0:
      submit(SubmitCode{api::ContextCode("<svg/onload=1>")});
      return;
    case 1:
      submit(SubmitCode{api::ContextCode()});
      return;
    case 2:
      submit(SupplyToken{api::Token("a.b.c")});
      return;
    case 3:
      submit(SupplyToken{});
      return;
    case 4:
      submit(Renew{"no-such-item"});
      return;
    case 5:
      submit(Renew{id});
      return;
    case 6:
      submit(Finish{});
      return;
    case 7:
      submit(Poke{});
      return;
    default:
      return set_visible(is_hidden_);
  }
}

void Tab::calm_down() {
  is_offline_ = false;
  late_until_ = MonoTime::min();
  if (!machine_ || is_asleep_) return;
  if (is_hidden_) return set_visible(true);
  wake();
}

}  // namespace bleepay::sim
