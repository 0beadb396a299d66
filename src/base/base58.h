// Base58 as Bitcoin and Solana write it: no 0, O, I, l; leading zero bytes are leading ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bleepay {

/// The bytes behind a base58 text, or nothing if a character does not belong to the alphabet.
///
/// Calls   pure; O(length^2), so callers bound the length first.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> base58_bytes(std::string_view text);

}  // namespace bleepay
