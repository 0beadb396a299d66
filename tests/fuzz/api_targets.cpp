// JSON, every message, error bodies and routes.
#include "api/errors.h"
#include "api/json.h"
#include "api/utf8.h"
#include "checkout/wire.h"
#include "fuzz/targets.h"
#include "unit/api/message_table.h"

namespace bleepay::fuzz {
namespace {

bool is_code_text(std::string_view text) {
  return text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

Broken check_sorted(const HttpReply& reply) {
  const checkout::Answer answer = checkout::sort_reply(reply);
  const bool is_good = reply.status >= 200 && reply.status < 300;
  if ((answer.kind == checkout::AnswerKind::Done) != is_good) return "only 2xx is done";
  if (reply.status >= 500 && answer.kind != checkout::AnswerKind::Unclear) {
    return "a server's trouble leaves the outcome open";
  }
  return "";
}

}  // namespace

Broken check_json(std::string_view input) {
  namespace json = api::json;
  const auto document = json::Document::parse(input);
  if (!document) return check_fault(document.fault());
  if (!json::is_utf8(input)) return "what is read is UTF-8";
  const std::string text = json::compact(document->root());
  const auto again = json::Document::parse(text);
  if (!again) return "what is written is read";
  if (json::compact(again->root()) != text) return "what was read is written the same";
  if (!json::same(document->root(), again->root())) return "writing keeps the value";
  if (!json::same(again->root(), document->root())) return "the same is the same both ways";
  return "";
}

Broken check_message(std::string_view input) {
  if (input.empty()) return "";
  auto entry = api::messages().begin();
  std::advance(entry, static_cast<unsigned char>(input.front()) % api::messages().size());
  const api::MessageUnderTest& message = entry->second;
  const std::string_view body = input.substr(1);
  const Result<std::string> written = message.rewrite(body);
  if (!written) return check_fault(written.fault());
  const Result<std::string> again = message.rewrite(*written);
  if (!again) return entry->first + ": what is written is read";
  if (*again != *written) return entry->first + ": what was read is written the same";
  if (!message.check) return "";
  const std::optional<Fault> fault = message.check(body);
  if (fault != message.check(*written)) return entry->first + ": writing keeps what is wrong";
  return fault ? check_fault(*fault) : "";
}

Broken check_error(std::string_view input) {
  if (input.empty()) return "";
  HttpReply reply{Delivery::Answered, 400, std::string(input.substr(1)), std::nullopt};
  reply.status = 200 + static_cast<unsigned char>(input.front()) * 2;
  const api::ApiError error = api::read_error(reply);
  if (!is_code_text(error.code_text)) return "a code is a word";
  if (error.message.size() > 200) return "a message is cut";
  if (error.message.find_first_not_of('\0') != 0 && !error.message.empty()) return "no NUL";
  for (const char c : error.message) {
    if (c < ' ' || c > '~') return "a message is printable";
  }
  if (const Broken broken = check_sorted(reply); !broken.empty()) return broken;
  if (error.code == api::ErrorCode::Other || error.code_text.empty()) return "";
  using api::ErrorShape;
  for (const ErrorShape shape : {ErrorShape::Flat, ErrorShape::Nested, ErrorShape::Nest}) {
    reply.body = api::encode_error(shape, reply.status, error.code_text, error.message);
    if (api::read_error(reply).code != error.code) return "a printed error is understood";
  }
  return "";
}

Broken check_route(std::string_view input) {
  for (const Method method : {Method::Get, Method::Post}) {
    const auto match = api::match_route(method, input);
    if (match.route && match.wrong_method) return "a route is found or it is not";
    if (!match.route || !api::is_usable_id(match.route->id)) continue;
    const std::string target = api::target_of(match.route->endpoint, match.route->id);
    const auto again = api::match_route(method, target);
    if (!again.route || again.route->endpoint != match.route->endpoint ||
        again.route->id != match.route->id) {
      return "a target leads to its own call";
    }
  }
  const auto decoded = api::percent_decode(api::percent_encode(input));
  if (decoded != std::string(input)) return "what is encoded is decoded";
  return "";
}

}  // namespace bleepay::fuzz
