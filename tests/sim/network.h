// The way between a page and Bleepay, with everything that may happen on it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "checkout/machine.h"
#include "sim/agenda.h"
#include "sim/bleepay.h"
#include "sim/dice.h"
#include "sim/judge.h"

namespace bleepay::sim {

class Tab;

/// One request on its way and back.
struct Exchange {
  Tab* tab = nullptr;
  int life = 0;  // which load of the page sent it
  RequestId id{};
  HttpRequest request;
  HttpReply reply;
  MonoTime sent{};
  bool has_been_edited = false;  // terms in the reply may be changed
};

class Network {
 public:
  Network(const Plan& plan, Agenda& agenda, Bleepay& bleepay, Judge& judge, Dice& dice);

  void carry(Tab& tab, int life, checkout::Send send);

 private:
  [[nodiscard]] bool is_stopped(Exchange& exchange, DurationMs there);
  [[nodiscard]] std::optional<HttpReply> refusal(const HttpRequest& request);
  void arrive(Exchange& exchange);
  void change_terms(Exchange& exchange);
  void leave_stale(Exchange& exchange);
  void spoil_body(Exchange& exchange);
  void lose_reply(Exchange& exchange, DurationMs& wait);
  void answer(Exchange& exchange, DurationMs wait);
  void place_on_page(Tab& tab, DurationMs there);
  [[nodiscard]] HttpReply carry_out(const HttpRequest& request);
  [[nodiscard]] DurationMs latency();
  [[nodiscard]] Scene scene() const { return {agenda_.now(), bleepay_.time(), bleepay_.truth()}; }

  const Plan& plan_;
  Agenda& agenda_;
  Bleepay& bleepay_;
  Judge& judge_;
  Dice& dice_;
  Random random_;
  std::deque<Exchange> exchanges_;
  std::map<std::string, HttpReply> last_reads_;  // for stale replies
  std::string revoked_;                          // a credential that is no good any more
};

}  // namespace bleepay::sim
