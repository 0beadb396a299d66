// Keccak-256 as Ethereum uses it: the sponge of SHA-3 with the padding from before the standard.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bleepay {

using Keccak256 = std::array<std::uint8_t, 32>;

/// Source  keccak.team/keccak_specs_summary.html: rate 1088 bits, capacity 512, pad10*1 after 0x01.
[[nodiscard]] Keccak256 keccak256(std::string_view message);

}  // namespace bleepay
