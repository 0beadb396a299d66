// A payer who plays by himself: joins sessions, negotiates, approves or rejects vouchers after a
// while. Time is passed in; everything he does goes through the server like a wallet's calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sandbox/server.h"

namespace bleepay::sandbox {

/// Nothing in a member means: not done. Delays count from the session's opening or the voucher's
/// last change.
struct AutopilotPlan {
  std::optional<DurationMs> join;
  std::optional<DurationMs> negotiate;  // SIMPLE vouchers, before they are approved
  std::string currency = "USDC";        // what is paid with instead
  std::optional<DurationMs> approve;
  std::optional<DurationMs> reject;
  int reject_every = 0;  // 0: reject all if `approve` is absent, else none; n: every nth voucher

  [[nodiscard]] bool is_idle() const { return !join && !negotiate && !approve && !reject; }
};

/// Reads `join=2s,negotiate=3s,currency=USDC,approve=5s,reject=4s,reject-every=2`.
///
/// Errors  Unknown (the word is the path), Malformed, OutOfRange.
[[nodiscard]] Result<AutopilotPlan> parse_plan(std::string_view text);

/// What a payer sends to pay a voucher with another currency; the amount is the server's to set.
[[nodiscard]] api::NegotiateRequest supply_of(const State& state, const Voucher& voucher,
                                              std::string_view currency);

class Autopilot {
 public:
  explicit Autopilot(Server& server) : server_(server) {}

  void set_plan(AutopilotPlan plan) { plan_ = std::move(plan); }
  [[nodiscard]] const AutopilotPlan& plan() const { return plan_; }

  /// Does everything that is due. Staged: the caller commits.
  void advance(WallTime now);

  /// Looks at everything again: what seemed settled may have been undone with a failed commit.
  void recheck() { first_session_ = first_voucher_ = 1; }

  /// When something is due next, as far as known now.
  [[nodiscard]] std::optional<WallTime> next_due() const;

 private:
  enum class Deed { None, Negotiate, Approve, Reject };
  struct Task {
    Deed deed = Deed::None;
    WallTime due;
  };
  [[nodiscard]] std::optional<WallTime> join_due(const Session& session) const;
  [[nodiscard]] Task task_for(const Voucher& voucher) const;
  void join(Number session, WallTime now);
  void perform(Number voucher, Deed deed, WallTime now);
  void skip_settled();

  Server& server_;
  AutopilotPlan plan_;
  Number first_session_ = 1;  // all before are closed or joined
  Number first_voucher_ = 1;  // all before are terminal
};

}  // namespace bleepay::sandbox
