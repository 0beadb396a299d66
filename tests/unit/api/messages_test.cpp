// Messages are compared member by member: terms that differ anywhere are other terms.
#include "api/messages.h"

#include <gtest/gtest.h>

#include "api/codec.h"
#include "support/matchers.h"
#include "support/sameness.h"

namespace bleepay::api {
namespace {

using support::expect_all_compared;

CustomTerms terms() {
  return {{{"ethereum", "evm", "1"}},
          {{"pay_1", "send_transaction", {"{payer}", "0x27b1", "0", "0xa694"}}},
          {{R"({"type":"call"})"}}};
}

TEST(Messages, TransfersDifferInAnyMember) {
  expect_all_compared<Payment>(
      {"polygon", "EURC", "0x73b3", "100", {"0x5201"}},
      {[](Payment& p) { p.network = "ethereum"; }, [](Payment& p) { p.currency = "USDC"; },
       [](Payment& p) { p.currency_address = "0x73b4"; }, [](Payment& p) { p.amount = "100.00"; },
       [](Payment& p) { p.wallet.address = "0x5202"; }});
}

TEST(Messages, ContractCallsDifferInAnyMember) {
  expect_all_compared<CustomTerms>(terms(),
                                   {[](CustomTerms& t) { t.networks[0].network = "polygon"; },
                                    [](CustomTerms& t) { t.networks[0].type = "solana"; },
                                    [](CustomTerms& t) { t.networks[0].chain_id = "137"; },
                                    [](CustomTerms& t) { t.networks.push_back(t.networks[0]); },
                                    [](CustomTerms& t) { t.payments[0].id.reset(); },
                                    [](CustomTerms& t) { t.payments[0].type = "sign_message"; },
                                    [](CustomTerms& t) { t.payments[0].input.from = "0x5201"; },
                                    [](CustomTerms& t) { t.payments[0].input.to = "0x5201"; },
                                    [](CustomTerms& t) { t.payments[0].input.value = "1"; },
                                    [](CustomTerms& t) { t.payments[0].input.data = "0xa695"; },
                                    [](CustomTerms& t) { t.payments.clear(); },
                                    [](CustomTerms& t) { t.extras[0].text = R"({"type":"sign"})"; },
                                    [](CustomTerms& t) { t.extras.clear(); }});
}

// --- what a request may say ----------------------------------------------------------------------

RedeemRequest contract_call() {
  RedeemRequest request;
  request.custom = terms();
  request.custom->payments[0].input.to = "0x27b1fdb04752bbc536007a920d24acb045561c26";
  return request;
}

TEST(Messages, ContractCallsGoToTheChainsThatAreKnown) {
  for (const char* type : {"evm", "solana"}) {
    RedeemRequest request = contract_call();
    request.custom->networks[0].type = type;
    EXPECT_EQ(validate(request), std::nullopt) << type;
  }
  RedeemRequest request = contract_call();
  request.custom->networks[0].type = "bitcoin";
  const auto fault = validate(request);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->path, "networks[0].type");
}

TEST(Messages, CodesHaveLettersAndDigitsOnly) {
  EXPECT_EQ(validate(ReserveByCodeRequest{ContextCode("aZ09Az")}), std::nullopt);
  for (const char* code : {"K7M4/2", "K7M4:2", "K7M4@2", "K7M4[2", "K7M4`2", "K7M4{2"}) {
    const auto fault = validate(ReserveByCodeRequest{ContextCode(code)});
    ASSERT_TRUE(fault) << code;
    EXPECT_EQ(fault->kind, FaultKind::Malformed);
    EXPECT_EQ(fault->path, "code");
  }
}

TEST(Messages, SymbolsOfAConversionHaveCapitalsAndDigitsOnly) {
  ConvertRequest request{"polygon", "polygon", "EURC", "USDC", "0x73b3", "0x2791", "100"};
  EXPECT_EQ(validate(request), std::nullopt);
  for (const char* symbol : {"EURc", "eURC", "EU-C", "EUR{"}) {
    request.target_currency = symbol;
    const auto fault = validate(request);
    ASSERT_TRUE(fault) << symbol;
    EXPECT_EQ(fault->kind, FaultKind::Malformed);
    EXPECT_EQ(fault->path, "targetCurrency");
  }
}

TEST(Messages, TextsAreWellFormedUnicode) {
  const auto fault = validate(ReserveByCodeRequest{ContextCode("K7M4Q\xFF")});
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, FaultKind::Malformed);
  EXPECT_EQ(fault->rule, "must be well-formed UTF-8");
}

TEST(Messages, WhatIsPassedOnUnreadIsJson) {
  RedeemRequest request = contract_call();
  request.payee_info = JsonText{R"({"till":9})"};
  EXPECT_EQ(validate(request), std::nullopt);
  request.payee_info = JsonText{R"({"till":9)"};
  const auto fault = validate(request);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, FaultKind::Malformed);
  EXPECT_EQ(fault->path, "payeeInfo");
}

TEST(Messages, SignInBringsWhatItsTypeNeeds) {
  for (const char* type : {"mobile-device", "email-password", "resource"}) {
    SignInRequest request;
    request.type = type;
    const auto fault = validate(request);
    ASSERT_TRUE(fault) << type;
    EXPECT_EQ(fault->kind, FaultKind::Missing);
    EXPECT_EQ(fault->path, "data") << type;
  }
}

}  // namespace
}  // namespace bleepay::api
