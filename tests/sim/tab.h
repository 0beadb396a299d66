// One page with the real machine in it, the person in front of it, and what may happen to both.
//
// Files   tab.cpp (the page, its machine and its clocks), person.cpp (who clicks what), hazards.cpp
// (faults of pages, storage and clocks).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "checkout/checkout.h"
#include "sim/agenda.h"
#include "sim/bleepay.h"
#include "sim/judge.h"
#include "sim/network.h"
#include "sim/storage.h"

namespace bleepay::sim {

/// What the tabs of a run share.
struct Browser {
  const Plan& plan;
  const checkout::Order& order;
  Agenda& agenda;
  Bleepay& bleepay;
  Judge& judge;
  Dice& dice;
  Network& network;
  Storage storage{};
  Lock<Tab> lock{};
};

class Tab {
 public:
  Tab(Browser& browser, PageNumber number);

  /// Opens the page: it works as soon as it has the lock.
  void open();
  /// No more faults, and a person who wants it done.
  void calm_down();
  void suffer(Fault fault);

  void take(const Exchange& exchange, bool is_in_time);
  void take_again(const Exchange& exchange);

  [[nodiscard]] bool is_gone(int life) const { return life != life_ || !machine_; }
  [[nodiscard]] bool is_offline() const { return is_offline_; }
  [[nodiscard]] bool is_done() const { return view_.phase == checkout::Phase::Done; }
  [[nodiscard]] const checkout::View& view() const { return view_; }

 private:
  // tab.cpp
  void load();
  void leave(DurationMs wait);
  void drain();
  void show();
  void wake_later();
  void wake();
  void send(checkout::Send send);
  bool submit(checkout::Intent intent);
  [[nodiscard]] Now clock() const;
  [[nodiscard]] MonoTime agenda_time(MonoTime own) const;
  [[nodiscard]] Scene scene() const;

  // person.cpp
  void consider();
  void act();
  void type_code();
  bool renew_something();

  // hazards.cpp
  void plan_hazards();
  void plan_next(Fault fault);
  void fall_asleep(DurationMs length, bool stops_clock);
  void spoil_record(Fault fault);
  void set_visible(bool is_visible);
  void act_hostile();

  Browser& browser_;
  PageNumber number_;
  Random person_;
  std::unique_ptr<checkout::Machine> machine_;  // nothing: closed, or waiting for the lock
  checkout::View view_;
  int life_ = 0;  // which load of the page
  std::uint64_t wake_ = 0;
  std::optional<MonoTime> woken_at_;  // by the agenda, when the next wake is planned
  DurationMs wall_skew_;
  DurationMs stopped_{0};                       // how long the monotonic clock stood still
  std::vector<std::function<void()>> pending_;  // what waits for a page that sleeps
  MonoTime late_until_{MonoTime::min()};        // timers fire once a minute till then
  bool is_open_ = false;
  bool is_asleep_ = false;
  bool is_offline_ = false;
  bool is_hidden_ = false;
  bool is_record_kept_ = true;
  bool is_person_busy_ = false;
  int wrong_codes_left_;
};

}  // namespace bleepay::sim
