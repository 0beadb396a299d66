// The session: opened at most twice without knowing how the first time went, closed when every
// voucher has come to its end.
#include "base/mutation.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr int kOpensMax = 2;  // each one that did happen is a session more in the payer's wallet
constexpr DurationMs kOpenBackoff{1000};
constexpr int kClosesMax = 3;  // a session left open does no harm: vouchers are over
constexpr DurationMs kCloseBackoff{1000};
constexpr DurationMs kCloseBackoffCap{4000};
constexpr DurationMs kCloseWaitMax{10000};  // nobody waits longer for a courtesy

}  // namespace

bool Course::step_open() {
  if (is_in_flight(Endpoint::SessionOpen) || !has_free_slot()) return false;
  if (code_.empty()) {
    lose_credential({MessageKey::CodeRefused, Severity::Error, std::nullopt, {}});
    return true;
  }
  if (opens_ >= kOpensMax && !mutated(Mutation::BlindOpenRetry)) {
    lose_credential(trouble_.value_or(
        Message{MessageKey::NetworkUnreachable, Severity::Error, std::nullopt, {}}));
    return true;
  }
  const MonoTime ready = allowances_.ready_at(Endpoint::SessionOpen, now_.mono);
  wait_for_allowance(ready);
  wait_until(open_not_before_);
  if (ready > now_.mono || open_not_before_ > now_.mono) return false;
  session_ = {};
  ++opens_;
  send(Endpoint::SessionOpen, 0, open_call(caller(), code_));
  return true;
}

void Course::on_open(const Flight& flight, const HttpReply& reply, Answer& answer) {
  const auto opened = read_body<api::SessionReply>(reply, answer);
  if (opened && opened->status == api::SessionStatus::Closed) {
    answer.kind = AnswerKind::Unclear;  // opened and closed at once: no session to work in
  } else if (opened) {
    opens_ = 0;
    session_.id = opened->id;
    session_.code = opened->code.value_or(api::SessionCode());
    session_.is_open = true;
    session_.has_payer_joined = opened->joined_at || (opened->payers && !opened->payers->empty());
    if (opened->created_at) clock_.learn(*opened->created_at, flight.sent, now_.mono);
    for (Voucher& voucher : vouchers_) reckon_deadline(voucher);
    if (phase_ != Phase::OpeningSession) return;
    has_paid_phase_ = true;
    move(PhaseCause::SessionOpened);
    return;
  }
  switch (answer.kind) {
    case AnswerKind::Limited:
    case AnswerKind::Unauthorized:
      --opens_;
      return;
    case AnswerKind::NotFound:
    case AnswerKind::Refused:
      opens_ = 0;
      break;
    case AnswerKind::Done:
    case AnswerKind::Unclear:
      open_not_before_ = now_.mono + backoff(opens_, kOpenBackoff, kOpenBackoff);
      return;
  }
  const Message refusal{MessageKey::ItemRefused, Severity::Error, answer.status,
                        answer.error.code_text};
  if (phase_ != Phase::OpeningSession) return;
  if (answer.error.code == api::ErrorCode::InvalidCode || answer.kind == AnswerKind::NotFound) {
    lose_credential({MessageKey::CodeRefused, Severity::Error, std::nullopt, {}});
    return;
  }
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].status == ItemStatus::Waiting) set_item(i, ItemCause::Refused, refusal);
  }
  give_up();
}

bool Course::step_close() {
  if (!session_.is_open) {
    move(PhaseCause::Closed);
    end();
    return true;
  }
  if (!has_credential()) return step_sign_in();
  if (is_in_flight(Endpoint::SessionClose) || !has_free_slot()) return false;
  const MonoTime ready = allowances_.ready_at(Endpoint::SessionClose, now_.mono);
  if (closes_ >= kClosesMax || ready > now_.mono + kCloseWaitMax) {
    give_up();
    return true;
  }
  wait_for_allowance(ready);
  wait_until(close_not_before_);
  if (ready > now_.mono || close_not_before_ > now_.mono) return false;
  ++closes_;
  send(Endpoint::SessionClose, 0, plain_call(caller(), Endpoint::SessionClose, session_.id.text()));
  return true;
}

void Course::on_close(const Answer& answer) {
  switch (answer.kind) {
    case AnswerKind::Done:
    case AnswerKind::NotFound:
    case AnswerKind::Refused:  // already closed, whoever it was
      session_.is_open = false;
      return;
    case AnswerKind::Unauthorized:
    case AnswerKind::Limited:
      return;
    case AnswerKind::Unclear:
      close_not_before_ = now_.mono + backoff(closes_, kCloseBackoff, kCloseBackoffCap);
      return;
  }
}

/// Closed by somebody else, or not ours to see. What waits for its turn cannot be reserved in it;
/// a renewal opens another session.
void Course::session_gone() {
  session_.is_open = false;
  session_.is_gone = true;
  session_.needs_read = false;
  hold_until_.reset();
  if (phase_ != Phase::Paying) return;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].status != ItemStatus::Waiting) continue;
    set_item(i, ItemCause::Refused,
             {MessageKey::SessionClosedElsewhere, Severity::Warning, std::nullopt, {}});
  }
}

}  // namespace bleepay::checkout
