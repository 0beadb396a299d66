// How a checkout comes to its end: renewed, finished, cancelled, abandoned, and what it is then
// called.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

// Nobody could say how a voucher ended: reading goes on this long after its time, then the page is
// told.
constexpr DurationMs kUnknownPatience{600000};

// After the last read of a voucher was due, and after a cancel: time to take back and to hear so.
constexpr DurationMs kLastTelling{5000};

Verdict refused() { return {false, {MessageKey::StillChecking, Severity::Info, std::nullopt, {}}}; }

bool is_approved(ItemStatus status) {
  return status == ItemStatus::Approved || status == ItemStatus::ApprovedLate;
}
bool is_renewable(ItemStatus status) {
  return status == ItemStatus::Expired || status == ItemStatus::Rejected ||
         status == ItemStatus::Failed;
}

}  // namespace

// --- wishes --------------------------------------------------------------------------------------

Verdict Course::cancel() {
  if (phase_ == Phase::Cancelling || phase_ == Phase::Closing || phase_ == Phase::Done) {
    return refused();
  }
  is_cancelled_ = true;
  abandon();
  return {true, {}};
}

/// From here on nothing new is begun; what can be taken back is taken back.
void Course::abandon() {
  if (phase_ == Phase::Cancelling || phase_ == Phase::Closing || phase_ == Phase::Done) return;
  host_token_due_.reset();
  cancelled_at_ = now_.mono;
  move(PhaseCause::CancelAsked);
}

bool Course::can_renew(std::size_t item) const {
  if (phase_ != Phase::Paying || is_finishing_ || !is_renewable(items_[item].status)) return false;
  if (vouchers_.size() >= kVouchersMax) return false;
  return std::all_of(vouchers_.begin(), vouchers_.end(), [&](const Voucher& voucher) {
    return voucher.item != item || is_dead(voucher);
  });
}

Verdict Course::renew(const std::string& item_id) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (order_.items[i].id != item_id || !can_renew(i)) continue;
    ItemCourse& item = items_[i];
    item.replacements = 0;
    item.refusals = 0;
    settled_since_.reset();
    item.voucher.reset();
    set_item(i, ItemCause::RenewAsked);
    return {true, {}};
  }
  return refused();
}

bool Course::can_finish() const {
  if (phase_ != Phase::Paying || is_finishing_) return false;
  return std::all_of(items_.begin(), items_.end(), [](const ItemCourse& item) {
    return is_settled(item.status) || item.status == ItemStatus::Unknown;
  });
}

Verdict Course::finish() {
  if (!can_finish()) return refused();
  is_finishing_ = true;
  return {true, {}};
}

// --- the end -------------------------------------------------------------------------------------

bool Course::is_everything_over() const {
  if (mutated(Mutation::CloseTooEarly)) return true;
  // A sign-in under way changes no voucher.
  const bool is_calm = std::all_of(flights_.begin(), flights_.end(), [](const Flight& flight) {
    return flight.endpoint == api::Endpoint::SignIn;
  });
  return is_calm && !reserve_doubt_ &&
         std::all_of(vouchers_.begin(), vouchers_.end(),
                     [this](const Voucher& voucher) { return is_dead(voucher); });
}

bool Course::step_end() {
  switch (phase_) {
    case Phase::Cancelling:
      return step_end_cancelling();
    case Phase::Paying:
      return step_end_paying();
    case Phase::AwaitingCode:
      break;
    default:
      return false;
  }
  // The code ran out while something was known, and nobody types another one.
  if (!has_paid_phase_) return false;
  if (!settled_since_) settled_since_ = now_.mono;
  MonoTime last = *settled_since_ + options_.finish_after;
  for (const Voucher& voucher : vouchers_) {
    if (!is_dead(voucher)) last = std::max(last, dead_by(voucher) + options_.finish_after);
  }
  wait_until(last);
  if (last > now_.mono) return false;
  give_up();
  return true;
}

bool Course::step_end_paying() {
  const auto has = [this](auto wanted) {
    return std::any_of(items_.begin(), items_.end(),
                       [&](const ItemCourse& item) { return wanted(item.status); });
  };
  const bool has_unknown = has([](ItemStatus status) { return status == ItemStatus::Unknown; });
  if (has([](ItemStatus s) { return !is_settled(s) && s != ItemStatus::Unknown; })) {
    settled_since_.reset();
    return false;
  }
  if (!settled_since_) settled_since_ = now_.mono;
  if (!flights_.empty()) return false;
  if (has_unknown) {
    const MonoTime last = *settled_since_ + kUnknownPatience;
    wait_until(last);
    if (!is_finishing_ && last > now_.mono) return false;
    give_up();
    return true;
  }
  if (!is_everything_over()) {
    const MonoTime last = *settled_since_ + kUnknownPatience;
    wait_until(last);
    if (last > now_.mono) return false;
    give_up();
    return true;
  }
  const MonoTime last = *settled_since_ + options_.finish_after;
  const bool is_done = is_finishing_ || !has(is_renewable) || last <= now_.mono;
  if (!is_done) {
    wait_until(last);
    return false;
  }
  move(PhaseCause::NothingLeft);
  return true;
}

bool Course::step_end_cancelling() {
  let_go_of_everything();
  if (is_everything_over()) {
    move(PhaseCause::NothingLeft);
    return true;
  }
  if (!flights_.empty()) return false;
  // What could not be read by now will not be: the payer who cancelled is not kept waiting.
  const MonoTime doubt_ends = *cancelled_at_ + kVoucherLifeHint;
  if (reserve_doubt_) wait_until(doubt_ends);
  if (reserve_doubt_ && doubt_ends > now_.mono) return false;
  for (const Voucher& voucher : vouchers_) {
    if (is_dead(voucher)) continue;
    const MonoTime telling_ends = std::max(dead_by(voucher), *cancelled_at_) + kLastTelling;
    wait_until(telling_ends);
    const bool is_unseen = voucher.is_missing && voucher.may_be_redeemed;
    if (!is_unseen && telling_ends > now_.mono) return false;
  }
  give_up();
  return true;
}

void Course::let_go_of_everything() {
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    if (vouchers_[i].is_live() && !vouchers_[i].wants_discard) ask_discard(i);
  }
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].status == ItemStatus::Waiting) set_item(i, ItemCause::Dropped);
  }
}

/// What may still be paid, and nobody here will know.
void Course::leave_open() {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const ItemCourse& item = items_[i];
    if (is_settled(item.status) || item.status == ItemStatus::Unknown) continue;
    if (!item.voucher || !vouchers_[*item.voucher].may_be_redeemed) {
      // What was never redeemed is never paid, whether or not a discard was confirmed.
      if (item.status == ItemStatus::Reserving && phase_ != Phase::Cancelling) {
        set_item(i, ItemCause::Refused, code_message_);
      }
      if (phase_ != Phase::Cancelling) continue;
      set_item(i, item.voucher ? ItemCause::DiscardConfirmed : ItemCause::Dropped);
      continue;
    }
    if (is_dead(vouchers_[*item.voucher])) continue;
    set_item(i, ItemCause::Lost, {MessageKey::StillChecking, Severity::Warning, std::nullopt, {}});
  }
}

void Course::give_up() {
  leave_open();
  move(PhaseCause::GaveUp);
  end();
}

Outcome Course::reckon_outcome() const {
  const auto count = [this](auto wanted) {
    return static_cast<std::size_t>(std::count_if(
        items_.begin(), items_.end(), [&](const ItemCourse& item) { return wanted(item.status); }));
  };
  const bool is_open = std::any_of(vouchers_.begin(), vouchers_.end(), [this](const Voucher& v) {
    return v.may_be_redeemed && !is_dead(v);
  });
  if (has_seen_tampering_ && !mutated(Mutation::TamperingForgotten)) return Outcome::Tampered;
  if (is_open || count([](ItemStatus s) { return s == ItemStatus::Unknown; }) > 0) {
    return Outcome::Unknown;
  }
  if (is_broken_) return Outcome::Failed;
  const std::size_t approved = count(is_approved);
  if (approved == items_.size()) return Outcome::Complete;
  if (approved > 0) return Outcome::Partial;
  if (is_cancelled_) return Outcome::Cancelled;
  if (count([](ItemStatus s) { return s == ItemStatus::Expired; }) > 0) return Outcome::Expired;
  if (count([](ItemStatus s) { return s == ItemStatus::Rejected; }) == items_.size()) {
    return Outcome::Cancelled;  // the payer said no to everything
  }
  return Outcome::Failed;
}

/// Says how it ended, once, and forgets every secret. A record is kept only where nobody could say:
/// the next visit looks again.
void Course::end() {
  outcome_ = reckon_outcome();
  if (phase_ != Phase::Done) {
    phase_ = Phase::Done;
    emit(PhaseChanged{phase_});
  }
  wipe_secrets();
  flights_.clear();
  host_token_due_.reset();
  if (outcome_ == Outcome::Unknown) {
    keep_record();
  } else if (is_record_stored_) {
    commands_.push_back(EraseRecord{record_key(order_)});
  }
  Ended ended{outcome_, order_.order_id, session_.id.text(), {}};
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto voucher = items_[i].voucher;
    ended.items.push_back({order_.items[i].id, items_[i].status,
                           voucher ? vouchers_[*voucher].id.text() : std::string()});
  }
  if (mutated(Mutation::OutcomeToldTwice)) emit(ended);
  emit(std::move(ended));
}

}  // namespace bleepay::checkout
