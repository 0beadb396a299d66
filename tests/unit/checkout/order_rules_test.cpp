// The edges of what an order may say, and of what Bleepay may say back about a contract call.
#include "checkout/order_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/codec.h"
#include "checkout/terms.h"
#include "support/matchers.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using support::IsFault;
using support::IsOk;

/// The order with a contract call as its second item, with one member changed.
Result<Order> with_call(const std::string& pointer, const nlohmann::json& value) {
  return parse_order(order_text({{"order", "with-custom"}, {"set", {{pointer, value}}}}));
}

const std::string kInput = "/items/1/custom/payments/0/input/";
const std::string kInputPath = "items[1].custom.payments[0].input.";

TEST(OrderWord, HasLettersDigitsDotsUnderscoresAndHyphens) {
  EXPECT_FALSE(check_order_word("aZ09._-"));
  for (const char* word : {"a/b", "a:b", "a@b", "a[b", "a`b", "a{b", "a b", "a\x7F", "\xC3\xA4"}) {
    const auto fault = check_order_word(word);
    ASSERT_TRUE(fault) << word;
    EXPECT_EQ(fault->kind, FaultKind::Malformed) << word;
  }
}

TEST(OrderLabel, OfNothingButSpacesOfAnyKindIsNone) {
  for (const char* space : {" ", "\xC2\xA0", "\xE3\x80\x80", " \xC2\xA0\xE3\x80\x80"}) {
    EXPECT_TRUE(check_label(space)) << space;
    EXPECT_FALSE(check_label(space + std::string("a"))) << space;
  }
}

TEST(OrderLabel, CountsCharactersAndNotBytes) {
  for (const std::string character : {"x", "\xC3\xA4", "\xE6\x97\xA5", "\xF0\x9F\x91\x9F"}) {
    std::string label;
    for (int i = 0; i < 120; ++i) label += character;
    EXPECT_FALSE(check_label(label)) << character;
    EXPECT_TRUE(check_label(label + "x")) << character;
  }
}

TEST(ContractCall, StandsBesideNoMemberOfATransfer) {
  for (const auto& [member, value] : {std::pair<std::string, nlohmann::json>{"network", "polygon"},
                                      {"currency", "EURC"},
                                      {"currencyAddress", ""},
                                      {"decimals", 6},
                                      {"amount", "1"}}) {
    EXPECT_THAT(with_call("/items/1/" + member, value),
                IsFault(FaultKind::OutOfRange, "items[1].custom"))
        << member;
  }
}

TEST(ContractCall, DataAreHexadecimalInEitherCase) {
  for (const char* data : {"0x", "0xabcdef09", "0xABCDEF09", "0xaBcD"}) {
    EXPECT_THAT(with_call(kInput + "data", data), IsOk()) << data;
  }
  for (const char* data :
       {"", "0", "x0ab", "1xab", "0xa", "0xgg", "0xGG", "0x/0", "0x:0", "0x@0", "0x`0", "0x0g"}) {
    EXPECT_THAT(with_call(kInput + "data", data),
                IsFault(FaultKind::Malformed, kInputPath + "data"))
        << data;
  }
}

TEST(ContractCall, ValueIsAWholeNumberOfAtMost78Digits) {
  EXPECT_THAT(with_call(kInput + "value", std::string(78, '9')), IsOk());
  for (const std::string& value : {std::string(), std::string(79, '9'), std::string("1/2"),
                                   std::string("1:2"), std::string("-1")}) {
    EXPECT_FALSE(with_call(kInput + "value", value).ok()) << value;
  }
}

TEST(ContractCall, OnSolanaHasAnAddressOfSolanaAndDataOfAnyKind) {
  nlohmann::json call = {
      {"networks", {{{"network", "solana"}, {"type", "solana"}, {"chainId", "101"}}}},
      {"payments",
       {{{"type", "send_transaction"},
         {"input",
          {{"from", "{payer}"},
           {"to", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"},
           {"value", "0"},
           {"data", "AQID base64"}}}}}},
      {"extras", nlohmann::json::array()}};
  EXPECT_THAT(with_call("/items/1/custom", call), IsOk());
  call["networks"][0]["type"] = "evm";
  EXPECT_FALSE(with_call("/items/1/custom", call).ok());
}

// --- the same call, told back --------------------------------------------------------------------

/// How Bleepay's words, `told`, compare with a call whose sender is fixed and that has an extra.
TermsMatch match_with(const std::string& pointer, const nlohmann::json& value) {
  nlohmann::json row = {{"order", "with-custom"},
                        {"set",
                         {{kInput + "from", "0x8617E340B3D01FA5F11F306F4090FD50E238070D"},
                          {"/items/1/custom/extras", {{{"type", "call_transaction"}, {"n", 1}}}}}}};
  const auto order = parse_order(order_text(row));
  EXPECT_THAT(order, IsOk());
  const Item& item = order->items.back();
  nlohmann::json told = nlohmann::json::parse(api::encode(redeem_request(item)));
  told["id"] = "vch_1";
  told["status"] = "REDEEMED";
  told[nlohmann::json::json_pointer(pointer)] = value;
  const auto reply = api::decode<api::VoucherReply>(told.dump());
  EXPECT_THAT(reply, IsOk());
  return match_terms(item, *reply);
}

TEST(ContractCallTerms, OfAFixedSenderAreEqualOnlyFromThatSender) {
  const std::string from = "/payments/0/input/from";
  EXPECT_EQ(match_with(from, "0x8617e340b3d01fa5f11f306f4090fd50e238070d"), TermsMatch::Equal);
  EXPECT_EQ(match_with(from, "0x27b1fdb04752bbc536007a920d24acb045561c26"), TermsMatch::Differ);
  EXPECT_EQ(match_with(from, "{payer}"), TermsMatch::Differ);
}

TEST(ContractCallTerms, DifferInEveryMember) {
  EXPECT_EQ(match_with("/payments/0/type", "sign_message"), TermsMatch::Differ);
  EXPECT_EQ(match_with("/payments/0/input/to", "0x8617E340B3D01FA5F11F306F4090FD50E238070D"),
            TermsMatch::Differ);
  EXPECT_EQ(match_with("/payments/0/input/value", "1"), TermsMatch::Differ);
  EXPECT_EQ(match_with("/payments/0/input/data", "0x"), TermsMatch::Differ);
}

TEST(ContractCallTerms, ExtrasAreComparedByWhatTheySay) {
  const auto extra = [](const char* text) {
    return nlohmann::json::array({nlohmann::json::parse(text)});
  };
  EXPECT_EQ(match_with("/extras", extra(R"({"n":1.0,"type":"call_transaction"})")),
            TermsMatch::Equal);
  EXPECT_EQ(match_with("/extras", extra(R"({"n":2,"type":"call_transaction"})")),
            TermsMatch::Differ);
  EXPECT_EQ(match_with("/extras", nlohmann::json::array()), TermsMatch::Differ);
}

}  // namespace
}  // namespace bleepay::checkout
