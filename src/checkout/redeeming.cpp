// Redeems: the step that lets money move. Sent once; sent again only after a read has shown that
// the first one did not happen.
#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr int kRedeemsMax = 3;       // per voucher, each after a read that said RESERVED
constexpr int kReplacementsMax = 2;  // per item, then the payer is asked

}  // namespace

bool Course::step_redeem() {
  // Reserves first: vouchers of one order are to live side by side, and the payer approves in one
  // go.
  if (is_in_flight(Endpoint::SessionReserve)) return false;
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    const Voucher& voucher = vouchers_[i];
    if (!is_current(i) || items_[*voucher.item].status != ItemStatus::Redeeming) continue;
    if (voucher.status != api::VoucherStatus::Reserved || voucher.wants_discard ||
        voucher.is_missing || voucher.in_doubt() || has_flight_for(i)) {
      continue;
    }
    // A status nobody knows may well mean that the first redeem has happened.
    if (voucher.redeems > 0 && voucher.told != api::VoucherStatus::Reserved) continue;
    if (redeem_or_let_go(i)) return true;
  }
  return false;
}

bool Course::redeem_or_let_go(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  const std::size_t item = *voucher.item;
  const auto let_go = [&](Message message) {
    voucher.wants_discard = true;
    set_item(item, ItemCause::Refused, std::move(message));
    return true;
  };
  if (voucher.redeems >= kRedeemsMax) {
    return let_go({MessageKey::ServerTrouble, Severity::Error, std::nullopt, {}});
  }
  MonoTime last_moment = voucher.deadline - options_.safe_margin;
  if (mutated(Mutation::NoSafeMargin)) last_moment = voucher.deadline;
  if (mutated(Mutation::WallClockExpiry) && voucher.expires_at) {
    last_moment = now_.mono + (*voucher.expires_at - now_.wall) - options_.safe_margin;
  }
  const MonoTime ready = allowances_.ready_at(Endpoint::VoucherRedeem, now_.mono);
  if (now_.mono > last_moment) {
    const Message message{MessageKey::NotEnoughTime, Severity::Warning, std::nullopt, {}};
    if (items_[item].replacements >= kReplacementsMax) return let_go(message);
    ++items_[item].replacements;
    voucher.wants_discard = true;
    set_item(item, ItemCause::DiscardAsked, message);
    return true;
  }
  if (ready > last_moment) {
    return let_go({MessageKey::RateLimited, Severity::Warning, seconds_until(ready), {}});
  }
  wait_for_allowance(ready);
  wait_until(last_moment + DurationMs{1});
  if (ready > now_.mono || !has_free_slot()) return false;
  ++voucher.redeems;
  voucher.may_be_redeemed = true;
  voucher.refusal.reset();
  voucher.touched = now_.wall;
  const bool is_other = mutated(Mutation::OtherItemsTerms);
  const Item& ordered = order_.items[is_other ? (item + 1) % items_.size() : item];
  HttpRequest request = redeem_call(caller(), voucher.id, ordered);
  if (mutated(Mutation::OtherBytesOnRetry) && voucher.redeems > 1) request.body += " ";
  send(Endpoint::VoucherRedeem, index, std::move(request));
  return true;
}

void Course::on_redeem(const Flight& flight, const HttpReply& reply, Answer& answer) {
  Voucher& voucher = vouchers_[flight.index];
  const auto redeemed = read_body<api::VoucherReply>(reply, answer);
  if (redeemed && redeemed->id == voucher.id) {
    if (redeemed->updated_at) clock_.learn(*redeemed->updated_at, flight.sent, now_.mono);
    merge_terms(voucher, match_terms(order_.items[*voucher.item], *redeemed));
    merge(voucher, *redeemed);
    reckon_deadline(voucher);
    if (voucher.status == api::VoucherStatus::Reserved) voucher.doubt = serial_;
    return judge(flight.index);
  }
  if (redeemed) answer.kind = AnswerKind::Unclear;
  if (mutated(Mutation::BlindRedeemRetry)) return;
  // Whatever it was, a read decides: even a refusal may answer a request that the network sent
  // twice.
  voucher.doubt = serial_;
  if (answer.kind == AnswerKind::Refused) voucher.refusal = answer.error;
  if (mutated(Mutation::SecondVoucherBeside) && is_current(flight.index) &&
      items_[*voucher.item].status == ItemStatus::Redeeming) {
    set_item(*voucher.item, ItemCause::GivenBack);
    items_[*voucher.item].voucher.reset();
  }
}

}  // namespace bleepay::checkout
