// Addresses: the one place that knows how each network writes them.
#include "base/address.h"

#include <algorithm>
#include <array>

#include "base/base58.h"
#include "base/keccak.h"
#include "base/text_scan.h"

namespace bleepay {
namespace {

constexpr std::size_t kEvmDigits = 40;            // 20 bytes
constexpr std::size_t kSolanaBytes = 32;          // an Ed25519 public key
constexpr std::size_t kSolanaCharactersMin = 32;  // 32 zero bytes
constexpr std::size_t kSolanaCharactersMax = 44;  // 58^44 > 2^256 > 58^43
constexpr std::size_t kOpaqueCharactersMin = 4;
constexpr std::size_t kOpaqueCharactersMax = 66;  // Bleepay's own limit for address fields
constexpr std::size_t kGroupCharacters = 4;

bool is_evm(std::string_view address) {
  return address.size() == kEvmDigits + 2 && address.starts_with("0x") &&
         std::all_of(address.begin() + 2, address.end(), is_hex_digit);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

Fault malformed(std::string rule) { return {FaultKind::Malformed, "", std::move(rule)}; }

Result<std::string> check_evm(std::string_view address) {
  if (!is_evm(address)) return malformed("must be 0x and 40 hexadecimal digits");
  const std::string_view digits = address.substr(2);
  const bool is_mixed = std::any_of(digits.begin(), digits.end(), is_upper) &&
                        std::any_of(digits.begin(), digits.end(), is_lower);
  if (is_mixed && checksummed(address) != address) {
    return malformed("does not match its own checksum (EIP-55): a character is wrong");
  }
  return std::string(address);
}

Result<std::string> check_solana(std::string_view address) {
  if (address.size() >= kSolanaCharactersMin && address.size() <= kSolanaCharactersMax) {
    const auto bytes = base58_bytes(address);
    if (bytes && bytes->size() == kSolanaBytes) return std::string(address);
  }
  return malformed("must be 32 bytes in base58");
}

Result<std::string> check_opaque(std::string_view address) {
  const bool has_length =
      address.size() >= kOpaqueCharactersMin && address.size() <= kOpaqueCharactersMax;
  const bool is_printable =
      std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (has_length && is_printable) return std::string(address);
  return malformed("must be 4 to 66 printable ASCII characters without spaces");
}

}  // namespace

AddressKind address_kind(std::string_view network, std::string_view address) {
  constexpr std::array<std::string_view, 3> kEvmNames{"ethereum", "evm", "polygon"};
  const std::string name = lower(network);
  if (name == "solana") return AddressKind::Solana;
  if (std::find(kEvmNames.begin(), kEvmNames.end(), name) != kEvmNames.end() || is_evm(address)) {
    return AddressKind::Evm;
  }
  return AddressKind::Opaque;
}

Result<std::string> check_address(AddressKind kind, std::string_view address) {
  switch (kind) {
    case AddressKind::Evm:
      return check_evm(address);
    case AddressKind::Solana:
      return check_solana(address);
    case AddressKind::Opaque:
      break;
  }
  return check_opaque(address);
}

bool same_address(std::string_view a, std::string_view b) {
  return a == b || (is_evm(a) && is_evm(b) && lower(a) == lower(b));
}

std::string checksummed(std::string_view address) {
  if (!is_evm(address)) return std::string(address);
  std::string result = lower(address);
  const Keccak256 digest = keccak256(std::string_view(result).substr(2));
  for (std::size_t i = 0; i < kEvmDigits; ++i) {
    const unsigned nibble = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 0xFu;
    char& digit = result[i + 2];
    if (nibble >= 8) digit = to_upper(digit);
  }
  return result;
}

std::vector<std::string> address_groups(std::string_view address) {
  std::vector<std::string> groups;
  for (; !address.empty(); address.remove_prefix(std::min(kGroupCharacters, address.size()))) {
    groups.emplace_back(address.substr(0, kGroupCharacters));
  }
  return groups;
}

}  // namespace bleepay
