// A machine on a bench: a fake clock, a wire on which the test answers, a trace of everything.
//
//   Bench b("two-items");
//   b.type("k7m-4q2");
//   EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in"));
//   b.reply(200, token());
//   b.advance(3s);
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checkout/checkout.h"
#include "support/fake_clock.h"

namespace bleepay::checkout {

class Bench {
 public:
  explicit Bench(const std::string& order = "two-items", Options options = {},
                 std::optional<std::string> record = std::nullopt);
  /// Every story is recorded, too: a machine that is told the trace does the same again.
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  // --- inputs ---
  Verdict type(const std::string& code);
  Verdict wish(Intent intent);
  /// Lets time pass, stopping wherever the machine wants to be woken.
  void advance(DurationMs by);
  /// Time passes, and nobody wakes the machine before its end.
  void oversleep(DurationMs by);
  /// Lets time pass until the machine asks something, `most` at most; else the test fails.
  void advance_until_asked(DurationMs most = DurationMs{700'000});
  /// Only the wall clock moves.
  void step_wall(DurationMs by);
  /// Answers the oldest open request.
  void reply(int status, const std::string& body, std::optional<int> retry_after_s = std::nullopt);
  void reply(const std::string& body) { reply(200, body); }
  void fail(Delivery delivery);
  /// Answers the open request whose target contains `target`; fails the test if there is none.
  void reply_to(const std::string& target, int status, const std::string& body);
  /// Answers the open GET of exactly this target; fails the test if there is none.
  void reply_to_read(const std::string& target, int status, const std::string& body);

  // --- what came out ---
  /// Requests that left since the last call: `POST auth/sign-in`.
  std::vector<std::string> sent();
  /// How many wait for an answer.
  [[nodiscard]] std::size_t open() const { return open_.size(); }
  /// The body of the newest request to a target that contains `target`.
  [[nodiscard]] const std::string& body_of(const std::string& target) const;
  /// The credential of the newest request to such a target.
  [[nodiscard]] const std::string& credential_of(const std::string& target) const;
  /// Every target asked so far.
  [[nodiscard]] const std::vector<std::string>& targets() const { return targets_; }
  [[nodiscard]] View view() const { return machine_.view(); }
  [[nodiscard]] std::optional<MonoTime> next_deadline() const { return machine_.next_deadline(); }
  [[nodiscard]] std::optional<MonoTime> next_tick() const { return machine_.next_tick(); }
  [[nodiscard]] ItemView item(const std::string& id) const;
  [[nodiscard]] ItemStatus status(const std::string& id) const { return item(id).status; }
  [[nodiscard]] std::vector<MessageKey> messages() const;
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] std::optional<std::string> record() const { return record_; }
  [[nodiscard]] std::optional<Ended> ended() const;
  [[nodiscard]] MonoTime now() const { return clock_.now().mono; }
  /// The instant that lies `seconds` after now, as Bleepay prints it.
  [[nodiscard]] std::string instant_in(int seconds) const;
  [[nodiscard]] const std::string& trace() const { return trace_; }
  [[nodiscard]] std::string recorded() const { return recorder_.trace(); }
  void remark(const std::string& text) { trace_ += "# " + text + "\n"; }

  bool keeps_records = true;    // false: the journal refuses
  bool does_same_again = true;  // by its recording, which is tried at the end

 private:
  struct Open {
    RequestId id;
    HttpRequest request;
  };
  void tell_time();
  void drain();
  [[nodiscard]] const HttpRequest& newest(const std::string& target) const;
  void log(const std::string& line);
  void log_view();
  void deliver(std::size_t index, HttpReply reply);

  support::FakeClock clock_;
  MonoTime begun_;
  Recorder recorder_;
  Machine machine_;
  std::deque<Open> open_;
  std::vector<std::string> sent_;
  std::vector<std::string> targets_;
  std::map<std::string, HttpRequest> newest_;
  std::vector<Event> events_;
  std::optional<std::string> record_;
  std::string trace_;
  std::string last_view_;
};

// --- the way to a certain point ---

/// From the code to vouchers vch_1, vch_2 ... that all wait for the wallet.
void bring_to_wallet(Bench& bench);
/// From the code to an open session ses_1; the first reserve is under way.
void bring_to_session(Bench& bench);

// --- what Bleepay says ---

[[nodiscard]] std::string token();
[[nodiscard]] std::string error(const std::string& code);
[[nodiscard]] std::string session(const Bench& bench, const std::string& id = "ses_1");
[[nodiscard]] std::string reserved(const Bench& bench, const std::string& id, int life_s = 120);
/// A voucher in any status; with the terms of an item of the fixture orders unless RESERVED.
[[nodiscard]] std::string voucher(const std::string& id, const std::string& status,
                                  const std::string& item = "shoes", const std::string& extra = "");
/// GET session with these vouchers (objects or quoted ids).
[[nodiscard]] std::string listing(const std::vector<std::string>& vouchers,
                                  const std::string& extra = "");
/// What is asked of Bleepay in most stories, as `Bench::sent` tells it.
inline constexpr const char* kOpen = "POST vouchers/sessions/session-open";
inline constexpr const char* kList = "GET vouchers/sessions/ses_1";
inline constexpr const char* kReserve = "POST vouchers/sessions/ses_1/reserve-voucher";
inline constexpr const char* kRedeem = "POST vouchers/vch_1/redeem-voucher";
inline constexpr const char* kRead = "GET vouchers/vch_1";
inline constexpr const char* kDiscard = "POST vouchers/vch_1/discard-voucher";
inline constexpr const char* kClose = "POST vouchers/sessions/ses_1/session-close";
inline const std::string kClosed = R"({"id":"ses_1","status":"CLOSED"})";

}  // namespace bleepay::checkout
