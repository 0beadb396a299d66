#include "base/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay {
namespace {

using ::testing::ElementsAre;

std::string name_of(AddressKind kind) {
  switch (kind) {
    case AddressKind::Evm:
      return "evm";
    case AddressKind::Solana:
      return "solana";
    case AddressKind::Opaque:
      return "opaque";
  }
  return "";
}

const bool kAddresses = support::test_each_row("Address", "base/addresses.txt", [](auto& row) {
  const AddressKind kind = address_kind(row["network"], row["address"]);
  EXPECT_EQ(name_of(kind), row["kind"]);
  const auto checked = check_address(kind, row["address"]);
  EXPECT_EQ(checked.ok() ? "ok" : std::string(to_string(checked.fault().kind)), row["verdict"]);
  if (checked.ok()) {
    EXPECT_EQ(checked.value(), row["address"]);
  }
});

TEST(Address, ChecksumIsTheSpellingOfEip55) {
  for (const char* address :
       {"0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"}) {
    std::string lower = address;
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    EXPECT_EQ(checksummed(lower), address);
  }
}

TEST(Address, ChecksumLeavesOtherTextAlone) {
  for (const char* text : {"", "0x", "So11111111111111111111111111111111111111112", "0x52"}) {
    EXPECT_EQ(checksummed(text), text);
  }
}

TEST(Address, EvmIsComparedWithoutCaseOthersByteForByte) {
  EXPECT_TRUE(same_address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                           "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"));
  EXPECT_FALSE(same_address("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee"));
  EXPECT_TRUE(same_address("TokenkegQfeZ", "TokenkegQfeZ"));
  EXPECT_FALSE(same_address("TokenkegQfeZ", "tokenkegqfez"));
  EXPECT_FALSE(same_address("0x52", "0X52"));
}

TEST(Address, SameEndsAreNotTheSameAddress) {
  EXPECT_FALSE(same_address("0x52908400098527886E0F7030069857D2E4169EE7",
                            "0x52908400098527886E0F7030069857D2E4169EE7 "));
  EXPECT_FALSE(same_address("0x5290840009852788000000000000000000009EE7",
                            "0x52908400098527886E0F7030069857D2E4169EE7"));
}

TEST(Address, GroupsHoldEveryCharacter) {
  EXPECT_THAT(address_groups("0x5290840009"), ElementsAre("0x52", "9084", "0009"));
  EXPECT_THAT(address_groups("0x52908400"), ElementsAre("0x52", "9084", "00"));
  EXPECT_THAT(address_groups(""), ElementsAre());
}

}  // namespace
}  // namespace bleepay
