#include "sandbox/cors.h"

#include <algorithm>

namespace bleepay::sandbox {
namespace {

constexpr std::string_view kAllowedHeaders =
    "authorization, content-type, x-api-key, x-client-secret";
constexpr std::string_view kPreflightSeconds = "600";  // what every browser keeps at least

bool may_read(const Options& options, std::string_view origin) {
  if (!options.cors || origin.empty()) return false;
  const auto& allowed = options.cors_origins;
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), origin) != allowed.end();
}

void name_origin(const Options& options, const Call& call, Answer& answer) {
  if (options.cors_origins.empty()) {
    answer.headers.emplace_back("access-control-allow-origin", "*");
    return;
  }
  answer.headers.emplace_back("access-control-allow-origin", call.origin);
  answer.headers.emplace_back("vary", "origin");
}

}  // namespace

bool is_preflight(const Call& call) { return call.method == "OPTIONS" && !call.origin.empty(); }

Answer answer_preflight(const Options& options, const Call& call) {
  Answer answer;
  answer.status = 204;
  answer.content_type.clear();
  if (!may_read(options, call.origin)) return answer;
  name_origin(options, call, answer);
  answer.headers.emplace_back("access-control-allow-methods", "GET, POST");
  answer.headers.emplace_back("access-control-allow-headers", kAllowedHeaders);
  answer.headers.emplace_back("access-control-max-age", kPreflightSeconds);
  return answer;
}

void allow_origin(const Options& options, const Call& call, Answer& answer) {
  if (!may_read(options, call.origin)) return;
  name_origin(options, call, answer);
  if (options.expose_retry_after) {
    answer.headers.emplace_back("access-control-expose-headers", "retry-after");
  }
}

}  // namespace bleepay::sandbox
