// What reads tell. A list or a voucher is evidence about everything that was sent before it.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::VoucherStatus;

constexpr DurationMs kReadBackoff{400};
constexpr DurationMs kReadBackoffCap{5000};
constexpr int kReadsFailedMany = 6;
constexpr DurationMs kReadBackoffFar{15000};

}  // namespace

std::optional<std::size_t> Course::find_voucher(const api::VoucherId& id) const {
  const auto found = std::find_if(vouchers_.begin(), vouchers_.end(),
                                  [&id](const Voucher& voucher) { return voucher.id == id; });
  if (found == vouchers_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - vouchers_.begin());
}

void Course::on_session_read(const Flight& flight, const HttpReply& reply, Answer& answer) {
  const auto read = read_body<api::SessionReply>(reply, answer);
  if (read && read->id == session_.id) {
    reads_failed_ = 0;
    return take_session(*read, flight);
  }
  if (read) answer.kind = AnswerKind::Unclear;  // another session than the one asked for
  if (answer.kind == AnswerKind::NotFound) {
    for (Voucher& voucher : vouchers_) voucher.is_listed = false;
    return session_gone();
  }
  on_read_failed(answer);
}

void Course::on_voucher_read(const Flight& flight, const HttpReply& reply, Answer& answer) {
  Voucher& voucher = vouchers_[flight.index];
  const auto read = read_body<api::VoucherReply>(reply, answer);
  if (read && (read->id == voucher.id || mutated(Mutation::OtherIdBelieved))) {
    reads_failed_ = 0;
    voucher.was_read_alone = true;
    return take_voucher(flight.index, *read, flight);
  }
  if (read) answer.kind = AnswerKind::Unclear;
  if (answer.kind != AnswerKind::NotFound) return on_read_failed(answer);
  reads_failed_ = 0;
  voucher.seen = flight.serial;
  voucher.seen_at = flight.sent;
  voucher.needs_own_read = false;
  voucher.is_stranger = false;
  voucher.is_missing = true;
  judge(flight.index);
}

void Course::on_read_failed(const Answer& answer) {
  if (answer.kind == AnswerKind::Limited || answer.kind == AnswerKind::Unauthorized) return;
  ++reads_failed_;
  read_not_before_ = now_.mono + (reads_failed_ > kReadsFailedMany
                                      ? backoff(1, kReadBackoffFar, kReadBackoffFar)
                                      : backoff(reads_failed_, kReadBackoff, kReadBackoffCap));
}

void Course::take_session(const api::SessionReply& reply, const Flight& flight) {
  session_.needs_read = false;
  list_seen_ = flight.serial;
  if (reply.code) session_.code = *reply.code;
  if (reply.joined_at || (reply.payers && !reply.payers->empty())) {
    session_.has_payer_joined = true;
    hold_until_.reset();
  }
  // A list left out is read as an empty one, whatever else absent means: at worst a voucher is
  // reserved twice, and one that nobody redeems is never paid. Known ones are read by themselves.
  static const std::vector<api::SessionVoucher> kNone;
  const auto& listed = reply.vouchers ? *reply.vouchers : kNone;
  session_.is_list_bare = std::any_of(listed.begin(), listed.end(),
                                      [](const auto& voucher) { return !voucher.details; });
  // With a reserve under way at any time during this read, an unknown voucher may be its own.
  const bool is_reserving =
      is_in_flight(api::Endpoint::SessionReserve) && !mutated(Mutation::ReserveUnderWayIsSurplus);
  const bool is_complete = flight.reserves_seen == reserves_ && !is_reserving;
  for (const api::SessionVoucher& voucher : listed) take_listed(voucher, flight, is_complete);
  for (Voucher& voucher : vouchers_) {
    if (voucher.is_listed && voucher.seen < flight.serial && voucher.in_doubt()) {
      voucher.needs_own_read = true;
    }
    // Not of this session: its list will never tell.
    const bool is_absent = voucher.seen < flight.serial && voucher.known_since < flight.sent;
    if (is_absent && !session_.is_list_bare) voucher.is_listed = false;
  }
  session_.is_open = reply.status != api::SessionStatus::Closed;
  if (!session_.is_open) session_gone();
}

void Course::take_listed(const api::SessionVoucher& listed, const Flight& flight,
                         bool is_complete) {
  auto voucher = find_voucher(listed.id);
  if (!voucher) {
    if (!is_complete || vouchers_.size() >= kVouchersMax) return;
    voucher = vouchers_.size();
    Voucher& stranger = vouchers_.emplace_back();
    stranger.id = listed.id;
    stranger.is_stranger = true;
    stranger.is_recalled = true;  // reserved at a time we do not know
    stranger.known_since = now_.mono;
    stranger.touched = now_.wall;
    reckon_deadline(stranger);
  }
  if (listed.details) take_voucher(*voucher, *listed.details, flight);
}

void Course::take_voucher(std::size_t index, const api::VoucherReply& reply, const Flight& flight) {
  Voucher& voucher = vouchers_[index];
  voucher.seen = std::max(voucher.seen, flight.serial);
  if (mutated(Mutation::EarlierReadSettlesDoubt)) voucher.seen = serial_ + 1;
  voucher.seen_at = flight.sent;
  voucher.needs_own_read = false;
  if (voucher.item) merge_terms(voucher, match_terms(order_.items[*voucher.item], reply));
  merge(voucher, reply);
  reckon_deadline(voucher);
  if (voucher.is_stranger) {
    place_stranger(index, reply);
  } else {
    judge(index);
  }
}

/// A voucher nobody here asked for, or nobody knows to have: the network may have sent a reserve
/// twice, a reply may have been lost, or the record with it.
void Course::place_stranger(std::size_t index, const api::VoucherReply& reply) {
  Voucher& voucher = vouchers_[index];
  voucher.is_stranger = false;
  switch (voucher.status) {
    case VoucherStatus::Reserved:
      // One whose end is not known is not worth terms: it could be over before the payer has read
      // them.
      if (reserve_doubt_ && voucher.is_deadline_told() && phase_ != Phase::Cancelling) {
        const std::size_t item = reserve_doubt_->item;
        reserve_doubt_.reset();
        return give_voucher(index, item);
      }
      voucher.wants_discard = true;
      return;
    case VoucherStatus::Redeemed:
    case VoucherStatus::Unknown:
      voucher.may_be_redeemed = true;
      voucher.wants_discard = true;
      return;
    case VoucherStatus::Resolved:
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const bool is_paid = items_[i].status == ItemStatus::Approved ||
                             items_[i].status == ItemStatus::ApprovedLate;
        if (is_paid || match_terms(order_.items[i], reply) != TermsMatch::Equal) continue;
        voucher.item = i;
        voucher.terms = TermsMatch::Equal;
        return judge(index);
      }
      has_found_payment_ = true;
      return;
    case VoucherStatus::Discarded:
    case VoucherStatus::Expired:
      return;
  }
}

/// A list that shows no unknown voucher settles it: the reserve was not carried out. So does a
/// session that is gone: what was reserved in it will not be redeemed and dies.
void Course::settle_reserve_doubt() {
  if (!reserve_doubt_) return;
  if (list_seen_ <= reserve_doubt_->serial && !session_.is_gone) return;
  const bool is_unread = std::any_of(vouchers_.begin(), vouchers_.end(),
                                     [](const Voucher& voucher) { return voucher.is_stranger; });
  if (is_unread) return;
  const std::size_t item = reserve_doubt_->item;
  reserve_doubt_.reset();
  if (items_[item].status == ItemStatus::Reserving) set_item(item, ItemCause::ReserveNotMade);
}

/// Bleepay's expiry by our monotonic clock. An expiry that cannot be, and one that was never told,
/// are replaced by the usual life.
void Course::reckon_deadline(Voucher& voucher) {
  if (voucher.expires_at) {
    const auto deadline = clock_.mono(*voucher.expires_at);
    const bool is_plausible = deadline &&
                              (voucher.is_recalled || *deadline > voucher.known_since) &&
                              *deadline < voucher.known_since + kVoucherLifeMax;
    if (is_plausible) {
      voucher.deadline = *deadline;
      voucher.deadline_source = DeadlineSource::Told;
      return;
    }
  }
  if (voucher.deadline == MonoTime{}) {
    voucher.deadline = voucher.known_since + kVoucherLifeHint;
  }
}

}  // namespace bleepay::checkout
