#include "checkout/wire.h"

namespace bleepay::checkout {
namespace {

constexpr std::string_view kSessionType = "SESSION_DEFAULT";
// docs.bleepay.com, authentication, June 2026 generation: how a payee names a context by its code.
constexpr std::string_view kResourcePrefix = "voucher::context::code::";

void authorize(HttpRequest& request, const Caller& caller) {
  switch (caller.options.auth) {
    case AuthMode::ContextCode:
    case AuthMode::Host:
      request.credential_kind = CredentialKind::Bearer;
      request.credential = Credential("Bearer " + caller.token.reveal());
      return;
    case AuthMode::ApiKey:
      request.credential_kind = CredentialKind::ApiKey;
      request.credential = caller.options.api_key;
      return;
    case AuthMode::None:
      return;
  }
}

HttpRequest request_to(const Options& options, api::Endpoint endpoint, std::string_view id) {
  HttpRequest request;
  request.method = api::row_of(endpoint).method;
  request.target = api::target_of(endpoint, id);
  request.timeout = options.reply_timeout;
  return request;
}

}  // namespace

Answer sort_reply(const HttpReply& reply) {
  Answer answer;
  answer.delivery = reply.delivery;
  answer.status = reply.status;
  answer.retry_after = reply.retry_after;
  if (reply.delivery != Delivery::Answered) return answer;
  if (reply.status >= 200 && reply.status < 300) {
    answer.kind = AnswerKind::Done;
    return answer;
  }
  // 408 and 425 come from whatever stands in front of the API: they do not say what it did.
  if (reply.status < 400 || reply.status >= 500 || reply.status == 408 || reply.status == 425) {
    return answer;
  }
  answer.error = api::read_error(reply);
  if (reply.status == 429 || answer.error.code == api::ErrorCode::RateLimit) {
    answer.kind = AnswerKind::Limited;
  } else if (reply.status == 401) {
    answer.kind = AnswerKind::Unauthorized;
  } else if (reply.status == 404) {
    answer.kind = AnswerKind::NotFound;
  } else {
    answer.kind = AnswerKind::Refused;
  }
  return answer;
}

HttpRequest sign_in_call(const Options& options, const api::ContextCode& code) {
  HttpRequest request = request_to(options, api::Endpoint::SignIn, {});
  api::SignInRequest message;
  message.type = "resource";
  message.resource.emplace().resource =
      decltype(api::ResourceSignIn::resource)(std::string(kResourcePrefix) + code.reveal());
  request.body = api::encode(message);
  return request;
}

HttpRequest open_call(const Caller& caller, const api::ContextCode& code) {
  HttpRequest request = request_to(caller.options, api::Endpoint::SessionOpen, {});
  api::SessionOpenRequest message;
  message.code = code;
  message.type = std::string(kSessionType);
  request.body = api::encode(message);
  authorize(request, caller);
  return request;
}

HttpRequest redeem_call(const Caller& caller, const api::VoucherId& voucher, const Item& item) {
  HttpRequest request = request_to(caller.options, api::Endpoint::VoucherRedeem, voucher.text());
  request.body = api::encode(redeem_request(item));
  request.timeout = caller.options.redeem_timeout;
  authorize(request, caller);
  return request;
}

HttpRequest plain_call(const Caller& caller, api::Endpoint endpoint, std::string_view id) {
  HttpRequest request = request_to(caller.options, endpoint, id);
  if (request.method == Method::Post) request.body = api::encode(api::EmptyRequest{});
  authorize(request, caller);
  return request;
}

}  // namespace bleepay::checkout
