// Signing up and in. A payee of the June generation signs in with nothing but a context code.

#include "sandbox/codes.h"
#include "sandbox/desk.h"
#include "sandbox/passwords.h"
#include "sandbox/tokens.h"

namespace bleepay::sandbox {
namespace {

constexpr std::string_view kResourcePrefix = "voucher::context::code::";
constexpr std::size_t kChallengeLength = 48;

Refusal bad_credentials() {
  return refused(api::ErrorCode::InvalidCredentials, "the credentials are not valid");
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Whom a request names, in the terms of either of its two kinds.
struct Account {
  std::string login;
  std::string password;
};
template <class Request>
Account account_of(const Request& request) {
  if (request.mobile_device) {
    return {request.mobile_device->installation_id, request.mobile_device->password};
  }
  return {lower(request.email_password->email), request.email_password->password};
}

Reply grant(Desk& desk, std::string_view subject, std::string_view kind, Number user,
            Number context) {
  const WallTime expires_at = desk.now + desk.options.token_life;
  const Claims claims{.subject = std::string(subject),
                      .kind = std::string(kind),
                      .serial = draw_id("", desk.random),
                      .issued_at = desk.now,
                      .expires_at = expires_at};
  api::SignInReply reply{.token = mint(claims, desk.signing_key)};
  desk.state.add(Grant{.number = 0,
                       .digest = to_hex(sha256(reply.token.reveal())),
                       .user = user,
                       .context = context,
                       .expires_at = expires_at});
  return api::encode(reply);
}

Reply sign_in_payee(Desk& desk, const api::ResourceSignIn& data) {
  if (desk.options.profile == Profile::July) {
    return refused(api::ErrorCode::InvalidType, "type: must be mobile-device or email-password");
  }
  const std::string_view resource = data.resource.reveal();
  if (!resource.starts_with(kResourcePrefix)) return bad_credentials();
  const std::string code = comparable_code(desk.options, resource.substr(kResourcePrefix.size()));
  const Context* context = desk.state.find_context_by_code(code, desk.now);
  if (context == nullptr) return bad_credentials();
  return grant(desk, context->id.text(), "resource", 0, context->number);
}

/// An unknown type has an error code of its own.
Refusal bad_request(const Fault& fault) {
  Refusal refusal = invalid(fault);
  if (fault.path == "type" && fault.kind == FaultKind::OutOfRange) {
    refusal.code = api::ErrorCode::InvalidType;
  }
  return refusal;
}

}  // namespace

Reply sign_in(Desk& desk) {
  const auto request = read_body<api::SignInRequest>(desk);
  if (!request.ok()) return bad_request(request.fault());
  if (request->resource) return sign_in_payee(desk, *request->resource);
  const Account account = account_of(*request);
  const User* user = desk.state.find_user(request->type, account.login);
  if (user == nullptr || !is_password(account.password, user->password_hash)) {
    return bad_credentials();
  }
  return grant(desk, user->id.text(), "user", user->number, 0);
}

Reply sign_up(Desk& desk) {
  const auto request = read_body<api::SignUpRequest>(desk);
  if (!request.ok()) return bad_request(request.fault());
  const Account account = account_of(*request);
  if (desk.state.find_user(request->type, account.login) != nullptr) {
    return Refusal{409, api::ErrorCode::AlreadyExists, "this account exists"};
  }
  const bool needs_challenge = desk.options.strict && request->mobile_device.has_value();
  if (needs_challenge && !desk.challenges.take(request->challenge.value_or(""))) {
    return refused(api::ErrorCode::ValidationFailed, "challenge: must come from get-challenge");
  }
  const std::string salt = draw_id("", desk.random);
  const User& user = desk.state.add(
      User{.number = 0,
           .id = api::UserId(draw_id("usr_", desk.random)),
           .kind = request->type,
           .login = account.login,
           .password_hash = hash_password(account.password, salt, desk.options.password_rounds),
           .created_at = desk.now});
  return api::encode(api::SignUpReply{
      .id = user.id, .role = "USER", .created_at = user.created_at, .updated_at = user.created_at});
}

Reply get_challenge(Desk& desk) {
  std::string challenge;
  while (challenge.size() < kChallengeLength) challenge += draw_id("", desk.random);
  challenge.resize(kChallengeLength);
  desk.challenges.remember(challenge);
  return api::encode(api::ChallengeReply{.challenge = std::move(challenge)});
}

}  // namespace bleepay::sandbox
