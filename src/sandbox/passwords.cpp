#include "sandbox/passwords.h"

#include <charconv>

#include "sandbox/sha256.h"

namespace bleepay::sandbox {
namespace {

constexpr int kRoundsMax = 1'000'000;  // a damaged row must not stall the server

}  // namespace

std::string hash_password(std::string_view password, std::string_view salt, int rounds) {
  Digest digest = hmac_sha256(salt, password);
  for (int i = 1; i < rounds; ++i) digest = hmac_sha256(bytes_of(digest), password);
  return std::to_string(rounds) + "$" + std::string(salt) + "$" + to_hex(digest);
}

bool is_password(std::string_view password, std::string_view stored) {
  const std::size_t first = stored.find('$');
  const std::size_t second = first == std::string_view::npos ? first : stored.find('$', first + 1);
  if (second == std::string_view::npos) return false;
  int rounds = 0;
  const auto parsed = std::from_chars(stored.data(), stored.data() + first, rounds);
  if (parsed.ec != std::errc() || rounds < 1 || rounds > kRoundsMax) return false;
  const std::string_view salt = stored.substr(first + 1, second - first - 1);
  const std::string expected = hash_password(password, salt, rounds);
  if (expected.size() != stored.size()) return false;
  int difference = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) difference |= expected[i] ^ stored[i];
  return difference == 0;
}

}  // namespace bleepay::sandbox
