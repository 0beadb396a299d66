// Error replies: the codes Bleepay names, in whatever body they come, and the bodies the sandbox
// prints.
#pragma once

#include <string>
#include <string_view>

#include "base/http.h"

namespace bleepay::api {

/// The documented codes, and Other for anything else (its text is kept).
enum class ErrorCode {
  Other,
  ValidationFailed,
  Unauthorized,
  Forbidden,
  NotFound,
  RateLimit,
  Unexpected,
  InvalidCredentials,
  InvalidType,
  AlreadyExists,
  InvalidCode,
  AlreadyClosed,
  AlreadyJoined,
  SessionClosed,
  AlreadyRedeemed,
  AlreadyResolved,
  NotRedeemed,
  NotSimple,
  DifferentNetwork,
  // invented by our sandbox where the documentation is silent
  VoucherExpired,
  AlreadyDiscarded,
  SessionNotJoined,
};
[[nodiscard]] std::string_view to_string(ErrorCode code);
[[nodiscard]] ErrorCode error_code(std::string_view text);  // Other when not known

struct ApiError {
  int status = 0;
  ErrorCode code = ErrorCode::Other;
  std::string code_text;  // as received, at most 64 characters of [a-z0-9_], else empty
  std::string message;    // for logs of ours only: at most 200 printable ASCII characters of the
                          // body's message
};

/// Understands an error reply in any plausible shape.
///
/// Shape   looks for a code in this order: `code`, `error.code`, `error` if it looks like a code,
/// `errorCode`, `message` if an array (validation), `message.code`, `message` if it looks like a
/// code. Upper case and hyphens are folded. Not JSON, or no code: derived from the status.
/// Errors  none: there is always an answer.
[[nodiscard]] ApiError read_error(const HttpReply& reply);

/// The bodies a Bleepay might send; the documentation shows none.
enum class ErrorShape {
  Flat,    // {statusCode,code,message,error}
  Nested,  // {error:{code,message}}
  Nest,    // {statusCode,message}: the code as message, or the messages of a failed validation
};
[[nodiscard]] std::string encode_error(ErrorShape shape, int status, std::string_view code,
                                       std::string_view message);

}  // namespace bleepay::api
