// One input, then one look at everything: the order in which the machine asks what is due.
#include "checkout/course.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "base/mutation.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

// A transport that breaks its promise to answer is given this much more than the timeout.
constexpr DurationMs kLostAfter{5000};
// The wall clock ran this much further than the monotonic one: the machine was asleep.
constexpr DurationMs kSleepSuspected{5000};
// A timer this late: the page was frozen, or its timers are clamped.
constexpr DurationMs kLateWake{1000};

bool is_read(Endpoint endpoint) {
  return endpoint == Endpoint::SessionGet || endpoint == Endpoint::VoucherGet;
}

}  // namespace

Course::Course(Order order, Options options, const std::optional<std::string>& record, Now now)
    : order_(std::move(order)),
      options_(std::move(options)),
      random_(options_.seed),
      digest_(terms_digest(order_)),
      totals_(totals_of(order_)),
      born_(now.mono),
      now_(now),
      items_(order_.items.size()),
      allowances_(options_.enforce_published_limits),
      planner_(options_.planner, Random(options_.seed).fork(1)) {
  if (record && !mutated(Mutation::RecordIgnored)) recall(*record, now);
}

Verdict Course::submit(Intent intent, Now now) {
  set_time(now);
  Verdict verdict = std::visit(
      [this](auto& wish) -> Verdict {
        using Wish = std::decay_t<decltype(wish)>;
        if constexpr (std::is_same_v<Wish, SubmitCode>) return submit_code(wish.typed);
        if constexpr (std::is_same_v<Wish, SupplyToken>) return supply_token(std::move(wish));
        if constexpr (std::is_same_v<Wish, Cancel>) return cancel();
        if constexpr (std::is_same_v<Wish, Renew>) return renew(wish.item_id);
        if constexpr (std::is_same_v<Wish, Finish>) return finish();
        if constexpr (std::is_same_v<Wish, Poke>) return poke();
        if constexpr (std::is_same_v<Wish, Visibility>) return set_visible(wish.is_visible);
      },
      intent);
  finish_input();
  return verdict;
}

void Course::deliver(RequestId id, const HttpReply& reply, Now now) {
  set_time(now);
  const auto found = std::find_if(flights_.begin(), flights_.end(), [id](const Flight& flight) {
    return flight.serial == static_cast<Serial>(id);
  });
  if (found != flights_.end()) {  // else answered late, after it was given up
    const Flight flight = *found;
    flights_.erase(found);
    answer(flight, reply);
  }
  finish_input();
}

void Course::advance(Now now) {
  set_time(now);
  finish_input();
}

void Course::set_time(Now now) {
  const DurationMs by_mono = now.mono - now_.mono;
  const DurationMs by_wall = now.wall - now_.wall;
  const bool is_overslept = wake_ && now.mono > *wake_ + kLateWake;
  now_.wall = now.wall;
  now_.mono = std::max(now_.mono, now.mono);
  // Nobody woke us when we asked for it: the replies of that time are about to be delivered.
  for (Flight& flight : flights_) {
    if (!is_overslept || flight.is_extended) continue;
    flight.is_extended = true;
    flight.lost_at = std::max(flight.lost_at, now_.mono + kLostAfter);
  }
  // Only a hint to look: no wall clock decides anything.
  const bool is_asleep = is_overslept || by_wall - by_mono > kSleepSuspected;
  if (is_asleep && is_visible_) planner_.catch_up(now_.mono);
}

void Course::record_lost() {
  const bool is_news = !is_record_lost_;
  is_record_lost_ = true;
  if (!options_.waits_without_storage || !is_news) return;
  wait_quietly({born_, now_.wall});
  if (quiet_until_ > now_.mono) take_back_reserve();
}

/// A reserve whose record could not be stored has not left yet: it waits like every other.
void Course::take_back_reserve() {
  const auto flight = std::find_if(flights_.begin(), flights_.end(), [](const Flight& under_way) {
    return under_way.endpoint == Endpoint::SessionReserve;
  });
  if (flight == flights_.end()) return;
  const auto unsent = std::find_if(commands_.begin(), commands_.end(), [&](const Command& command) {
    const auto* send = std::get_if<Send>(&command);
    return send != nullptr && static_cast<Serial>(send->id) == flight->serial;
  });
  if (unsent == commands_.end()) return;
  const std::size_t item = flight->index;
  allowances_.on_ended(flight->endpoint, now_.mono);
  commands_.erase(unsent);
  flights_.erase(flight);
  ++reserves_;
  set_item(item, ItemCause::ReserveNotMade);
  decide();
}

std::optional<Command> Course::next_command() {
  if (commands_.empty()) return std::nullopt;
  Command command = std::move(commands_.front());
  commands_.pop_front();
  return command;
}

std::optional<MonoTime> Course::next_deadline() const { return wake_; }

// --- deciding ------------------------------------------------------------------------------------

void Course::finish_input() {
  drop_lost_flights();  // after the input: it may have been the reply that is waited for
  decide();
  if (!is_consistent()) fault();
}

void Course::decide() {
  for (int i = 0; i < kStepsMax; ++i) {
    wake_.reset();
    allowed_again_.reset();
    next_look_.reset();
    if (phase_ == Phase::Done) return;
    for (const Flight& flight : flights_) wait_until(flight.lost_at);
    if (!step()) return;
  }
  fault();
}

/// One step, if one is due now. What is due later is left in `wake_`.
bool Course::step() {
  settle_reserve_doubt();
  lose_overdue();
  switch (phase_) {
    case Phase::AwaitingCode:
      return step_end();
    case Phase::SigningIn:
      return step_sign_in();
    case Phase::OpeningSession:
      return has_credential() ? step_open() : step_sign_in();
    case Phase::Reconciling:
      return has_credential() ? step_reconcile() : step_sign_in();
    case Phase::Paying:
      return has_credential() ? step_paying() : step_sign_in();
    case Phase::Cancelling:
      return step_cancelling();
    case Phase::Closing:
      return step_close();
    case Phase::Done:
      return false;
  }
  return false;
}

// Every question is asked even when an earlier one waits: each leaves its own instant in `wake_`.
bool Course::step_paying() {
  return step_read() || step_discard() || step_reserve() || step_redeem() || step_end();
}

bool Course::step_cancelling() {
  if (step_end()) return true;
  if (!has_credential()) return step_sign_in();
  return step_discard() || step_read();
}

void Course::wait_until(MonoTime instant) {
  if (instant <= now_.mono || instant == MonoTime::max()) return;
  if (!wake_ || instant < *wake_) wake_ = instant;
}

void Course::wait_for_allowance(MonoTime instant) {
  wait_until(instant);
  if (instant <= now_.mono || instant == MonoTime::max()) return;
  if (!allowed_again_ || instant < *allowed_again_) allowed_again_ = instant;
}

// --- requests and replies ------------------------------------------------------------------------

void Course::send(Endpoint endpoint, std::size_t index, HttpRequest request) {
  const MonoTime lost_at = now_.mono + request.timeout + kLostAfter;
  flights_.push_back({++serial_, endpoint, index, now_.mono, lost_at, false, reserves_});
  allowances_.on_sent(endpoint);
  // Written before it leaves: what a reload must know is on record when the request is on its way.
  const bool is_kept = request.method == Method::Post && endpoint != Endpoint::SignIn;
  if (mutated(Mutation::TokenInTarget)) request.target += "?token=" + token_.reveal();
  if (is_kept && !mutated(Mutation::RecordAfterSend)) keep_record(Keeping::BeforeRequest);
  commands_.push_back(Send{RequestId{serial_}, std::move(request)});
  if (is_kept && mutated(Mutation::RecordAfterSend)) keep_record();
}

void Course::answer(const Flight& flight, const HttpReply& reply) {
  Answer answer = sort_reply(reply);
  allowances_.on_ended(flight.endpoint, now_.mono);
  if (answer.kind == AnswerKind::Limited) {
    allowances_.on_limited(flight.endpoint, now_.mono, answer.retry_after);
  } else if (answer.delivery == Delivery::Answered) {
    allowances_.on_answered(flight.endpoint);
  }
  switch (flight.endpoint) {
    case Endpoint::SignIn:
      if (flight.serial > code_ended_) on_sign_in(reply, answer);
      break;
    case Endpoint::SessionOpen:
      on_open(flight, reply, answer);
      break;
    case Endpoint::SessionReserve:
      on_reserve(flight, reply, answer);
      break;
    case Endpoint::VoucherRedeem:
      on_redeem(flight, reply, answer);
      break;
    case Endpoint::VoucherDiscard:
      on_discard(flight, reply, answer);
      break;
    case Endpoint::SessionGet:
      on_session_read(flight, reply, answer);
      break;
    case Endpoint::VoucherGet:
      on_voucher_read(flight, reply, answer);
      break;
    case Endpoint::SessionClose:
      on_close(answer);
      break;
    default:
      fault();
  }
  if (phase_ == Phase::Done) return;
  notice(answer);
  if (flight.endpoint == Endpoint::SignIn) return;
  if (answer.kind == AnswerKind::Done) unauthorized_in_a_row_ = 0;
  if (answer.kind == AnswerKind::Unauthorized) on_unauthorized(flight);
}

void Course::drop_lost_flights() {
  while (true) {
    const auto lost = std::find_if(flights_.begin(), flights_.end(), [this](const Flight& flight) {
      return flight.lost_at <= now_.mono;
    });
    if (lost == flights_.end()) return;
    const Flight flight = *lost;
    flights_.erase(lost);
    answer(flight, {Delivery::TimedOut, 0, {}, std::nullopt});
  }
}

/// Remembers what stood in the way, until an exchange succeeds.
void Course::notice(const Answer& answer) {
  switch (answer.kind) {
    case AnswerKind::Done:
    case AnswerKind::Refused:
    case AnswerKind::NotFound:
    case AnswerKind::Unauthorized:
      trouble_.reset();
      return;
    case AnswerKind::Limited:
      return;  // said as RateLimited, with the seconds, for as long as it lasts
    case AnswerKind::Unclear:
      break;
  }
  Message message{MessageKey::NetworkUnreachable, Severity::Warning, std::nullopt, {}};
  if (answer.delivery == Delivery::Answered) {
    message.key = MessageKey::ServerTrouble;
    message.number = answer.status;
  }
  say_trouble(std::move(message));
}

void Course::say_trouble(Message message) {
  if (trouble_ == message) return;
  trouble_ = message;
  emit(Trouble{std::move(message)});
}

bool Course::has_free_slot() const {
  return flights_.size() < kFlightsMax || mutated(Mutation::NoLimitOnFlights);
}

bool Course::is_in_flight(Endpoint endpoint) const {
  return std::any_of(flights_.begin(), flights_.end(),
                     [endpoint](const Flight& flight) { return flight.endpoint == endpoint; });
}

bool Course::has_flight_for(std::size_t voucher) const {
  return std::any_of(flights_.begin(), flights_.end(), [voucher](const Flight& flight) {
    return flight.index == voucher && (flight.endpoint == Endpoint::VoucherRedeem ||
                                       flight.endpoint == Endpoint::VoucherDiscard);
  });
}

/// Half fixed, half random: pages that failed together do not come back together.
DurationMs Course::backoff(int failures, DurationMs base, DurationMs cap) {
  DurationMs ceiling = base;
  for (int i = 1; i < failures && ceiling < cap; ++i) ceiling *= 2;
  ceiling = std::min(ceiling, cap);
  const auto half = static_cast<std::uint32_t>(ceiling.count() / 2);
  return DurationMs{half + random_.below(half + 1)};
}

// --- state ---------------------------------------------------------------------------------------

void Course::move(PhaseCause cause) {
  const auto next = next_state(kPhaseTable, phase_, cause);
  if (!next) return fault();
  phase_ = *next;
  emit(PhaseChanged{phase_});
}

void Course::set_item(std::size_t index, ItemCause cause, Message message) {
  ItemCourse& item = items_[index];
  const auto next = next_state(kItemTable, item.status, cause);
  if (!next) return fault();
  item.status = *next;
  item.message = std::move(message);
  emit(VoucherChanged{order_.items[index].id, item.status,
                      item.voucher ? vouchers_[*item.voucher].id.text() : std::string()});
  if (is_settled(item.status)) keep_record();
}

/// A bug of ours: nothing more is sent, and nothing is claimed.
void Course::fault() {
  assert(false && "the machine broke a rule of its own");
  if (phase_ == Phase::Done) return;
  is_broken_ = true;
  end();
}

bool Course::is_consistent() const {
  const auto reads = std::count_if(flights_.begin(), flights_.end(),
                                   [](const Flight& flight) { return is_read(flight.endpoint); });
  if (flights_.size() > kFlightsMax || reads > 1) return false;
  if (phase_ == Phase::Done) {
    return flights_.empty() && code_.empty() && token_.empty() && outcome_ != Outcome::None;
  }
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const ItemCourse& item = items_[i];
    const bool has_voucher = item.voucher && vouchers_[*item.voucher].item == i;
    switch (item.status) {
      case ItemStatus::Redeeming:
      case ItemStatus::AwaitingWallet:
      case ItemStatus::Discarding:
        if (!has_voucher) return false;
        break;
      case ItemStatus::Approved:
      case ItemStatus::ApprovedLate:
        if (!has_voucher || vouchers_[*item.voucher].status != api::VoucherStatus::Resolved) {
          return false;
        }
        // A later read may have said otherwise, which is an alarm and takes nothing back.
        if (vouchers_[*item.voucher].terms != TermsMatch::Equal && !has_seen_tampering_) {
          return false;
        }
        break;
      default:
        break;
    }
    // Never two vouchers that could both be paid for one item.
    const auto payable = std::count_if(vouchers_.begin(), vouchers_.end(), [&](const Voucher& v) {
      return v.item == i && v.redeems > 0 && v.is_live() && !is_dead(v);
    });
    if (payable > 1) return false;
  }
  return true;
}

}  // namespace bleepay::checkout
