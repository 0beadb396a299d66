// The two notations underneath addresses, against published vectors.
#include <gtest/gtest.h>

#include "base/base58.h"
#include "base/keccak.h"
#include "support/fixture.h"

namespace bleepay {
namespace {

template <class Bytes>
std::string hex(const Bytes& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xF];
  }
  return text;
}

const bool kKeccak = support::test_each_row("Keccak", "base/keccak.txt", [](auto& row) {
  EXPECT_EQ(hex(keccak256(row["message"])), row["digest"]);
});

const bool kBase58 = support::test_each_row("Base58", "base/base58.txt", [](auto& row) {
  const auto bytes = base58_bytes(row["text"]);
  EXPECT_EQ(bytes ? hex(*bytes) : "!", row["bytes"]);
});

}  // namespace
}  // namespace bleepay
