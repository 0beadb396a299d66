// What is known about a voucher, turned into the fate of its item. The only place that says
// "approved".
#include <algorithm>
#include <utility>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::VoucherStatus;

// The last read is due `expiry_grace` after the expiry; this much later somebody must be told that
// it did not come.
constexpr DurationMs kLostAfterLastRead{5000};

bool is_approved(ItemStatus status) {
  return status == ItemStatus::Approved || status == ItemStatus::ApprovedLate;
}

}  // namespace

bool Course::is_current(std::size_t voucher) const {
  const auto item = vouchers_[voucher].item;
  return item && items_[*item].voucher == voucher;
}

/// By then it is over even if no reply ever told its expiry.
MonoTime Course::dead_by(const Voucher& voucher) const {
  const MonoTime end =
      voucher.is_deadline_told() ? voucher.deadline : voucher.known_since + kVoucherLifeHint;
  return end + options_.expiry_grace;
}

/// Nothing can be paid with it any more, and nothing was that nobody has seen.
bool Course::is_dead(const Voucher& voucher) const {
  if (!voucher.is_live()) {
    const bool is_untold = voucher.status == VoucherStatus::Resolved && voucher.item &&
                           voucher.terms == TermsMatch::NotTold;
    return !voucher.in_doubt() && !voucher.needs_own_read && !is_untold;
  }
  const bool is_time_up = now_.mono >= dead_by(voucher);
  if (voucher.is_missing) {
    // It may have been paid, and we cannot see it. Only one of another order's terms is let go.
    return !voucher.may_be_redeemed || (!voucher.item && is_time_up);
  }
  // A voucher without terms cannot be paid: no read is spent on the end of one nobody wants.
  return voucher.wants_discard && !voucher.may_be_redeemed && is_time_up;
}

void Course::judge(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  if (!voucher.item) {
    if (voucher.status == VoucherStatus::Resolved) has_found_payment_ = true;
    return;
  }
  if (voucher.terms == TermsMatch::Differ) return tampered(index);
  if (voucher.is_missing && voucher.is_live()) return judge_missing(index);
  switch (voucher.status) {
    case VoucherStatus::Resolved:
      return judge_resolved(index);
    case VoucherStatus::Discarded:
    case VoucherStatus::Expired:
      return judge_over(index);
    case VoucherStatus::Redeemed:
      if (voucher.terms == TermsMatch::NotTold && !voucher.was_read_alone && voucher.seen != 0) {
        voucher.needs_own_read = true;
      }
      if (is_current(index) && items_[*voucher.item].status == ItemStatus::Redeeming &&
          !voucher.needs_own_read) {
        set_item(*voucher.item, ItemCause::TermsFixed);
        plan_looks();
      }
      return;
    case VoucherStatus::Reserved:
      return judge_refused(index);
    case VoucherStatus::Unknown:
      return judge_unknown(index);
  }
}

/// Reserved, says the reply, and yet of a status nobody knows: nothing is redeemed on that.
void Course::judge_unknown(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  if (!is_current(index) || items_[*voucher.item].status != ItemStatus::Redeeming) return;
  if (voucher.may_be_redeemed) return;  // its end is waited for
  if (!voucher.was_read_alone) {
    voucher.needs_own_read = true;
    return;
  }
  voucher.wants_discard = true;
  set_item(*voucher.item, ItemCause::Refused,
           {MessageKey::ItemRefused, Severity::Error, std::nullopt, "unknown_status"});
}

/// Approved is said only here: RESOLVED, and terms that were told and are ours.
void Course::judge_resolved(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  const std::size_t item = *voucher.item;
  const ItemStatus status = items_[item].status;
  if (is_approved(status) || status == ItemStatus::Tampered) return;
  if (voucher.terms != TermsMatch::Equal) {
    if (!voucher.was_read_alone) {
      voucher.needs_own_read = true;
    } else if (next_state(kItemTable, status, ItemCause::Lost) && is_current(index)) {
      set_item(item, ItemCause::Lost,
               {MessageKey::StillChecking, Severity::Warning, std::nullopt, {}});
    }
    return;
  }
  const bool is_late = is_settled(status) || status == ItemStatus::Discarding;
  if (mutated(Mutation::LateApprovalDropped) && is_late) return;
  const bool is_in_time = is_current(index) && !is_settled(status);
  if (!is_current(index)) {
    // The one that took its place must not be paid as well.
    if (const auto other = items_[item].voucher) vouchers_[*other].wants_discard = true;
    items_[item].voucher = index;
  }
  if (voucher.is_earlier) has_found_payment_ = true;
  set_item(item, is_in_time ? ItemCause::Resolved : ItemCause::ResolvedLate);
}

void Course::judge_over(std::size_t index) {
  const Voucher& voucher = vouchers_[index];
  if (voucher.in_doubt() || !is_current(index)) return;
  const std::size_t item = *voucher.item;
  const bool is_expired = voucher.status == VoucherStatus::Expired;
  const bool is_cancelling = phase_ == Phase::Cancelling;
  const auto give_back = [&] {
    set_item(item, ItemCause::GivenBack, items_[item].message);
    items_[item].voucher.reset();
  };
  switch (items_[item].status) {
    case ItemStatus::Redeeming:
    case ItemStatus::AwaitingWallet:
      return set_item(item, is_expired ? ItemCause::ExpirySeen : ItemCause::RejectionSeen);
    case ItemStatus::Unknown:
      if (is_expired) return set_item(item, ItemCause::ExpirySeen);
      return set_item(
          item, voucher.discards > 0 ? ItemCause::DiscardConfirmed : ItemCause::RejectionSeen);
    case ItemStatus::Discarding:
      if (!is_cancelling) return give_back();
      return set_item(item, is_expired ? ItemCause::ExpirySeen : ItemCause::DiscardConfirmed);
    case ItemStatus::Waiting:
      items_[item].voucher.reset();  // of an earlier attempt, and over: its turn comes again
      return;
    default:
      return;
  }
}

/// 404: gone, or of a context we cannot see. What may have been redeemed may have been paid by
/// whoever can see it: nobody here can say, and no other voucher takes its place.
void Course::judge_missing(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  if (voucher.was_approved) {
    // The record notes an approval only after it was read, terms and all.
    voucher.status = VoucherStatus::Resolved;
    voucher.terms = TermsMatch::Equal;
    return judge_resolved(index);
  }
  if (!is_current(index)) return;
  const std::size_t item = *voucher.item;
  const ItemStatus status = items_[item].status;
  if (voucher.may_be_redeemed) {
    if (status == ItemStatus::Unknown || !next_state(kItemTable, status, ItemCause::Lost)) return;
    return set_item(item, ItemCause::Lost,
                    {MessageKey::StillChecking, Severity::Warning, std::nullopt, {}});
  }
  if (status == ItemStatus::Redeeming) {
    set_item(item, ItemCause::Refused,
             {MessageKey::ItemRefused, Severity::Error, 404, "not_found"});
  } else if (status == ItemStatus::Waiting) {
    items_[item].voucher.reset();  // of an earlier attempt: its turn comes again
  } else if (status == ItemStatus::Discarding && phase_ == Phase::Cancelling) {
    set_item(item, ItemCause::DiscardConfirmed);
  } else if (status == ItemStatus::Discarding) {
    set_item(item, ItemCause::GivenBack, items_[item].message);
    items_[item].voucher.reset();
  }
}

/// The redeem was refused, and a read confirms that it did not happen.
void Course::judge_refused(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  if (!voucher.refusal || voucher.in_doubt() || !is_current(index)) return;
  if (items_[*voucher.item].status != ItemStatus::Redeeming) return;
  voucher.wants_discard = true;
  set_item(*voucher.item, ItemCause::Refused,
           {MessageKey::ItemRefused, Severity::Error, voucher.refusal->status,
            voucher.refusal->code_text});
}

/// Somebody between us and Bleepay, or in it, has changed a payment: nothing of this order goes on.
void Course::tampered(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  const std::size_t item = *voucher.item;
  if (voucher.is_live()) voucher.wants_discard = true;
  const Message message{MessageKey::TermsDiffer, Severity::Error, std::nullopt, {}};
  const bool is_news = !std::exchange(has_seen_tampering_, true);
  // What was approved on our terms stays so, whatever is said about it afterwards.
  if (next_state(kItemTable, items_[item].status, ItemCause::TermsFoundChanged)) {
    items_[item].voucher = index;
    set_item(item, ItemCause::TermsFoundChanged, message);
  }
  if (is_news) emit(Trouble{message});
  abandon();
}

/// Over by the clock, and no read says how it ended: that is what is said, and nothing else.
void Course::lose_overdue() {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const ItemStatus status = items_[i].status;
    if (status != ItemStatus::Redeeming && status != ItemStatus::AwaitingWallet &&
        status != ItemStatus::Discarding) {
      continue;
    }
    const Voucher& voucher = vouchers_[*items_[i].voucher];
    if (!voucher.may_be_redeemed) {
      if (status == ItemStatus::Discarding) let_die(i);
      continue;
    }
    const MonoTime lost_at = dead_by(voucher) + kLostAfterLastRead;
    wait_until(lost_at);
    if (mutated(Mutation::ExpiryWithoutRead) && voucher.deadline < now_.mono) {
      set_item(i, ItemCause::ExpirySeen);
      continue;
    }
    if (lost_at > now_.mono) continue;
    set_item(i, ItemCause::Lost, {MessageKey::StillChecking, Severity::Warning, std::nullopt, {}});
  }
}

/// A voucher without terms whose time has run out while it was to be discarded: nobody paid it.
void Course::let_die(std::size_t item) {
  const Voucher& voucher = vouchers_[*items_[item].voucher];
  wait_until(dead_by(voucher));
  if (!voucher.is_live() || !is_dead(voucher)) return;
  if (phase_ == Phase::Cancelling) return set_item(item, ItemCause::DiscardConfirmed);
  set_item(item, ItemCause::GivenBack, items_[item].message);
  items_[item].voucher.reset();
}

}  // namespace bleepay::checkout
