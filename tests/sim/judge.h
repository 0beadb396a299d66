// The invariants, held against everything that leaves the machine and against Bleepay's own truth,
// after every event.
//
// Files   judge_requests.cpp (what leaves and what comes back), judge_views.cpp (what is shown and
// told), judge_terms.cpp (whose terms they are), judge.cpp (the rest).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoints.h"
#include "checkout/checkout.h"
#include "sandbox/sandbox.h"
#include "sim/invariants.h"
#include "sim/plan.h"

namespace bleepay::sim {

/// The moment something happens, and how things really stand.
struct Scene {
  MonoTime now;
  WallTime server_time;
  const sandbox::State& truth;
};

/// Which page: tabs are counted from 0.
using PageNumber = std::size_t;

/// One request on its way, as the judge is shown it.
struct Sent {
  PageNumber page = 0;
  RequestId id{};
  const HttpRequest& request;
  const std::string& record;   // what storage holds at this moment
  bool is_record_kept = true;  // false: storage has failed this page
};

/// And its reply.
struct Got {
  PageNumber page = 0;
  RequestId id{};
  const HttpRequest& request;
  const HttpReply& reply;
  bool is_in_time = true;        // the machine still waits for it
  bool has_been_edited = false;  // somebody may have changed the terms in it
};

class Judge {
 public:
  Judge(const Plan& plan, const checkout::Order& order, bool keeps_trace);

  void on_load(PageNumber page);
  void on_code_submitted(PageNumber page, const std::string& code);
  void on_send(const Scene& scene, const Sent& sent);
  void on_carried_out(const Scene& scene, const HttpRequest& request);
  void on_reply(const Scene& scene, const Got& got);
  void on_poke(PageNumber page) { pages_[page].is_quiet = false; }
  void on_event(const Scene& scene, PageNumber page, const checkout::Event& event);
  void on_view(const Scene& scene, PageNumber page, const checkout::View& before,
               const checkout::View& view);
  void on_record(const std::string& text);
  void on_drained(int commands);
  /// The page became visible; `wait` is how long until the machine wants something.
  void on_visible(const checkout::View& view, PageNumber page, std::optional<DurationMs> wait);
  void on_calm(const Scene& scene) { calm_since_ = scene.now; }
  void on_woken(const Scene& scene);
  void on_end(const Scene& scene, const checkout::View& view);

  /// For the trace and the hash; `detail` is hashed but only traced when asked for.
  void note(MonoTime now, std::string_view text, std::string_view detail = {});

  [[nodiscard]] bool keeps_trace() const { return keeps_trace_; }
  [[nodiscard]] bool has_violation() const { return violation_.has_value(); }
  [[nodiscard]] const std::optional<std::string>& violation() const { return violation_; }
  [[nodiscard]] std::optional<Rule> broken_rule() const { return broken_; }
  [[nodiscard]] const std::string& trace() const { return trace_; }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }
  [[nodiscard]] std::int64_t exchanges() const { return exchanges_; }
  [[nodiscard]] int limited() const { return limited_; }

 private:
  struct Redeems {
    std::size_t item = 0;
    std::string body;
    bool is_open = false;  // under way
    std::uint64_t ended = 0;
    std::vector<std::string> reads;  // replies to reads that left after the last one ended
  };
  struct Endpoints {
    std::vector<MonoTime> sent;
    int limits_in_a_row = 0;
    MonoTime blocked_until{MonoTime::min()};
  };
  struct Page {
    std::array<Endpoints, api::kEndpointCount> calls;
    std::map<RequestId, std::uint64_t> reads;  // when each open read left, in steps
    std::vector<MonoTime> sent;                // of the last minute
    int open = 0;
    int ended = 0;
    int opens_in_doubt = 0;            // session-opens of which nobody knows whether they happened
    bool is_reserve_in_doubt = false;  // likewise the last reserve
    std::optional<sandbox::Number> reserving_from;  // the last voucher before the open one left
    bool is_code_refused = false;
    bool is_quiet = false;         // nothing is in doubt: reads are routine
    std::uint64_t last_write = 0;  // in steps
    std::set<std::string> must_say_tampered;
    bool has_alarm = false;  // one of them is an item's
    bool is_cancelling = false;
  };

  void expect(bool holds, Rule rule, std::string_view detail = {});
  // judge_requests.cpp
  void check_pace(const Scene& scene, Page& page, const Sent& sent, api::Endpoint endpoint);
  void check_limits(const Scene& scene, const Page& page, api::Endpoint endpoint);
  void check_redeem(const Scene& scene, const Sent& sent, const std::string& id);
  void check_again(Redeems& redeems, const std::string& id);
  void check_record(const Scene& scene, const Sent& sent, api::Endpoint endpoint);
  void check_open(const Scene& scene, const Sent& sent);
  void check_discard(const Scene& scene, const Page& page, const std::string& id);
  void check_taken_back(const Scene& scene, const Page& page, const std::string& id);
  void check_close(const Scene& scene, const std::string& session);
  void learn_limits(const Scene& scene, Page& page, const Got& got, api::Endpoint endpoint);
  void learn_outcome(Page& page, const Got& got, const api::Route& route);
  [[nodiscard]] bool has_expired(const Scene& scene) const;
  [[nodiscard]] bool may_sleep() const;
  // judge_views.cpp
  void check_item(const Scene& scene, Page& page, const checkout::ItemView& item,
                  const checkout::ItemView& before, std::size_t index);
  void check_alarm(const Page& page, const checkout::ItemView& item);
  void check_shown_terms(const checkout::ItemView& item, std::size_t index);
  void check_approved(const Scene& scene, const checkout::ItemView& item, std::size_t index);
  void check_secrets(std::string_view text);
  void check_rest(const Scene& scene, const checkout::View& view);
  void check_tampered(Page& page, const checkout::View& view);
  // judge_terms.cpp
  [[nodiscard]] std::optional<std::size_t> item_of_body(const std::string& body) const;
  [[nodiscard]] bool has_our_terms(const sandbox::Voucher& voucher, std::size_t item) const;
  void look_for_tampering(Page& page, const Got& got);
  [[nodiscard]] bool differs(const api::VoucherReply& reply) const;
  [[nodiscard]] bool may_be_paid(const Scene& scene, std::size_t item,
                                 std::string_view but_for) const;

  const Plan& plan_;
  const checkout::Order& order_;
  bool keeps_trace_;
  bool has_odd_clocks_;    // no clock of the page tells what is left of a voucher
  bool has_clear_reads_;   // no fault touches what reads say
  bool expects_prompt_;    // nothing stands between an approval and the screen
  bool forgets_payments_;  // records are lost in this run: what was approved before may be unknown
  bool forgets_vouchers_;  // likewise, and nothing waits for what may be alive
  bool resumes_;           // whoever comes back finds what was begun, and goes on with it
  std::map<PageNumber, Page> pages_;
  std::vector<std::string> secrets_;
  std::map<std::string, Redeems> redeems_;  // by voucher id, over all pages
  std::set<std::string> foreign_terms_;     // voucher ids that Bleepay has other terms for
  std::vector<bool> is_approved_;           // items that were shown as approved
  std::optional<MonoTime> calm_since_;
  std::optional<std::string> violation_;
  std::optional<Rule> broken_;
  std::uint64_t steps_ = 0;
  std::int64_t exchanges_ = 0;
  int completes_ = 0;
  int limited_ = 0;
  std::string trace_;
  std::uint64_t hash_ = 0xCBF29CE484222325u;
};

}  // namespace bleepay::sim
