// Receiving addresses: what a well-formed one is, when two are the same, how a person reads one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bleepay {

/// Decides which notation an address must have. Bleepay names `evm` and `solana`; any other network
/// type is opaque to us.
enum class AddressKind { Evm, Solana, Opaque };

/// `polygon`, `ethereum` and whatever a currency list calls evm -> Evm; `solana` -> Solana; a
/// 0x-prefixed address of 40 hex digits -> Evm; everything else Opaque.
[[nodiscard]] AddressKind address_kind(std::string_view network, std::string_view address);

/// Checks an address by its kind.
///
/// Shape   Evm: 0x and 40 hex digits, EIP-55 checksum enforced when upper and lower case are mixed.
/// Solana: base58 of exactly 32 bytes.
///         Opaque: 4-66 printable ASCII characters without spaces.
/// Errors  Malformed (with the rule in words).
/// Source  eips.ethereum.org/EIPS/eip-55; solana.com/docs (account addresses are 32 bytes, base58).
Result<std::string> check_address(AddressKind kind, std::string_view address);

/// Evm without regard to case, all others byte for byte.
[[nodiscard]] bool same_address(std::string_view a, std::string_view b);

/// The EIP-55 spelling of a well-formed EVM address; any other text unchanged.
[[nodiscard]] std::string checksummed(std::string_view address);

/// In groups of four for reading aloud and comparing, `0x52 9084 0009 ...`; never shortened.
[[nodiscard]] std::vector<std::string> address_groups(std::string_view address);

}  // namespace bleepay
