// The inside of the machine: everything one checkout knows, and the steps it takes.
//
// Every input changes what is known; then `decide` looks at all that is known and sends what is due
// next, until nothing more is due now. Nothing is planned as a chain of callbacks, so a lost reply,
// a reload or a cancel at any moment leads through the same few questions.
//
// Files   course.cpp (inputs, order of questions), credentials.cpp, session.cpp, reserving.cpp,
// redeeming.cpp, discarding.cpp, reading.cpp (which read is due), evidence.cpp (what reads tell),
// judging.cpp (what that means for items), reconciling.cpp, ending.cpp, ledger.cpp,
// course_view.cpp.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "checkout/allowance.h"
#include "checkout/item_states.h"
#include "checkout/machine.h"
#include "checkout/phases.h"
#include "checkout/planner.h"
#include "checkout/record.h"
#include "checkout/server_clock.h"
#include "checkout/voucher.h"
#include "checkout/wire.h"

namespace bleepay::checkout {

class Course {
 public:
  Course(Order order, Options options, const std::optional<std::string>& record, Now now);

  Verdict submit(Intent intent, Now now);
  void deliver(RequestId id, const HttpReply& reply, Now now);
  void advance(Now now);
  void record_lost();

  [[nodiscard]] std::optional<Command> next_command();
  [[nodiscard]] std::optional<MonoTime> next_deadline() const;
  [[nodiscard]] std::optional<MonoTime> next_tick() const;
  [[nodiscard]] View view() const;

 private:
  /// A request under way. `index` names the item of a reserve, the voucher of everything else.
  struct Flight {
    Serial serial = 0;
    api::Endpoint endpoint = api::Endpoint::SignIn;
    std::size_t index = 0;
    MonoTime sent{};
    MonoTime lost_at{};        // a transport that never answers is not waited for
    bool is_extended = false;  // once, after a sleep
    Serial reserves_seen = 0;  // state of `reserves_` when it left
  };
  struct ItemCourse {
    ItemStatus status = ItemStatus::Waiting;
    std::optional<std::size_t> voucher;  // the one that counts
    int replacements = 0;                // vouchers given back for want of time, since a renewal
    int refusals = 0;                    // reserves refused for reasons that may pass
    Message message;
  };
  struct Session {
    api::SessionId id;
    api::SessionCode code;
    bool is_open = false;
    bool is_gone = false;  // closed elsewhere, or not to be found
    bool has_payer_joined = false;
    bool needs_read = false;    // an earlier one, not yet looked at
    bool is_list_bare = false;  // its list holds ids only
  };
  struct ReserveDoubt {
    std::size_t item;
    Serial serial;
  };

  // --- course.cpp: one input, one look at everything ---
  void set_time(Now now);
  void decide();
  bool step();
  bool step_paying();
  bool step_cancelling();
  void answer(const Flight& flight, const HttpReply& reply);
  void drop_lost_flights();
  void notice(const Answer& answer);
  void say_trouble(Message message);
  void move(PhaseCause cause);
  void set_item(std::size_t index, ItemCause cause, Message message = {});
  void fault();
  [[nodiscard]] bool is_consistent() const;
  void finish_input();
  void take_back_reserve();
  void wait_until(MonoTime instant);
  void wait_for_allowance(MonoTime instant);
  [[nodiscard]] bool has_free_slot() const;
  [[nodiscard]] bool is_in_flight(api::Endpoint endpoint) const;
  [[nodiscard]] bool has_flight_for(std::size_t voucher) const;
  void send(api::Endpoint endpoint, std::size_t index, HttpRequest request);
  [[nodiscard]] Caller caller() const { return {options_, token_}; }
  void emit(Event event) { commands_.push_back(Notify{std::move(event)}); }
  [[nodiscard]] DurationMs backoff(int failures, DurationMs base, DurationMs cap);

  // --- credentials.cpp ---
  Verdict submit_code(const api::ContextCode& typed);
  Verdict supply_token(SupplyToken token);
  [[nodiscard]] bool has_credential() const;
  bool step_sign_in();
  bool step_host_token();
  void on_sign_in(const HttpReply& reply, Answer& answer);
  void signed_in();
  void on_unauthorized(const Flight& flight);
  void lose_credential(Message message);
  void wipe_secrets();

  // --- session.cpp ---
  bool step_open();
  void on_open(const Flight& flight, const HttpReply& reply, Answer& answer);
  bool step_close();
  void on_close(const Answer& answer);
  void session_gone();

  // --- reserving.cpp ---
  bool step_reserve();
  [[nodiscard]] std::optional<std::size_t> next_to_reserve();
  [[nodiscard]] bool is_blocked(std::size_t item);
  void on_reserve(const Flight& flight, const HttpReply& reply, Answer& answer);
  void on_reserve_refused(std::size_t item, const Answer& answer);
  void hold_reserves();
  std::size_t add_voucher(const api::VoucherReply& reply, const Flight& flight);
  void give_voucher(std::size_t voucher, std::size_t item);

  // --- redeeming.cpp ---
  bool step_redeem();
  bool redeem_or_let_go(std::size_t voucher);
  void on_redeem(const Flight& flight, const HttpReply& reply, Answer& answer);

  // --- discarding.cpp ---
  bool step_discard();
  void ask_discard(std::size_t voucher);
  void on_discard(const Flight& flight, const HttpReply& reply, Answer& answer);

  // --- reading.cpp ---
  bool step_read();
  bool step_look();
  bool look_one_by_one();
  [[nodiscard]] std::optional<MonoTime> read_due_of(const Voucher& voucher) const;
  bool read_session(MonoTime due, int spare, bool is_urgent);
  bool read_voucher(std::size_t voucher);
  [[nodiscard]] bool waits_for_payer() const;
  [[nodiscard]] api::Endpoint look_endpoint() const;
  [[nodiscard]] int routine_looks_left() const;
  void plan_looks();
  Verdict poke();
  [[nodiscard]] bool is_looking() const;
  [[nodiscard]] bool can_poke() const;
  Verdict set_visible(bool is_visible);

  // --- evidence.cpp ---
  void on_session_read(const Flight& flight, const HttpReply& reply, Answer& answer);
  void on_voucher_read(const Flight& flight, const HttpReply& reply, Answer& answer);
  void take_session(const api::SessionReply& reply, const Flight& flight);
  void take_listed(const api::SessionVoucher& listed, const Flight& flight, bool is_complete);
  void take_voucher(std::size_t voucher, const api::VoucherReply& reply, const Flight& flight);
  void place_stranger(std::size_t voucher, const api::VoucherReply& reply);
  void settle_reserve_doubt();
  void reckon_deadline(Voucher& voucher);
  void on_read_failed(const Answer& answer);
  [[nodiscard]] std::optional<std::size_t> find_voucher(const api::VoucherId& id) const;

  // --- judging.cpp ---
  void judge(std::size_t voucher);
  void judge_resolved(std::size_t voucher);
  void judge_over(std::size_t voucher);
  void judge_missing(std::size_t voucher);
  void judge_refused(std::size_t voucher);
  void judge_unknown(std::size_t voucher);
  void tampered(std::size_t voucher);
  void lose_overdue();
  void let_die(std::size_t item);
  [[nodiscard]] bool is_dead(const Voucher& voucher) const;
  [[nodiscard]] MonoTime dead_by(const Voucher& voucher) const;
  [[nodiscard]] bool is_current(std::size_t voucher) const;

  // --- reconciling.cpp ---
  void recall(const std::string& text, Now now);
  void wait_quietly(Now now);
  void recall_intent(const RecordIntent& intent, const Record& record, Now now);
  void reckon_over_reload(Voucher& voucher, const Record& record, Now now);
  [[nodiscard]] bool knows_earlier_attempt() const;
  void begin_reconciling();
  bool step_reconcile();
  void deal_with(std::size_t voucher);
  [[nodiscard]] bool may_resume(const Voucher& voucher) const;

  // --- ending.cpp ---
  Verdict cancel();
  Verdict renew(const std::string& item_id);
  Verdict finish();
  void abandon();
  [[nodiscard]] bool can_renew(std::size_t item) const;
  [[nodiscard]] bool can_finish() const;
  bool step_end();
  bool step_end_paying();
  bool step_end_cancelling();
  void let_go_of_everything();
  void give_up();
  void leave_open();
  [[nodiscard]] bool is_everything_over() const;
  [[nodiscard]] Outcome reckon_outcome() const;
  void end();

  // --- ledger.cpp ---
  enum class Keeping { IfChanged, BeforeRequest };
  void keep_record(Keeping keeping = Keeping::IfChanged);
  [[nodiscard]] Record current_record() const;

  // --- course_view.cpp ---
  [[nodiscard]] ItemView item_view(std::size_t item) const;
  [[nodiscard]] std::vector<Message> messages() const;
  void view_code_entry(View& view) const;
  [[nodiscard]] bool is_waiting_quietly() const;
  [[nodiscard]] std::optional<std::int64_t> seconds_until(MonoTime instant) const;

  static constexpr std::size_t kFlightsMax = 2;    // a write and a read, or two writes
  static constexpr std::size_t kVouchersMax = 64;  // of one checkout, renewals included
  static constexpr int kStepsMax = 100;            // per input; the longest seen is below 10

  // --- given ---
  Order order_;
  Options options_;
  Random random_;
  std::string digest_;
  std::vector<Total> totals_;

  MonoTime born_;

  // --- now ---
  Now now_;
  Phase phase_ = Phase::AwaitingCode;
  Outcome outcome_ = Outcome::None;
  bool is_visible_ = true;
  bool is_broken_ = false;

  // --- who we are ---
  api::ContextCode code_;
  api::Token token_;
  int sign_ins_failed_ = 0;
  int unauthorized_in_a_row_ = 0;
  Serial token_ended_ = 0;  // what left up to here had a credential that is no good
  Serial code_ended_ = 0;   // sign-ins that left up to here had a code that is no good
  MonoTime sign_in_not_before_{MonoTime::min()};
  std::optional<MonoTime> host_token_due_;  // the page was asked and has until then
  Message code_message_;

  // --- what we know ---
  Session session_;
  int opens_ = 0;  // session-opens whose outcome is not known, since the code was submitted
  MonoTime open_not_before_{MonoTime::min()};
  int closes_ = 0;
  MonoTime close_not_before_{MonoTime::min()};
  std::vector<ItemCourse> items_;
  std::vector<Voucher> vouchers_;
  std::optional<ReserveDoubt> reserve_doubt_;
  Serial list_seen_ = 0;                // the newest list of the session's vouchers
  std::optional<MonoTime> hold_until_;  // reserves wait for the payer to join
  int holds_ = 0;
  std::optional<MonoTime> quiet_until_;  // the record cannot be read: unknown vouchers may live
  ServerClock clock_;
  std::optional<std::int64_t> recalled_ahead_ms_;  // of an earlier page, for its vouchers only
  Allowances allowances_;
  Planner planner_;
  Serial reserves_ = 0;  // counts reserves sent and reserves ended
  bool look_now_ = false;
  int reads_failed_ = 0;
  MonoTime read_not_before_{MonoTime::min()};
  MonoTime discard_not_before_{MonoTime::min()};
  int discards_failed_ = 0;

  // --- what to say ---
  std::optional<Message> trouble_;  // the last failed exchange, until one succeeds
  bool is_record_lost_ = false;
  bool is_record_unreadable_ = false;
  bool has_found_payment_ = false;
  bool has_discarded_earlier_ = false;
  bool has_seen_tampering_ = false;
  bool is_cancelled_ = false;
  std::optional<MonoTime> cancelled_at_;
  bool is_finishing_ = false;
  bool has_paid_phase_ = false;  // a session was worked in since this page began
  bool is_record_stored_ = false;
  std::optional<MonoTime> settled_since_;

  // --- what to do ---
  Serial serial_ = 0;
  std::vector<Flight> flights_;
  std::deque<Command> commands_;
  std::optional<MonoTime> wake_;           // found while deciding
  std::optional<MonoTime> allowed_again_;  // likewise: something waits for a limit until then
  std::optional<MonoTime> next_look_;      // likewise
  std::optional<Record> kept_;             // as last stored
};

}  // namespace bleepay::checkout
