// The invariants, held against everything that leaves the machine and against Bleepay's own truth.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checkout/checkout.h"
#include "sandbox/sandbox.h"
#include "sim/agenda.h"

namespace bleepay::sim {

class Judge {
 public:
  Judge(const checkout::Order& order, bool is_wall_jumping, bool keeps_trace)
      : order_(order), is_wall_jumping_(is_wall_jumping), keeps_trace_(keeps_trace) {}

  void on_load();
  void on_secret(const std::string& secret) { secrets_.push_back(secret); }
  void on_send(RequestId id, const HttpRequest& request, MonoTime now, const std::string& record,
               const sandbox::State& truth, WallTime server_time);
  void on_reply(RequestId id, const HttpRequest& request, const HttpReply& reply, MonoTime now);
  void on_event(const checkout::Event& event);
  void on_view(const checkout::View& view, const sandbox::State& truth);
  void on_text(const std::string& text);  // whatever leaves for storage or the page
  void on_end(const checkout::View& view, const sandbox::State& truth);
  void note(const std::string& text);
  void at(MonoTime now) { now_ = now; }

  [[nodiscard]] const std::vector<std::string>& violations() const { return violations_; }
  [[nodiscard]] const std::string& trace() const { return trace_; }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  [[nodiscard]] int limited() const { return limited_; }

 private:
  void expect(bool holds, const std::string& rule);
  void check_redeem(const HttpRequest& request, const std::string& record,
                    const sandbox::State& truth, WallTime server_time);
  void check_close(const HttpRequest& request, const sandbox::State& truth);
  void see_statuses(RequestId id, const HttpRequest& request, const HttpReply& reply);
  [[nodiscard]] std::optional<std::size_t> item_of(const sandbox::Voucher& voucher) const;

  struct Redeems {
    std::string body;
    bool is_open = false;      // under way
    bool may_go_again = true;  // a read sent after the last one ended says RESERVED
    std::uint64_t ended = 0;
  };

  const checkout::Order& order_;
  bool is_wall_jumping_;  // then a reload may misjudge what is left of a voucher
  bool keeps_trace_;
  MonoTime now_{};
  std::vector<std::string> secrets_;
  std::vector<std::string> violations_;
  std::map<std::string, Redeems> redeems_;                // by voucher id
  std::map<RequestId, std::uint64_t> reads_sent_;         // when each open read left, in steps
  std::map<std::string, MonoTime> blocked_;               // endpoint: after a 429, until
  std::map<std::string, checkout::ItemStatus> approved_;  // items that were shown as approved
  std::uint64_t steps_ = 0;
  int open_ = 0;
  int ended_ = 0;
  int limited_ = 0;
  std::string trace_;
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

}  // namespace bleepay::sim
