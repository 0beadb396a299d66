// Who we are to Bleepay: the code, the token made from it, and what happens when either fails.
#include "base/mutation.h"
#include "checkout/code_entry.h"
#include "checkout/course.h"

namespace bleepay::checkout {
namespace {

using api::Endpoint;

constexpr int kSignInTriesMax = 3;  // by ourselves, while nobody could be asked; a refusal is final
constexpr DurationMs kSignInBackoff{1000};
constexpr DurationMs kSignInBackoffCap{10000};
constexpr DurationMs kHostTokenTimeout{30000};  // a page's back end that needs longer is down
constexpr int kUnauthorizedMax = 2;  // the token, then one made afresh: then the code is no good

Verdict refused(MessageKey key, std::optional<std::int64_t> number = std::nullopt) {
  return {false, {key, Severity::Error, number, {}}};
}

/// A page of HTML with status 404 says nothing about a code; an error that names itself does.
bool is_about_the_code(const Answer& answer) {
  if (answer.kind == AnswerKind::Unauthorized) return true;
  if (answer.kind == AnswerKind::NotFound) return !answer.error.code_text.empty();
  return answer.kind == AnswerKind::Refused && answer.error.status != 403 &&
         answer.error.status != 405;
}

}  // namespace

Verdict Course::submit_code(const api::ContextCode& typed) {
  if (phase_ != Phase::AwaitingCode) return refused(MessageKey::StillChecking);
  CodeEntry entry = read_code_entry(typed);
  if (mutated(Mutation::CodeNotChecked)) entry = {typed, MessageKey::None};
  if (entry.fault == MessageKey::None && options_.auth == AuthMode::ContextCode) {
    const MonoTime ready = allowances_.ready_at(Endpoint::SignIn, now_.mono);
    if (ready > now_.mono) {
      code_message_ = {MessageKey::CodeLocked, Severity::Warning, seconds_until(ready), {}};
      return {false, code_message_};
    }
  }
  if (entry.fault != MessageKey::None) {
    code_message_ = {entry.fault, Severity::Error, std::nullopt, {}};
    return {false, code_message_};
  }
  code_ = std::move(entry.code);
  code_message_ = {};
  trouble_.reset();
  sign_ins_failed_ = 0;
  unauthorized_in_a_row_ = 0;
  opens_ = 0;
  settled_since_.reset();
  sign_in_not_before_ = MonoTime::min();
  open_not_before_ = MonoTime::min();
  move(PhaseCause::CodeSubmitted);
  return {true, {}};
}

bool Course::has_credential() const {
  switch (options_.auth) {
    case AuthMode::ContextCode:
    case AuthMode::Host:
      return !token_.empty();
    case AuthMode::ApiKey:
    case AuthMode::None:
      return true;
  }
  return false;
}

bool Course::step_sign_in() {
  if (has_credential()) {
    if (phase_ != Phase::SigningIn) return false;
    signed_in();
    return true;
  }
  if (is_in_flight(Endpoint::SignIn) || !has_free_slot()) return false;
  if (code_.empty()) {
    lose_credential({MessageKey::CodeRefused, Severity::Error, std::nullopt, {}});
    return true;
  }
  if (options_.auth == AuthMode::Host) return step_host_token();
  const MonoTime ready = allowances_.ready_at(Endpoint::SignIn, now_.mono);
  wait_for_allowance(ready);
  wait_until(sign_in_not_before_);
  if (ready > now_.mono || sign_in_not_before_ > now_.mono) return false;
  send(Endpoint::SignIn, 0, sign_in_call(options_, code_));
  return true;
}

void Course::on_sign_in(const HttpReply& reply, Answer& answer) {
  if (auto signed_in_reply = read_body<api::SignInReply>(reply, answer);
      signed_in_reply && !signed_in_reply->token.empty()) {
    token_ = std::move(signed_in_reply->token);
    sign_ins_failed_ = 0;
    if (phase_ == Phase::SigningIn) signed_in();
    return;
  }
  if (answer.kind == AnswerKind::Done) answer.kind = AnswerKind::Unclear;  // a token that is empty
  if (answer.kind == AnswerKind::Limited) return;  // the allowance says when; nobody was judged
  if (answer.error.code == api::ErrorCode::InvalidType) {
    lose_credential({MessageKey::AuthUnsupported, Severity::Error, std::nullopt, {}});
    return;
  }
  if (is_about_the_code(answer) && !mutated(Mutation::RefusedCodeTriedAgain)) {
    lose_credential({MessageKey::CodeRefused, Severity::Error, std::nullopt, {}});
    return;
  }
  ++sign_ins_failed_;
  sign_in_not_before_ = now_.mono + backoff(sign_ins_failed_, kSignInBackoff, kSignInBackoffCap);
  const bool may_try_on =
      (answer.kind == AnswerKind::Unclear || mutated(Mutation::RefusedCodeTriedAgain)) &&
      (phase_ != Phase::SigningIn || sign_ins_failed_ < kSignInTriesMax);
  if (may_try_on) return;
  const bool was_reached = answer.delivery == Delivery::Answered;
  Message message{was_reached ? MessageKey::ServerTrouble : MessageKey::NetworkUnreachable,
                  Severity::Error, std::nullopt, answer.error.code_text};
  if (was_reached) message.number = answer.status;
  lose_credential(std::move(message));
}

void Course::signed_in() {
  if (knows_earlier_attempt()) {
    move(PhaseCause::SignedInAgain);
    begin_reconciling();
  } else {
    move(PhaseCause::SignedIn);
  }
}

bool Course::step_host_token() {
  if (!host_token_due_) {
    host_token_due_ = now_.mono + kHostTokenTimeout;
    emit(HostTokenWanted{});
  }
  wait_until(*host_token_due_);
  if (*host_token_due_ > now_.mono) return false;
  lose_credential({MessageKey::HostTokenMissing, Severity::Error, std::nullopt, {}});
  return true;
}

Verdict Course::supply_token(SupplyToken supplied) {
  if (options_.auth != AuthMode::Host || !host_token_due_) {
    return refused(MessageKey::StillChecking);
  }
  host_token_due_.reset();
  if (supplied.token.empty()) {
    lose_credential({MessageKey::HostTokenMissing, Severity::Error, std::nullopt, {}});
    return refused(MessageKey::HostTokenMissing);
  }
  token_ = std::move(supplied.token);
  return {true, {}};
}

/// The call was not carried out. A fresh token is made once; a second 401 in a row means that none
/// will do.
void Course::on_unauthorized(const Flight& flight) {
  if (flight.serial <= token_ended_) return;  // of the same token as another that was refused
  token_ended_ = serial_;
  token_.wipe();
  sign_ins_failed_ = 0;
  sign_in_not_before_ = MonoTime::min();
  ++unauthorized_in_a_row_;
  if (unauthorized_in_a_row_ < kUnauthorizedMax) return;
  const bool is_by_code = options_.auth == AuthMode::ContextCode;
  lose_credential({is_by_code ? MessageKey::CodeRefused : MessageKey::TokenRefused,
                   Severity::Error,
                   std::nullopt,
                   {}});
}

/// Nobody will answer us with what we have. The payer may type a code again: what is known is kept
/// and looked at first. While cancelling or closing there is nobody to type.
void Course::lose_credential(Message message) {
  wipe_secrets();
  host_token_due_.reset();
  switch (phase_) {
    case Phase::SigningIn:
    case Phase::OpeningSession:
    case Phase::Reconciling:
    case Phase::Paying:
      if (message.key == MessageKey::AuthUnsupported && phase_ == Phase::SigningIn) {
        code_message_ = message;
        emit(Trouble{std::move(message)});
        give_up();
        return;
      }
      code_ended_ = serial_;
      code_message_ = std::move(message);
      // Payers mistype; everything else is worth telling the page.
      if (code_message_.key != MessageKey::CodeRefused) emit(Trouble{code_message_});
      move(PhaseCause::CodeRefused);
      return;
    case Phase::Cancelling:
    case Phase::Closing:
      give_up();
      return;
    case Phase::AwaitingCode:
    case Phase::Done:
      return;
  }
}

void Course::wipe_secrets() {
  token_.wipe();
  code_.wipe();
}

}  // namespace bleepay::checkout
