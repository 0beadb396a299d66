// Discards: what must not be paid any more is taken back, and a read has the last word on it.
#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr int kDiscardsMax = 5;  // per voucher; then its expiry will do it
constexpr DurationMs kDiscardBackoff{500};
constexpr DurationMs kDiscardBackoffCap{5000};

}  // namespace

void Course::ask_discard(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  voucher.wants_discard = true;
  if (!is_current(index)) return;
  switch (items_[*voucher.item].status) {
    case ItemStatus::Waiting:
    case ItemStatus::Redeeming:
    case ItemStatus::AwaitingWallet:
      set_item(*voucher.item, ItemCause::DiscardAsked);
      return;
    default:
      return;
  }
}

bool Course::step_discard() {
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    Voucher& voucher = vouchers_[i];
    const bool is_due = voucher.wants_discard && voucher.is_live() && !voucher.in_doubt() &&
                        !voucher.is_missing && !has_flight_for(i) && !is_dead(voucher) &&
                        voucher.discards < kDiscardsMax;
    if (!is_due) continue;
    const MonoTime ready = allowances_.ready_at(Endpoint::VoucherDiscard, now_.mono);
    wait_for_allowance(ready);
    wait_until(discard_not_before_);
    if (ready > now_.mono || discard_not_before_ > now_.mono || !has_free_slot()) return false;
    ++voucher.discards;
    voucher.touched = now_.wall;
    send(Endpoint::VoucherDiscard, i,
         plain_call(caller(), Endpoint::VoucherDiscard, voucher.id.text()));
    return true;
  }
  return false;
}

void Course::on_discard(const Flight& flight, const HttpReply& reply, Answer& answer) {
  Voucher& voucher = vouchers_[flight.index];
  if (answer.kind == AnswerKind::Limited || answer.kind == AnswerKind::Unauthorized) {
    --voucher.discards;
    return;
  }
  const auto discarded = read_body<api::VoucherReply>(reply, answer);
  if (discarded && discarded->id == voucher.id) {
    discards_failed_ = 0;
    if (discarded->updated_at) clock_.learn(*discarded->updated_at, flight.sent, now_.mono);
    merge(voucher, *discarded);
    read_not_before_ = MonoTime::min();  // Bleepay answers again
    // One that was never redeemed cannot have been paid: the reply is enough.
    if (voucher.may_be_redeemed || voucher.is_live()) voucher.doubt = serial_;
    return judge(flight.index);
  }
  if (mutated(Mutation::RefusedDiscardTakenForDone) && answer.kind == AnswerKind::Refused) {
    voucher.status = api::VoucherStatus::Discarded;
    return judge(flight.index);
  }
  if (discarded) answer.kind = AnswerKind::Unclear;
  voucher.doubt = serial_;
  if (answer.kind != AnswerKind::Unclear) return;
  ++discards_failed_;
  discard_not_before_ = now_.mono + backoff(discards_failed_, kDiscardBackoff, kDiscardBackoffCap);
}

}  // namespace bleepay::checkout
