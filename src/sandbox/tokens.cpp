#include "sandbox/tokens.h"

namespace bleepay::sandbox {
namespace {

std::string seconds_of(WallTime instant) {
  return std::to_string(instant.time_since_epoch().count() / 1000);
}

}  // namespace

api::Token mint(const Claims& claims, std::string_view signing_key) {
  // Every claim is drawn by us from letters, digits and underscores: nothing needs escaping.
  const std::string payload = R"({"sub":")" + claims.subject + R"(","typ":")" + claims.kind +
                              R"(","jti":")" + claims.serial + R"(","iat":)" +
                              seconds_of(claims.issued_at) + R"(,"exp":)" +
                              seconds_of(claims.expires_at) + "}";
  const std::string signed_part =
      base64url(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url(payload);
  const Digest signature = hmac_sha256(signing_key, signed_part);
  return api::Token(signed_part + "." + base64url(bytes_of(signature)));
}

std::string_view bearer_of(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  if (authorization.size() <= kScheme.size()) return {};
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    if ((authorization[i] | 0x20) != kScheme[i]) return {};
  }
  return authorization.substr(kScheme.size());
}

}  // namespace bleepay::sandbox
