// One page with the real machine in it, the network between it and Bleepay, and the person in
// front of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/random.h"
#include "checkout/checkout.h"
#include "sim/agenda.h"
#include "sim/bleepay.h"
#include "sim/judge.h"
#include "sim/plan.h"

namespace bleepay::sim {

class Tab {
 public:
  Tab(const Plan& plan, Agenda& agenda, Bleepay& bleepay, Judge& judge, checkout::Order order);

  void start();
  /// No more faults, and a person who wants it done.
  void calm_down();
  [[nodiscard]] bool is_done() const;
  [[nodiscard]] checkout::View view() const { return machine_->view(); }

 private:
  void load();
  void drain();
  void wake_later();
  void send(checkout::Send send);
  void arrive(RequestId id, const HttpRequest& request, MonoTime sent, HttpReply reply);
  void live();
  void act(const checkout::View& view);
  void type_code();
  [[nodiscard]] Now clock() const;
  [[nodiscard]] bool chance(Random& random, int of_a_thousand);
  [[nodiscard]] DurationMs latency();
  void answer_later(int life, RequestId id, HttpRequest request, DurationMs wait, HttpReply reply);

  const Plan& plan_;
  Agenda& agenda_;
  Bleepay& bleepay_;
  Judge& judge_;
  checkout::Order order_;
  Random network_;
  Random person_;
  Random host_;
  std::unique_ptr<checkout::Machine> machine_;
  std::map<std::string, std::string> journal_;
  std::map<std::string, HttpReply> last_read_;  // for stale replies
  int life_ = 0;                                // which load of the page
  std::uint64_t wake_ = 0;
  DurationMs wall_skew_;
  std::vector<std::function<void()>> pending_;  // replies to a page that sleeps
  bool is_calm_ = false;
  bool is_asleep_ = false;
  bool has_cancelled_ = false;
  bool is_hidden_ = false;
  int wrong_codes_left_;
  std::optional<MonoTime> next_typing_;
};

}  // namespace bleepay::sim
