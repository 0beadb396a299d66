// Reserves, one after the other: a reserve whose outcome is not known is looked for before the next
// one leaves, and never simply repeated.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;
using api::ErrorCode;

constexpr int kRefusalsMax = 3;  // of a kind nobody has documented
constexpr DurationMs kHold{15000};
constexpr DurationMs kHoldCap{60000};

bool holds_a_place(ItemStatus status) {
  switch (status) {
    case ItemStatus::Reserving:
    case ItemStatus::Redeeming:
    case ItemStatus::AwaitingWallet:
    case ItemStatus::Discarding:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool Course::step_reserve() {
  if (reserve_doubt_ || is_in_flight(Endpoint::SessionReserve) || !has_free_slot()) return false;
  const auto item = next_to_reserve();
  if (!item) return false;
  if (!session_.is_open) {
    move(PhaseCause::SessionReplaced);
    for (Voucher& voucher : vouchers_) voucher.is_listed = false;
    opens_ = 0;
    return true;
  }
  const MonoTime held =
      std::max(hold_until_.value_or(MonoTime::min()), quiet_until_.value_or(MonoTime::min()));
  wait_until(held);
  const MonoTime ready = allowances_.ready_at(Endpoint::SessionReserve, now_.mono);
  wait_for_allowance(ready);
  if (held > now_.mono || ready > now_.mono) return false;
  ++reserves_;
  set_item(*item, ItemCause::ReserveSent);
  send(Endpoint::SessionReserve, *item,
       plain_call(caller(), Endpoint::SessionReserve, session_.id.text()));
  return true;
}

std::optional<std::size_t> Course::next_to_reserve() {
  const auto busy = std::count_if(items_.begin(), items_.end(), [](const ItemCourse& item) {
    return holds_a_place(item.status);
  });
  if (busy >= std::max(options_.in_flight, 1)) return std::nullopt;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].status == ItemStatus::Waiting && !is_blocked(i)) return i;
  }
  return std::nullopt;
}

/// A voucher of the item may still be paid, or have been: no other one before that is known. One of
/// other terms under the same order id holds up every item.
bool Course::is_blocked(std::size_t item) {
  if (mutated(Mutation::SecondVoucherBeside)) return false;
  bool is_blocked = false;
  for (const Voucher& voucher : vouchers_) {
    const bool is_of_other_terms = !voucher.item && voucher.may_be_redeemed;
    if ((voucher.item != item && !is_of_other_terms) || is_dead(voucher)) continue;
    is_blocked = true;
    wait_until(dead_by(voucher));
  }
  return is_blocked;
}

void Course::on_reserve(const Flight& flight, const HttpReply& reply, Answer& answer) {
  ++reserves_;
  const std::size_t item = flight.index;
  if (const auto reserved = read_body<api::VoucherReply>(reply, answer)) {
    if (!find_voucher(reserved->id)) {
      const std::size_t voucher = add_voucher(*reserved, flight);
      give_voucher(voucher, item);
      holds_ = 0;
      return;
    }
    answer.kind = AnswerKind::Unclear;  // an id we know: not the reply to this reserve
  }
  if (answer.kind == AnswerKind::Unclear && !mutated(Mutation::BlindReserveRetry)) {
    reserve_doubt_ = {item, serial_};
    return;
  }
  if (items_[item].status != ItemStatus::Reserving) return;
  if (answer.kind == AnswerKind::Refused) return on_reserve_refused(item, answer);
  set_item(item, ItemCause::ReserveNotMade);
  if (answer.kind == AnswerKind::NotFound) session_gone();
}

void Course::on_reserve_refused(std::size_t item, const Answer& answer) {
  const ErrorCode code = answer.error.code;
  if (code == ErrorCode::SessionClosed) {
    set_item(item, ItemCause::ReserveNotMade);
    return session_gone();
  }
  // The documentation does not say whether the payer must join first, nor how a refusal for that
  // reason would read: whatever is not understood is tried again once the payer has joined.
  const bool may_pass = answer.status == 400 && code != ErrorCode::ValidationFailed;
  const bool is_join = code == ErrorCode::SessionNotJoined;
  if (may_pass && (is_join || ++items_[item].refusals < kRefusalsMax)) {
    set_item(item, ItemCause::ReserveNotMade);
    return hold_reserves();
  }
  set_item(item, ItemCause::Refused,
           {MessageKey::ItemRefused, Severity::Error, answer.status, answer.error.code_text});
}

void Course::hold_reserves() {
  ++holds_;
  DurationMs wait = kHold;
  for (int i = 1; i < holds_ && wait < kHoldCap; ++i) wait *= 2;
  hold_until_ = now_.mono + std::min(wait, kHoldCap);
  plan_looks();
}

std::size_t Course::add_voucher(const api::VoucherReply& reply, const Flight& flight) {
  Voucher& voucher = vouchers_.emplace_back();
  voucher.id = reply.id;
  voucher.known_since = flight.sent;
  voucher.touched = now_.wall;
  if (reply.created_at) clock_.learn(*reply.created_at, flight.sent, now_.mono);
  merge(voucher, reply);
  reckon_deadline(voucher);
  return vouchers_.size() - 1;
}

/// The item it was reserved for takes it, unless that has come to its end meanwhile.
void Course::give_voucher(std::size_t voucher, std::size_t item) {
  vouchers_[voucher].item = item;
  const ItemStatus status = items_[item].status;
  if (status != ItemStatus::Reserving && status != ItemStatus::Waiting) {
    vouchers_[voucher].wants_discard = true;
    return;
  }
  items_[item].voucher = voucher;
  set_item(item, ItemCause::VoucherHeld);
  judge(voucher);
}

}  // namespace bleepay::checkout
