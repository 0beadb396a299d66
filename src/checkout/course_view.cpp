// The View: all that may be known outside, derived anew on every call.
#include <algorithm>

#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr DurationMs kSecond{1000};
constexpr DurationMs kWorthSaying{5000};  // shorter waits are not announced

std::int64_t seconds_up(DurationMs left) {
  return std::max<std::int64_t>(0, (left.count() + kSecond.count() - 1) / kSecond.count());
}

bool has_countdown(ItemStatus status) {
  return status == ItemStatus::AwaitingWallet || status == ItemStatus::Redeeming;
}

}  // namespace

std::optional<std::int64_t> Course::seconds_until(MonoTime instant) const {
  if (instant == MonoTime::max()) return std::nullopt;
  return seconds_up(instant - now_.mono);
}

View Course::view() const {
  View view;
  view.phase = phase_;
  view.outcome = outcome_;
  view.merchant_name = order_.merchant_name;
  view.order_id = order_.order_id;
  view.totals = totals_;
  view.items.reserve(items_.size());
  for (std::size_t i = 0; i < items_.size(); ++i) view.items.push_back(item_view(i));
  view.session_id = session_.id.text();
  if (session_.is_open) view.session_code = session_.code.text();
  view.has_payer_joined = session_.has_payer_joined;
  view_code_entry(view);
  view.messages = messages();
  if (next_look_ && *next_look_ - now_.mono > kWorthSaying) {
    view.next_look_seconds = seconds_until(*next_look_);
  }
  view.is_busy = !flights_.empty();
  view.needs_host_token = host_token_due_.has_value();
  view.can_cancel =
      phase_ != Phase::Cancelling && phase_ != Phase::Closing && phase_ != Phase::Done;
  view.can_poke = can_poke();
  view.can_finish = can_finish();
  return view;
}

void Course::view_code_entry(View& view) const {
  view.code_message = code_message_;
  if (phase_ != Phase::AwaitingCode) return;
  view.can_submit_code = true;
  if (!options_.enforce_published_limits || options_.auth != AuthMode::ContextCode) return;
  view.code_attempts_left = allowances_.left(Endpoint::SignIn, now_.mono);
  const MonoTime ready = allowances_.ready_at(Endpoint::SignIn, now_.mono);
  if (ready <= now_.mono) return;
  view.can_submit_code = false;
  view.code_locked_seconds = seconds_until(ready);
}

ItemView Course::item_view(std::size_t index) const {
  const Item& ordered = order_.items[index];
  const ItemCourse& item = items_[index];
  ItemView view;
  view.id = ordered.id;
  view.label = ordered.label;
  view.is_custom = ordered.custom.has_value();
  view.terms = terms_view(ordered);
  view.status = item.status;
  view.message = item.message;
  view.can_renew = can_renew(index);
  if (!item.voucher) return view;
  const Voucher& voucher = vouchers_[*item.voucher];
  view.voucher_id = voucher.id.text();
  view.voucher_code = voucher.code.text();
  if (voucher.supplied) view.supplied = payment_view(*voucher.supplied);
  if (has_countdown(item.status) && voucher.deadline_source != DeadlineSource::Usual) {
    const DurationMs life =
        voucher.is_recalled ? kVoucherLifeHint : voucher.deadline - voucher.known_since;
    view.seconds_left = seconds_up(voucher.deadline - now_.mono);
    view.seconds_lifetime = std::max(seconds_up(life), *view.seconds_left);
  }
  return view;
}

/// Until then nothing is reserved; where nothing is left to reserve, nobody waits.
bool Course::is_waiting_quietly() const {
  const bool has_more = std::any_of(items_.begin(), items_.end(), [](const ItemCourse& item) {
    return item.status == ItemStatus::Waiting;
  });
  const bool is_going_on =
      phase_ != Phase::Cancelling && phase_ != Phase::Closing && phase_ != Phase::Done;
  return quiet_until_ > now_.mono && has_more && is_going_on;
}

/// Most important first.
std::vector<Message> Course::messages() const {
  std::vector<Message> messages;
  const auto say = [&](MessageKey key, Severity severity,
                       std::optional<std::int64_t> number = std::nullopt) {
    messages.push_back({key, severity, number, {}});
  };
  if (is_broken_) say(MessageKey::InternalFault, Severity::Error);
  if (has_seen_tampering_) say(MessageKey::TermsDiffer, Severity::Error);
  if (trouble_ && phase_ != Phase::Done && phase_ != Phase::AwaitingCode) {
    messages.push_back(*trouble_);
  }
  if (allowed_again_ && *allowed_again_ - now_.mono > kWorthSaying) {
    say(MessageKey::RateLimited, Severity::Warning, seconds_until(*allowed_again_));
  }
  const bool is_unknown = std::any_of(items_.begin(), items_.end(), [](const ItemCourse& item) {
    return item.status == ItemStatus::Unknown;
  });
  if (is_waiting_quietly()) {
    say(MessageKey::QuietWait, Severity::Warning, seconds_until(*quiet_until_));
  } else if (is_unknown && phase_ != Phase::Done) {
    say(MessageKey::StillChecking, Severity::Warning);
  }
  if (session_.is_gone && phase_ == Phase::Paying) {
    say(MessageKey::SessionClosedElsewhere, Severity::Warning);
  }
  if (has_found_payment_) say(MessageKey::EarlierPaymentFound, Severity::Info);
  if (has_discarded_earlier_) say(MessageKey::EarlierVouchersDiscarded, Severity::Info);
  if (is_record_lost_ && phase_ != Phase::Done) say(MessageKey::RecordNotKept, Severity::Info);
  return messages;
}

/// The next full second of the nearest countdown. Several countdowns have several phases; the
/// soonest is enough, for every tick shows all of them.
std::optional<MonoTime> Course::next_tick() const {
  std::optional<MonoTime> next;
  if (!is_visible_) return next;
  const auto consider = [&](MonoTime end) {
    const DurationMs left = end - now_.mono;
    if (left <= DurationMs{0}) return;
    const DurationMs rest = left % kSecond;
    const MonoTime tick = now_.mono + (rest == DurationMs{0} ? kSecond : rest);
    if (!next || tick < *next) next = tick;
  };
  for (const ItemCourse& item : items_) {
    if (item.voucher && has_countdown(item.status) &&
        vouchers_[*item.voucher].deadline_source != DeadlineSource::Usual) {
      consider(vouchers_[*item.voucher].deadline);
    }
    if (next) break;  // one beat per second for all of them
  }
  if (next) return next;
  if (phase_ == Phase::AwaitingCode && options_.auth == AuthMode::ContextCode) {
    const MonoTime ready = allowances_.ready_at(Endpoint::SignIn, now_.mono);
    if (ready != MonoTime::max()) consider(ready);
  }
  if (is_waiting_quietly()) consider(*quiet_until_);
  if (next_look_ && *next_look_ - now_.mono > kWorthSaying) consider(*next_look_);
  return next;
}

}  // namespace bleepay::checkout
