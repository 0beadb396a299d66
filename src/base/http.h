// One HTTP exchange as plain data. No header here that the API does not need; no socket anywhere
// near.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/strong.h"
#include "base/time.h"

namespace bleepay {

enum class Method { Get, Post };
[[nodiscard]] std::string_view to_string(Method method);

struct AuthorizationTag;
/// The complete value of an `Authorization` header, or of `x-api-key`.
using Credential = SecretText<AuthorizationTag>;

enum class CredentialKind { None, Bearer, ApiKey };

/// A request to the payment API.
///
/// Shape   target is relative to the API base, without a leading slash:
/// `vouchers/vch_1/redeem-voucher`; it never holds a secret.
///         body is UTF-8 JSON, empty for GET.
struct HttpRequest {
  Method method = Method::Get;
  std::string target;
  std::string body;
  CredentialKind credential_kind = CredentialKind::None;
  Credential credential;
  DurationMs timeout{8000};
};

/// How far an exchange came. Anything but Answered leaves the outcome of a POST unknown.
enum class Delivery {
  Answered,     // a complete reply arrived
  Unreachable,  // refused, DNS, TLS, CORS or offline: browsers do not tell these apart
  TimedOut,     // no complete reply within the request's timeout
  TooLarge,     // aborted at kReplyBytesMax
  Redirected,   // the reply came from another address: never trusted
  Aborted,      // we closed it ourselves
};
[[nodiscard]] std::string_view to_string(Delivery delivery);

/// Larger bodies are aborted while they arrive: ten vouchers weigh about 4 KiB, so this is generous
/// and still bounds memory.
inline constexpr std::size_t kReplyBytesMax = 256 * 1024;

struct HttpReply {
  Delivery delivery = Delivery::Unreachable;
  int status = 0;  // 100-599 when Answered, else 0
  std::string body;
  std::optional<DurationMs>
      retry_after;  // from Retry-After in seconds, only when the server exposes it
};

struct RequestTag;
/// Names one exchange so that a late reply to a cancelled request is recognised and dropped.
enum class RequestId : std::uint64_t {};

}  // namespace bleepay
