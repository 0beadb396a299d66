// SHA-256 and HMAC-SHA-256, small enough for the WASM build of the sandbox. For pretend tokens and
// pretend passwords: a payment system of one's own would use a kept library.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bleepay::sandbox {

using Digest = std::array<std::uint8_t, 32>;

/// Source  FIPS 180-4, section 6.2.
[[nodiscard]] Digest sha256(std::string_view message);

/// Source  RFC 2104 with SHA-256.
[[nodiscard]] Digest hmac_sha256(std::string_view key, std::string_view message);

/// 64 lower-case hex digits.
[[nodiscard]] std::string to_hex(const Digest& digest);

/// The bytes as text, for hashing a digest again or encoding it.
[[nodiscard]] std::string_view bytes_of(const Digest& digest);

/// base64url without padding, as JSON Web Tokens use it.
///
/// Source  RFC 4648, section 5.
[[nodiscard]] std::string base64url(std::string_view bytes);

}  // namespace bleepay::sandbox
