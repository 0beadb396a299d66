// The life of a voucher as one table: which act leads from which state to which, and what is
// answered when it does not. The compiler checks the table.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "api/errors.h"
#include "api/types.h"

namespace bleepay::sandbox {

enum class VoucherAct { Redeem, Negotiate, Sign, Resolve, Discard, Expire };
inline constexpr int kVoucherActCount = static_cast<int>(VoucherAct::Expire) + 1;

/// One row: an act in a state leads to another state, or is refused with a code. `invented` marks
/// refusals for which the documentation names none.
struct VoucherRule {
  api::VoucherStatus from;
  VoucherAct act;
  std::optional<api::VoucherStatus> to;
  api::ErrorCode refusal = api::ErrorCode::Other;
  bool invented = false;
};

namespace voucher_rules {
using api::ErrorCode;
using enum api::VoucherStatus;
using enum VoucherAct;

constexpr VoucherRule go(api::VoucherStatus from, VoucherAct act, api::VoucherStatus to) {
  return {from, act, to};
}
constexpr VoucherRule no(api::VoucherStatus from, VoucherAct act, ErrorCode code) {
  return {from, act, std::nullopt, code, false};
}
constexpr VoucherRule invented(api::VoucherStatus from, VoucherAct act, ErrorCode code) {
  return {from, act, std::nullopt, code, true};
}

inline constexpr std::array kTable = {
    go(Reserved, Redeem, Redeemed),
    invented(Reserved, Negotiate, ErrorCode::NotRedeemed),
    invented(Reserved, Sign, ErrorCode::NotRedeemed),
    no(Reserved, Resolve, ErrorCode::NotRedeemed),
    go(Reserved, Discard, Discarded),
    go(Reserved, Expire, Expired),

    no(Redeemed, Redeem, ErrorCode::AlreadyRedeemed),
    go(Redeemed, Negotiate, Redeemed),
    go(Redeemed, Sign, Redeemed),
    go(Redeemed, Resolve, Resolved),
    go(Redeemed, Discard, Discarded),
    go(Redeemed, Expire, Expired),

    no(Resolved, Redeem, ErrorCode::AlreadyRedeemed),
    invented(Resolved, Negotiate, ErrorCode::AlreadyResolved),
    invented(Resolved, Sign, ErrorCode::AlreadyResolved),
    no(Resolved, Resolve, ErrorCode::AlreadyResolved),
    no(Resolved, Discard, ErrorCode::AlreadyResolved),
    no(Resolved, Expire, ErrorCode::AlreadyResolved),

    invented(Discarded, Redeem, ErrorCode::AlreadyDiscarded),
    invented(Discarded, Negotiate, ErrorCode::AlreadyDiscarded),
    invented(Discarded, Sign, ErrorCode::AlreadyDiscarded),
    invented(Discarded, Resolve, ErrorCode::AlreadyDiscarded),
    invented(Discarded, Discard, ErrorCode::AlreadyDiscarded),
    no(Discarded, Expire, ErrorCode::AlreadyDiscarded),

    invented(Expired, Redeem, ErrorCode::VoucherExpired),
    invented(Expired, Negotiate, ErrorCode::VoucherExpired),
    invented(Expired, Sign, ErrorCode::VoucherExpired),
    invented(Expired, Resolve, ErrorCode::VoucherExpired),
    invented(Expired, Discard, ErrorCode::VoucherExpired),
    no(Expired, Expire, ErrorCode::VoucherExpired),
};

/// Every state meets every act exactly once, in order of the enums.
constexpr bool is_complete() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    const int state = static_cast<int>(i) / kVoucherActCount + 1;  // 0 is Unknown
    const int act = static_cast<int>(i) % kVoucherActCount;
    if (static_cast<int>(kTable[i].from) != state) return false;
    if (static_cast<int>(kTable[i].act) != act) return false;
  }
  return kTable.size() == 5 * kVoucherActCount;
}

constexpr bool terminal_states_are_final() {
  for (const VoucherRule& rule : kTable) {
    if (api::is_terminal(rule.from) && rule.to) return false;
  }
  return true;
}

/// Every state but the first is the target of some rule.
constexpr bool all_are_reachable() {
  for (const auto state : {Redeemed, Resolved, Discarded, Expired}) {
    bool is_reached = false;
    for (const VoucherRule& rule : kTable) is_reached = is_reached || rule.to == state;
    if (!is_reached) return false;
  }
  return true;
}

constexpr bool every_refusal_has_a_code() {
  for (const VoucherRule& rule : kTable) {
    if (!rule.to && rule.refusal == ErrorCode::Other) return false;
  }
  return true;
}

static_assert(is_complete());
static_assert(terminal_states_are_final());
static_assert(all_are_reachable());
static_assert(every_refusal_has_a_code());
}  // namespace voucher_rules

/// The rule for an act in a known state.
[[nodiscard]] constexpr const VoucherRule& rule_for(api::VoucherStatus from, VoucherAct act) {
  const int row = (static_cast<int>(from) - 1) * kVoucherActCount + static_cast<int>(act);
  return voucher_rules::kTable[static_cast<std::size_t>(row)];
}

}  // namespace bleepay::sandbox
