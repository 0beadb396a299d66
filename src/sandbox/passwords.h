// Passwords of pretend payers: stored salted and hashed many times over, never as they were sent.
#pragma once

#include <string>
#include <string_view>

namespace bleepay::sandbox {

/// `rounds$salt$hex`: salted SHA-256, repeated. Fit for a sandbox; real passwords deserve a
/// memory-hard function.
[[nodiscard]] std::string hash_password(std::string_view password, std::string_view salt,
                                        int rounds);

/// True if `password` gave `stored`. Takes the same time wherever the two differ.
[[nodiscard]] bool is_password(std::string_view password, std::string_view stored);

}  // namespace bleepay::sandbox
