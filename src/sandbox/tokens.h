// Access tokens that look like the real ones: JSON Web Tokens signed with HS256. Whoever keeps the
// sandbox's records keeps only their digests.
#pragma once

#include <string>
#include <string_view>

#include "api/types.h"
#include "base/time.h"
#include "sandbox/sha256.h"

namespace bleepay::sandbox {

/// What a token says about itself. It names ids, never a code.
struct Claims {
  std::string subject;  // usr_... of a payer, ctx_... of a payee
  std::string kind;     // user | resource
  std::string serial;   // makes every token different
  WallTime issued_at;
  WallTime expires_at;
};

[[nodiscard]] api::Token mint(const Claims& claims, std::string_view signing_key);

/// The credential of an `Authorization` header, empty unless the scheme is Bearer (any case).
[[nodiscard]] std::string_view bearer_of(std::string_view authorization);

}  // namespace bleepay::sandbox
