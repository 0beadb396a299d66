// One table of all calls: method, route, guard and published limit. Client and sandbox both read
// it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/http.h"

namespace bleepay::api {

enum class Endpoint {
  SignIn,
  SignUp,
  GetChallenge,
  ContextOpen,
  ContextGet,
  ContextList,
  ContextClose,
  SessionOpen,
  SessionGet,
  SessionJoin,
  SessionReserve,
  SessionClose,
  VoucherReserve,
  VoucherRedeem,
  VoucherGet,
  VoucherList,
  VoucherDiscard,
  VoucherNegotiate,
  VoucherSign,
  VoucherResolve,
  Networks,
  Currencies,
  Convert,
};
inline constexpr int kEndpointCount = static_cast<int>(Endpoint::Convert) + 1;

/// Who may call: nobody in particular, the registered payer, the payee (resource token or API key),
/// or either of the two.
enum class Guard { None, Payer, Payee, Either };

/// The published limits, counted per endpoint: requests per window. docs.bleepay.com, rate limits,
/// read 2026-11.
enum class LimitClass { Auth, Finance, VoucherRead, VoucherWrite, Negotiate };
struct RateLimit {
  int requests;
  DurationMs window;
};
[[nodiscard]] RateLimit published_limit(LimitClass limit_class);

struct EndpointRow {
  Endpoint endpoint;
  Method method;
  std::string_view route;  // relative to the API base; `:id` stands for one segment
  Guard guard;
  LimitClass limit_class;
  std::string_view name;  // for logs and messages: "session-open"
};

/// In order of the enum (checked at compile time).
[[nodiscard]] const std::array<EndpointRow, kEndpointCount>& endpoints();
[[nodiscard]] const EndpointRow& row_of(Endpoint endpoint);

/// Ids are opaque, but they stand in targets: 1-128 printable ASCII characters, and no dot segment,
/// which URL parsers resolve away. Decoding a reply refuses any other.
inline constexpr std::size_t kIdBytesMax = 128;
[[nodiscard]] bool is_usable_id(std::string_view id);

/// The target of a call. `id` fills `:id` (percent-encoded), empty where the route has none.
[[nodiscard]] std::string target_of(Endpoint endpoint, std::string_view id = {});

struct Route {
  Endpoint endpoint;
  std::string id;     // decoded, empty where the route has none
  std::string query;  // after '?', undecoded
};
/// Finds the call for a method and a target relative to the API base. Literal segments win over
/// `:id`; a leading and a trailing slash are optional.
///
/// Errors  nothing: unknown route (404), or a known route with another method (`wrong_method` set,
/// 405).
struct RouteMatch {
  std::optional<Route> route;
  bool wrong_method = false;
};
[[nodiscard]] RouteMatch match_route(Method method, std::string_view target);

/// RFC 3986: everything but unreserved characters as %XX. Decoding gives nothing for a broken %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);

/// The decoded value of the first parameter of that name: `limit=10&offset=20`. One with a broken
/// %XX is given as it stands: it must not pass for absent.
[[nodiscard]] std::optional<std::string> query_value(std::string_view query, std::string_view name);

}  // namespace bleepay::api
