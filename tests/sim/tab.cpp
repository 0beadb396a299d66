#include "sim/tab.h"

#include <algorithm>

namespace bleepay::sim {
namespace {

using namespace checkout;

constexpr MonoTime kMonoStart{DurationMs{7'000'000}};  // no clock begins at zero
constexpr std::int64_t kMillion = 1'000'000;
constexpr DurationMs kMinute{60'000};

}  // namespace

Tab::Tab(Browser& browser, PageNumber number)
    : browser_(browser),
      number_(number),
      person_(Random(browser.plan.seed).fork(30 + number)),
      wall_skew_(DurationMs{1000} * browser.plan.wall_skew_s),
      wrong_codes_left_(browser.plan.person.wrong_codes) {
  plan_hazards();
}

Now Tab::clock() const {
  const DurationMs elapsed = browser_.agenda.now().time_since_epoch();
  const DurationMs drift = elapsed * browser_.plan.drift_ppm / kMillion;
  return {kMonoStart + elapsed + drift - stopped_, browser_.bleepay.time() + drift + wall_skew_};
}

/// When it will be that late on our own clock, and not a millisecond sooner.
MonoTime Tab::agenda_time(MonoTime own) const {
  const DurationMs elapsed = own - kMonoStart + stopped_;
  return MonoTime(elapsed * kMillion / (kMillion + browser_.plan.drift_ppm) + DurationMs{1});
}

Scene Tab::scene() const {
  return {browser_.agenda.now(), browser_.bleepay.time(), browser_.bleepay.truth()};
}

void Tab::open() {
  is_open_ = true;
  const bool is_ours = browser_.lock.request(*this);
  if (is_ours || browser_.plan.ignores_lock) load();
}

/// Everything in memory is gone; what storage holds remains.
void Tab::load() {
  ++life_;
  pending_.clear();
  woken_at_.reset();
  is_asleep_ = false;
  is_hidden_ = false;
  is_record_kept_ = true;
  view_ = {};
  Options options = browser_.plan.options;
  options.seed = browser_.plan.seed + static_cast<std::uint64_t>(life_) * 8 + number_;
  machine_ = std::make_unique<Machine>(browser_.order, options, browser_.storage.load(), clock());
  browser_.judge.note(browser_.agenda.now(), "page " + std::to_string(number_) + " loaded");
  browser_.judge.on_load(number_);
  drain();
}

/// The page goes away, for `wait`; another tab may take over meanwhile.
void Tab::leave(DurationMs wait) {
  if (!is_open_) return;
  is_open_ = false;
  ++life_;
  machine_.reset();
  view_ = {};
  Tab* const next = browser_.lock.release(*this);
  if (next != nullptr && !next->machine_) next->load();
  browser_.agenda.after(wait, [this] { open(); });
}

bool Tab::submit(Intent intent) {
  const auto verdict = machine_->submit(std::move(intent), clock());
  drain();
  return verdict.accepted;
}

void Tab::drain() {
  int commands = 0;
  while (auto command = machine_->next_command()) {
    ++commands;
    if (auto* send = std::get_if<Send>(&*command)) {
      this->send(std::move(*send));
    } else if (auto* store = std::get_if<StoreRecord>(&*command)) {
      browser_.judge.on_record(store->record);
      if (browser_.storage.store(std::move(store->record))) continue;
      is_record_kept_ = false;
      machine_->record_lost();
    } else if (std::holds_alternative<EraseRecord>(*command)) {
      if (!browser_.storage.erase()) machine_->record_lost();
    } else if (auto* notify = std::get_if<Notify>(&*command)) {
      browser_.judge.on_event(scene(), number_, notify->event);
    }
  }
  browser_.judge.on_drained(commands);
  show();
  wake_later();
  consider();
}

void Tab::show() {
  View view = machine_->view();
  browser_.judge.on_view(scene(), number_, view_, view);
  view_ = std::move(view);
}

void Tab::wake_later() {
  const auto due = machine_->next_deadline();
  if (!due) {
    woken_at_.reset();
    ++wake_;
    return;
  }
  MonoTime at = std::max(agenda_time(*due), browser_.agenda.now());
  if (at < late_until_) {
    const auto minutes = (at.time_since_epoch() + kMinute - DurationMs{1}) / kMinute;
    at = MonoTime(minutes * kMinute);
  }
  if (woken_at_ == at) return;
  woken_at_ = at;
  browser_.agenda.at(at, [this, wake = ++wake_] {
    if (wake == wake_) this->wake();
  });
}

void Tab::wake() {
  woken_at_.reset();
  if (!machine_ || is_asleep_) return;
  machine_->advance(clock());
  drain();
}

void Tab::send(Send send) {
  browser_.judge.on_send(
      scene(), {number_, send.id, send.request, browser_.storage.text(), is_record_kept_});
  browser_.network.carry(*this, life_, std::move(send));
}

void Tab::take(const Exchange& exchange, bool is_in_time) {
  if (is_asleep_) {  // delivered when the page wakes
    pending_.push_back([this, &exchange] {
      if (!is_gone(exchange.life)) take(exchange, false);
    });
    return;
  }
  browser_.judge.on_reply(scene(), {number_, exchange.id, exchange.request, exchange.reply,
                                    is_in_time, exchange.has_been_edited});
  machine_->deliver(exchange.id, exchange.reply, clock());
  drain();
}

void Tab::take_again(const Exchange& exchange) {
  if (is_asleep_) return;
  machine_->deliver(exchange.id, exchange.reply, clock());
  drain();
}

}  // namespace bleepay::sim
