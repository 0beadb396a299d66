// After a reload, or when a code has run out: what an earlier attempt left is looked at before
// anything new is reserved.
//
// A voucher that waits for the wallet in a session that is still open goes on waiting: the payer
// may already be looking at it, and a second one beside it is what must never happen. Everything
// else that lives is discarded. Options::resume_old_vouchers discards those that wait as well.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::VoucherStatus;

// A deadline reckoned from a wall clock before and after a reload is worth less than one told.
constexpr DurationMs kReckonedMargin{10000};

}  // namespace

/// Takes in what the Journal held. Nothing is believed but ids: every status is read again.
void Course::recall(const std::string& text, Now now) {
  is_record_stored_ = true;
  const auto record = read_record(text);
  if (!record && mutated(Mutation::UnreadableRecordIgnored)) return;
  if (!record || record->order_id != order_.order_id) {
    // Somebody wrote it, so vouchers may be alive that cannot be named: their time has to run out.
    is_record_unreadable_ = true;
    wait_quietly(now);
    return;
  }
  recalled_ahead_ms_ = record->ahead_ms;
  if (!mutated(Mutation::SessionForgottenByReload)) {
    session_.id = api::SessionId(record->session_id);
    session_.code = api::SessionCode(record->session_code);
  }
  for (const RecordIntent& intent : record->intents) recall_intent(intent, *record, now);
}

void Course::wait_quietly(Now now) {
  quiet_until_ = now.mono + kVoucherLifeHint + options_.expiry_grace;
}

void Course::recall_intent(const RecordIntent& intent, const Record& record, Now now) {
  std::optional<std::size_t> item;
  for (std::size_t i = 0; i < items_.size() && record.terms_digest == digest_; ++i) {
    if (order_.items[i].id == intent.item_id) item = i;
  }
  // How much of an earlier page's wait is over, only the wall clock could say: it begins again.
  if (intent.op == kWaitOp && mutated(Mutation::WaitForgottenByReload)) return;
  if (intent.op == kWaitOp) return wait_quietly(now);
  if (intent.voucher_id.empty()) {
    if (intent.op == "reserve" && item) reserve_doubt_ = {*item, 0};
    return;
  }
  if (vouchers_.size() >= kVouchersMax) return;
  const VoucherStatus last = api::voucher_status(intent.state);
  Voucher& voucher = vouchers_.emplace_back();
  voucher.id = api::VoucherId(intent.voucher_id);
  voucher.item = item;
  voucher.is_stranger = !item;
  voucher.is_earlier = true;
  voucher.is_recalled = true;
  voucher.was_approved = item && last == VoucherStatus::Resolved;
  voucher.may_be_redeemed = intent.op != "reserve" || last == VoucherStatus::Redeemed;
  voucher.known_since = now.mono;
  voucher.touched = now.wall;
  voucher.deadline = now.mono + kVoucherLifeHint;
  if (intent.expires_ms > 0) {
    voucher.expires_at = WallTime(DurationMs{intent.expires_ms});
    reckon_over_reload(voucher, record, now);
  }
  if (item && !items_[*item].voucher) items_[*item].voucher = vouchers_.size() - 1;
}

/// The wall clock bridges a reload if it seems to have run through it: good enough for planning and
/// for show. What is safe waits for Bleepay's clock or for the full life.
void Course::reckon_over_reload(Voucher& voucher, const Record& record, Now now) {
  const DurationMs away = now.wall.time_since_epoch() - DurationMs{record.written_ms};
  if (!record.ahead_ms || away < DurationMs{0} || away > kVoucherLifeHint) return;
  const DurationMs left = *voucher.expires_at - (now.wall + DurationMs{*record.ahead_ms});
  voucher.deadline = now.mono + std::clamp(left, DurationMs{0}, kVoucherLifeHint);
  voucher.deadline_source = DeadlineSource::Reckoned;
}

bool Course::knows_earlier_attempt() const {
  if (!session_.id.empty() && !session_.is_gone) return true;
  return reserve_doubt_ || std::any_of(vouchers_.begin(), vouchers_.end(),
                                       [this](const Voucher& v) { return !is_dead(v); });
}

void Course::begin_reconciling() {
  ++serial_;
  session_.needs_read = !session_.id.empty() && !session_.is_gone;
  if (reserve_doubt_) reserve_doubt_->serial = serial_;
  for (Voucher& voucher : vouchers_) {
    if (is_dead(voucher)) continue;
    voucher.is_earlier = true;
    voucher.doubt = serial_;
    if (!session_.needs_read) voucher.is_listed = false;
  }
  if (!session_.needs_read) reserve_doubt_.reset();  // no list to look for it: unredeemed, it dies
}

bool Course::step_reconcile() {
  if (step_read()) return true;
  if (session_.needs_read || reserve_doubt_) return false;
  for (const Voucher& voucher : vouchers_) {
    if (voucher.is_stranger || voucher.needs_own_read || voucher.in_doubt()) return false;
  }
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    if (vouchers_[i].is_earlier) deal_with(i);
  }
  if (phase_ != Phase::Reconciling) return true;
  if (step_discard()) return true;
  for (const Voucher& voucher : vouchers_) {
    // One we cannot see is not waited for: its item stays unknown and blocked.
    if (voucher.wants_discard && !voucher.is_missing && !is_dead(voucher)) return false;
  }
  for (Voucher& voucher : vouchers_) voucher.is_earlier = false;
  const bool is_paid = std::all_of(items_.begin(), items_.end(), [](const ItemCourse& item) {
    return item.status == ItemStatus::Approved || item.status == ItemStatus::ApprovedLate;
  });
  if (is_paid) {
    move(PhaseCause::NothingLeft);
  } else if (session_.is_open) {
    move(PhaseCause::EarlierResumed);
    has_paid_phase_ = true;
  } else {
    for (Voucher& voucher : vouchers_) voucher.is_listed = false;
    move(PhaseCause::EarlierSettled);
  }
  return true;
}

void Course::deal_with(std::size_t index) {
  Voucher& voucher = vouchers_[index];
  if (!voucher.is_live() || voucher.is_missing || voucher.wants_discard) return;
  const bool is_kept = is_current(index) && may_resume(voucher);
  if (!is_kept) {
    has_discarded_earlier_ = true;
    return ask_discard(index);
  }
  voucher.is_earlier = false;
  if (items_[*voucher.item].status != ItemStatus::Waiting) return;  // this page never forgot it
  const bool is_redeemed = voucher.status == VoucherStatus::Redeemed;
  set_item(*voucher.item, is_redeemed ? ItemCause::TermsFixed : ItemCause::VoucherHeld);
  plan_looks();
}

bool Course::may_resume(const Voucher& voucher) const {
  if (!options_.resume_old_vouchers || !session_.is_open || !voucher.is_listed) return false;
  if (voucher.status == VoucherStatus::Redeemed) return voucher.terms == TermsMatch::Equal;
  if (voucher.status != VoucherStatus::Reserved) return false;
  if (voucher.deadline_source == DeadlineSource::Usual) return false;
  const DurationMs margin =
      options_.safe_margin + (voucher.is_deadline_told() ? DurationMs{0} : kReckonedMargin);
  return now_.mono + margin < voucher.deadline;
}

}  // namespace bleepay::checkout
