// Which read is due: doubts first, then expiries, then a routine look while payers decide. One read
// under way at a time.
#include <algorithm>

#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

// A voucher that should be over and does not say so: its server's clock may run behind.
constexpr DurationMs kLateLook{5000};
constexpr DurationMs kLateLookFar{15000};
constexpr DurationMs kLateLookFarAfter{30000};
constexpr int kPokeSpare = 1;  // a person may spend all reads but the one at the expiry

}  // namespace

/// When a read must tell how a voucher stands; nothing = never, or only by routine.
std::optional<MonoTime> Course::read_due_of(const Voucher& voucher) const {
  if (voucher.is_stranger || voucher.needs_own_read || voucher.in_doubt()) return MonoTime::min();
  const bool is_untold = voucher.status == api::VoucherStatus::Resolved && voucher.item &&
                         voucher.terms == TermsMatch::NotTold && voucher.seen_at;
  // A redeem whose outcome the last read told in a word nobody knows.
  const bool is_unclear = voucher.redeems > 0 && voucher.status == api::VoucherStatus::Reserved &&
                          voucher.told == api::VoucherStatus::Unknown && voucher.seen_at;
  if (is_untold || is_unclear) return *voucher.seen_at + kLateLook;  // another read may tell
  if (is_dead(voucher) || !voucher.is_live()) return std::nullopt;
  if (voucher.is_missing) return std::nullopt;  // the same token would be told the same
  if (!voucher.item && !voucher.wants_discard) return std::nullopt;
  const MonoTime over = dead_by(voucher);
  if (!voucher.seen_at || *voucher.seen_at < over) return over;
  const bool is_far = *voucher.seen_at > over + kLateLookFarAfter;
  return *voucher.seen_at + (is_far ? kLateLookFar : kLateLook);
}

bool Course::step_read() {
  if (is_in_flight(Endpoint::SessionGet) || is_in_flight(Endpoint::VoucherGet)) return false;
  // A list that was seen already is not read again for what only a voucher's own read can tell.
  const bool is_doubt_open = reserve_doubt_ && list_seen_ <= reserve_doubt_->serial;
  const bool needs_list = session_.needs_read || (is_doubt_open && !session_.is_gone);
  std::optional<std::size_t> listed;  // due, and the session's list would tell
  std::optional<std::size_t> alone;   // due, and only its own read tells
  int listed_count = 0;
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    const Voucher& voucher = vouchers_[i];
    const auto due = read_due_of(voucher);
    if (!due || has_flight_for(i)) continue;
    wait_until(*due);
    if (*due > now_.mono) continue;
    const bool is_listed = voucher.is_listed && !voucher.needs_own_read && !session_.is_list_bare &&
                           !session_.is_gone && !session_.id.empty();
    if (is_listed) {
      ++listed_count;
      if (!listed) listed = i;
    } else if (!alone) {
      alone = i;
    }
  }
  if (needs_list || listed_count > 1) {
    // Where only vouchers are due, the other endpoint's allowance serves as well.
    const MonoTime ready = allowances_.ready_at(Endpoint::SessionGet, now_.mono);
    if (!needs_list && ready > now_.mono) return read_voucher(*listed);
    if (read_session(now_.mono, 0, true)) return true;
    return alone && read_voucher(*alone);
  }
  if (alone) return read_voucher(*alone);
  if (listed) {
    const MonoTime ready = allowances_.ready_at(Endpoint::VoucherGet, now_.mono);
    if (ready > now_.mono && allowances_.ready_at(Endpoint::SessionGet, now_.mono) <= now_.mono) {
      return read_session(now_.mono, 0, true);
    }
    return read_voucher(*listed);
  }
  return step_look();
}

/// A routine look: not for a doubt, but because the payer may have decided.
bool Course::step_look() {
  if (!waits_for_payer() || session_.is_gone || session_.id.empty()) return false;
  // A list of bare ids tells who has joined and what was reserved, but not what was decided.
  if (look_endpoint() == Endpoint::VoucherGet) return look_one_by_one();
  if (look_now_) return read_session(now_.mono, kPokeSpare, false);
  const auto due = planner_.due(is_visible_, allowances_.interval(Endpoint::SessionGet));
  const int spare = mutated(Mutation::RoutineSpendsReserve) ? 0 : Planner::kSpareReads;
  return due && read_session(*due, spare, false);
}

/// A routine look where lists hold ids only: as many vouchers as may be read, those seen longest
/// ago first, and one read each is kept back for their ends.
bool Course::look_one_by_one() {
  const auto was_seen_before = [this](std::size_t a, std::size_t b) {
    return vouchers_[a].seen < vouchers_[b].seen;
  };
  std::vector<std::size_t> live;  // in this order; a few, so that each is put into its place
  for (std::size_t i = 0; i < vouchers_.size(); ++i) {
    if (!is_current(i) || !vouchers_[i].is_live() || !vouchers_[i].may_be_redeemed) continue;
    live.insert(std::upper_bound(live.begin(), live.end(), i, was_seen_before), i);
  }
  if (live.empty()) return false;
  const int spare =
      look_now_ ? kPokeSpare : std::max(Planner::kSpareReads, static_cast<int>(live.size()));
  const MonoTime ready = allowances_.ready_at(Endpoint::VoucherGet, now_.mono, spare);
  auto due = planner_.due(is_visible_, allowances_.interval(Endpoint::VoucherGet));
  if (look_now_) due = now_.mono;
  if (!due || ready == MonoTime::max()) return false;
  const MonoTime at = std::max({*due, ready, read_not_before_});
  next_look_ = at;
  wait_until(at);
  if (at > now_.mono) return false;
  const int left = allowances_.left(Endpoint::VoucherGet, now_.mono) - spare;
  for (std::size_t i = 0; i < live.size() && static_cast<int>(i) < left; ++i) {
    vouchers_[live[i]].needs_own_read = true;
  }
  look_now_ = false;
  planner_.on_looked(now_.mono);
  return true;
}

bool Course::read_session(MonoTime due, int spare, bool is_urgent) {
  const MonoTime ready = allowances_.ready_at(Endpoint::SessionGet, now_.mono, spare);
  const MonoTime at = std::max({due, ready, read_not_before_});
  if (is_urgent) {
    wait_for_allowance(ready);
  } else if (at != MonoTime::max()) {
    next_look_ = at;
  }
  wait_until(at);
  if (at > now_.mono || !has_free_slot()) return false;
  look_now_ = false;
  planner_.on_looked(now_.mono);
  send(Endpoint::SessionGet, 0, plain_call(caller(), Endpoint::SessionGet, session_.id.text()));
  return true;
}

bool Course::read_voucher(std::size_t voucher) {
  const MonoTime ready = allowances_.ready_at(Endpoint::VoucherGet, now_.mono);
  const MonoTime at = std::max(ready, read_not_before_);
  wait_for_allowance(ready);
  wait_until(at);
  if (at > now_.mono || !has_free_slot()) return false;
  send(Endpoint::VoucherGet, voucher,
       plain_call(caller(), Endpoint::VoucherGet, vouchers_[voucher].id.text()));
  return true;
}

/// Is there anything a routine look could find out?
bool Course::waits_for_payer() const {
  if (phase_ != Phase::Paying) return false;
  return hold_until_ || std::any_of(items_.begin(), items_.end(), [](const ItemCourse& item) {
           return item.status == ItemStatus::AwaitingWallet;
         });
}

/// Which endpoint a routine look spends.
Endpoint Course::look_endpoint() const {
  return session_.is_list_bare && !hold_until_ ? Endpoint::VoucherGet : Endpoint::SessionGet;
}

int Course::routine_looks_left() const {
  return std::max(0, allowances_.left(look_endpoint(), now_.mono) - Planner::kSpareReads);
}

void Course::plan_looks() { planner_.begin(now_.mono, routine_looks_left()); }

bool Course::is_looking() const {
  return look_now_ || is_in_flight(Endpoint::SessionGet) || is_in_flight(Endpoint::VoucherGet);
}

/// Also while a look is under way: it answers whoever asks for one then, and spends nothing more.
bool Course::can_poke() const {
  if (!waits_for_payer() || session_.is_gone) return false;
  return is_looking() || allowances_.ready_at(look_endpoint(), now_.mono, kPokeSpare) <= now_.mono;
}

Verdict Course::poke() {
  if (can_poke()) {
    if (!is_looking()) {
      look_now_ = true;
      read_not_before_ = MonoTime::min();
    }
    return {true, {}};
  }
  const MonoTime ready = allowances_.ready_at(look_endpoint(), now_.mono, kPokeSpare);
  if (waits_for_payer() && ready > now_.mono) {
    return {false, {MessageKey::RateLimited, Severity::Info, seconds_until(ready), {}}};
  }
  return {false, {MessageKey::StillChecking, Severity::Info, std::nullopt, {}}};
}

Verdict Course::set_visible(bool is_visible) {
  if (is_visible && !is_visible_ && !mutated(Mutation::VisiblePageDoesNotLook)) {
    planner_.catch_up(now_.mono);
    read_not_before_ = MonoTime::min();
  }
  is_visible_ = is_visible;
  return {true, {}};
}

}  // namespace bleepay::checkout
