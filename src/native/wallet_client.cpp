#include "native/wallet_client.h"

#include <utility>

namespace bleepay::native {
namespace {

std::string named(api::Endpoint endpoint, const std::string& words) {
  return std::string(api::row_of(endpoint).name) + ": " + words;
}

bool is_success(const HttpReply& reply) {
  return reply.delivery == Delivery::Answered && reply.status >= 200 && reply.status <= 299;
}

}  // namespace

WalletClient::WalletClient(HttpClient::Settings settings, std::filesystem::path file,
                           WalletState state)
    : client_(std::move(settings)), file_(std::move(file)), state_(std::move(state)) {}

std::optional<CallFault> WalletClient::sign_up() {
  api::SignUpRequest request;
  request.type = "email-password";
  request.email_password = {state_.email, state_.password.reveal()};
  const auto signed_up = [&]() -> Called<api::SignUpReply> {
    if (const auto fault = api::validate(request)) {
      return {{}, not_sent(api::Endpoint::SignUp, *fault)};
    }
    return read<api::SignUpReply>(api::Endpoint::SignUp,
                                  call_once(api::Endpoint::SignUp, "", api::encode(request)));
  }();
  if (!signed_up.ok()) return signed_up.fault;
  return sign_in();
}

Result<bool> WalletClient::remember_context(const api::ContextReply& context) {
  state_.context = context.id;
  state_.code = context.code;
  return save_wallet(file_, state_);
}

std::optional<CallFault> WalletClient::sign_in() {
  api::SignInRequest request;
  request.type = "email-password";
  request.email_password = {state_.email, state_.password.reveal()};
  const auto body = call_once(api::Endpoint::SignIn, "", api::encode(request));
  auto reply = read<api::SignInReply>(api::Endpoint::SignIn, body);
  if (!reply.ok()) return std::move(reply.fault);
  state_.token = std::move(reply.reply->token);
  if (const auto saved = save_wallet(file_, state_); !saved.ok()) {
    return CallFault{.words = describe(saved.fault())};
  }
  return std::nullopt;
}

Called<std::string> WalletClient::call(api::Endpoint endpoint, std::string_view id,
                                       const std::string& body) {
  const bool had_token = !state_.token.empty();
  if (!had_token) {
    if (auto fault = sign_in()) return {{}, std::move(*fault)};
  }
  Called<std::string> first = call_once(endpoint, id, body);
  if (first.ok() || first.fault.status != 401 || !had_token) return first;
  if (auto fault = sign_in()) return {{}, std::move(*fault)};
  return call_once(endpoint, id, body);
}

Called<std::string> WalletClient::call_once(api::Endpoint endpoint, std::string_view id,
                                            const std::string& body) {
  const api::EndpointRow& row = api::row_of(endpoint);
  HttpRequest request;
  request.method = row.method;
  request.target = api::target_of(endpoint, id);
  request.body = body;
  if (row.guard != api::Guard::None) {
    request.credential_kind = CredentialKind::Bearer;
    request.credential = Credential("Bearer " + state_.token.reveal());
  }
  HttpReply reply = exchange(std::move(request));
  if (!is_success(reply)) return {{}, not_done(endpoint, reply)};
  return {std::move(reply.body), {}};
}

HttpReply WalletClient::exchange(HttpRequest request) {
  client_.send(RequestId{++requests_}, std::move(request));
  for (;;) {
    if (auto finished = client_.next_finished()) return std::move(finished->reply);
    client_.wait(std::nullopt);
  }
}

CallFault WalletClient::not_sent(api::Endpoint endpoint, const Fault& fault) {
  return {.words = named(endpoint, describe(fault))};
}

CallFault WalletClient::not_understood(api::Endpoint endpoint, const Fault& fault) {
  return {.is_outcome_known = false,
          .words = named(endpoint, "the answer is not what Bleepay documents (" + describe(fault) +
                                       "); is --api the base of a Bleepay API?")};
}

CallFault WalletClient::not_done(api::Endpoint endpoint, const HttpReply& reply) const {
  if (reply.delivery != Delivery::Answered) {
    return {.is_outcome_known = false,
            .words = named(endpoint, "no answer (" + std::string(to_string(reply.delivery)) +
                                         "): " + client_.last_trouble())};
  }
  const api::ApiError error = api::read_error(reply);
  const std::string code =
      error.code_text.empty() ? std::string(to_string(error.code)) : error.code_text;
  std::string words = "the API refused (" + std::to_string(reply.status) + " " + code + ")";
  if (!error.message.empty() && error.message != code) words += ": " + error.message;
  const bool is_route_unknown =
      reply.status == 404 && api::row_of(endpoint).route.find(":id") == std::string_view::npos;
  if (is_route_unknown) words += "; is --api the base of a Bleepay API, ending in /api/v1?";
  return {.is_outcome_known = reply.status < 500,
          .status = reply.status,
          .code = error.code,
          .retry_after = reply.retry_after,
          .words = named(endpoint, words)};
}

}  // namespace bleepay::native
