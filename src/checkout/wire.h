// Between the machine and HTTP: requests built, replies sorted into the few kinds it decides by.
#pragma once

#include <optional>
#include <string>

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "api/types.h"
#include "base/http.h"
#include "checkout/options.h"
#include "checkout/order.h"

namespace bleepay::checkout {

/// What a reply means for the request it answers.
enum class AnswerKind {
  Done,          // 2xx with a body that reads
  Refused,       // the API says no, and nothing happened
  Unauthorized,  // 401: nothing happened, the credential is no good
  NotFound,      // 404
  Limited,       // 429: nothing happened, come back later
  Unclear,       // no reply, 5xx, nonsense: it may have happened
};

struct Answer {
  AnswerKind kind = AnswerKind::Unclear;
  api::ApiError error;  // of Refused, NotFound, Unauthorized, Limited
  Delivery delivery = Delivery::Unreachable;
  int status = 0;
  std::optional<DurationMs> retry_after;
};
[[nodiscard]] Answer sort_reply(const HttpReply& reply);

/// Reads the body of a Done reply; one that does not read makes the answer Unclear.
template <class Message>
std::optional<Message> read_body(const HttpReply& reply, Answer& answer) {
  if (answer.kind != AnswerKind::Done) return std::nullopt;
  auto message = api::decode<Message>(reply.body);
  if (message) return *std::move(message);
  answer.kind = AnswerKind::Unclear;
  return std::nullopt;
}

/// What goes along with every call of the payee.
struct Caller {
  const Options& options;
  const api::Token& token;
};

[[nodiscard]] HttpRequest sign_in_call(const Options& options, const api::ContextCode& code);
[[nodiscard]] HttpRequest open_call(const Caller& caller, const api::ContextCode& code);
[[nodiscard]] HttpRequest redeem_call(const Caller& caller, const api::VoucherId& voucher,
                                      const Item& item);
/// Calls that say everything in their target: reads, and posts of `{}`.
[[nodiscard]] HttpRequest plain_call(const Caller& caller, api::Endpoint endpoint,
                                     std::string_view id);

}  // namespace bleepay::checkout
