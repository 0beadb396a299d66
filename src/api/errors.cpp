// Understanding error replies, and printing them.
#include "api/errors.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/json.h"

namespace bleepay::api {
namespace {

constexpr std::size_t kCodeBytesMax = 64;
constexpr std::size_t kMessageBytesMax = 200;

constexpr std::array<std::pair<ErrorCode, std::string_view>, 21> kCodes{{
    {ErrorCode::ValidationFailed, "validation_failed"},
    {ErrorCode::Unauthorized, "unauthorized"},
    {ErrorCode::Forbidden, "forbidden"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::RateLimit, "rate_limit"},
    {ErrorCode::Unexpected, "unexpected"},
    {ErrorCode::InvalidCredentials, "invalid_credentials"},
    {ErrorCode::InvalidType, "invalid_type"},
    {ErrorCode::AlreadyExists, "already_exists"},
    {ErrorCode::InvalidCode, "invalid_code"},
    {ErrorCode::AlreadyClosed, "already_closed"},
    {ErrorCode::AlreadyJoined, "already_joined"},
    {ErrorCode::SessionClosed, "session_closed"},
    {ErrorCode::AlreadyRedeemed, "already_redeemed"},
    {ErrorCode::AlreadyResolved, "already_resolved"},
    {ErrorCode::NotRedeemed, "not_redeemed"},
    {ErrorCode::NotSimple, "not_simple"},
    {ErrorCode::DifferentNetwork, "different_network"},
    {ErrorCode::VoucherExpired, "voucher_expired"},
    {ErrorCode::AlreadyDiscarded, "already_discarded"},
    {ErrorCode::SessionNotJoined, "session_not_joined"},
}};

/// What a status alone says. 400 says too little to be a code.
ErrorCode code_of_status(int status) {
  switch (status) {
    case 401:
      return ErrorCode::Unauthorized;
    case 403:
      return ErrorCode::Forbidden;
    case 404:
      return ErrorCode::NotFound;
    case 409:
      return ErrorCode::AlreadyExists;  // documented for sign-up only
    case 422:
      return ErrorCode::ValidationFailed;
    case 429:
      return ErrorCode::RateLimit;
    default:
      return status >= 500 ? ErrorCode::Unexpected : ErrorCode::Other;
  }
}

/// The spelling in which codes are documented, or empty if the text is no code: `Bad Request` is
/// none, `INVALID-CODE` is `invalid_code`.
std::string as_code(std::string_view text) {
  if (text.empty() || text.size() > kCodeBytesMax) return {};
  std::string code;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      code += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
      code += c;
    } else if (c == '-') {
      code += '_';
    } else {
      return {};
    }
  }
  return code;
}

std::string_view text_member(const json::Value& object, std::string_view name) {
  const auto member = object.find(name);
  return member && member->is(json::Kind::Text) ? member->text() : std::string_view();
}

/// Prose and HTTP's phrases (`Conflict`) stand in the same places: there only lower case counts.
bool looks_like_code(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::string plain_code(const json::Value& value) {
  return looks_like_code(value.text()) ? as_code(value.text()) : std::string();
}

/// The first place that holds a code; the order goes from the most to the least explicit.
std::string find_code(const json::Value& body) {
  std::string code = as_code(text_member(body, "code"));
  if (const auto error = body.find("error"); error && code.empty()) {
    code = as_code(text_member(*error, "code"));
    if (code.empty()) code = plain_code(*error);
  }
  if (code.empty()) code = as_code(text_member(body, "errorCode"));
  if (const auto message = body.find("message"); message && code.empty()) {
    if (message->is(json::Kind::Array)) return "validation_failed";
    code = as_code(text_member(*message, "code"));
    if (code.empty()) code = plain_code(*message);
  }
  return code;
}

std::string_view find_message(const json::Value& body) {
  if (const auto message = body.find("message")) {
    if (message->is(json::Kind::Text)) return message->text();
    if (message->is(json::Kind::Array) && message->size() > 0) return (*message->begin()).text();
  }
  if (const auto error = body.find("error")) return text_member(*error, "message");
  return {};
}

std::string printable(std::string_view text) {
  std::string kept;
  for (const char c : text.substr(0, kMessageBytesMax)) {
    kept += (c >= 0x20 && c < 0x7F) ? c : '?';
  }
  return kept;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Payload Too Large";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Error";
  }
}

}  // namespace

std::string_view to_string(ErrorCode code) {
  for (const auto& [known, text] : kCodes) {
    if (known == code) return text;
  }
  return "other";
}

ErrorCode error_code(std::string_view text) {
  for (const auto& [known, name] : kCodes) {
    if (name == text) return known;
  }
  return ErrorCode::Other;
}

ApiError read_error(const HttpReply& reply) {
  ApiError error;
  error.status = reply.status;
  const auto document = json::Document::parse(reply.body);
  if (document && document->root().is(json::Kind::Object)) {
    error.code_text = find_code(document->root());
    error.message = printable(find_message(document->root()));
  }
  error.code = error.code_text.empty() ? code_of_status(reply.status) : error_code(error.code_text);
  return error;
}

std::string encode_error(ErrorShape shape, int status, std::string_view code,
                         std::string_view message) {
  json::Writer body;
  const auto text = [&body](std::string_view name, std::string_view value) {
    body.name(name);
    body.text(value);
  };
  const auto status_code = [&body, status] {
    body.name("statusCode");
    body.number(status);
  };
  body.begin_object();
  switch (shape) {
    case ErrorShape::Flat:
      status_code();
      text("code", code);
      text("message", message);
      text("error", reason_phrase(status));
      break;
    case ErrorShape::Nested:
      body.name("error");
      body.begin_object();
      text("code", code);
      text("message", message);
      body.end_object();
      break;
    case ErrorShape::Nest:
      status_code();
      body.name("message");
      if (error_code(code) == ErrorCode::ValidationFailed) {
        body.begin_array();
        body.text(message);
        body.end_array();
      } else {
        body.text(code);
      }
      break;
  }
  body.end_object();
  return std::move(body).take();
}

}  // namespace bleepay::api
