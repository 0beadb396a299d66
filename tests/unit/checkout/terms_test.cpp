#include "checkout/terms.h"

#include <gtest/gtest.h>

#include "api/codec.h"

namespace bleepay::checkout {
namespace {

constexpr const char* kOrder = R"({"v":1,"orderId":"A-1","merchant":{"name":"Kiosk Nine"},"items":[
  {"id":"shoes","label":"Trail shoes","network":"polygon","currency":"EURC",
   "currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100",
   "wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}]})";

/// A reply that repeats the item's terms, except for what a row changes.
std::string reply_with(const std::string& network, const std::string& amount,
                       const std::string& wallet, const std::string& more) {
  return R"({"id":"vch_1","status":"REDEEMED",)" + more + R"("expectedPayment":{"network":")" +
         network +
         R"(","currency":"EURC","currencyAddress":"0x73B3DB5A96A4B9D9BCFC22B8F1B3D85A5E5B5E5B",)" +
         R"("amount":")" + amount + R"(","wallet":{"address":")" + wallet + R"("}}})";
}

struct Row {
  const char* name;
  std::string reply;
  TermsMatch match;
};

class TransferTerms : public testing::TestWithParam<Row> {};

TEST_P(TransferTerms, AreComparedByMeaning) {
  const auto order = parse_order(kOrder);
  ASSERT_TRUE(order.ok()) << describe(order.fault());
  const auto reply = api::decode<api::VoucherReply>(GetParam().reply);
  ASSERT_TRUE(reply.ok()) << describe(reply.fault());
  EXPECT_EQ(match_terms(order->items.front(), *reply), GetParam().match);
}

const std::string kWallet = "0x52908400098527886E0F7030069857D2E4169EE7";
const std::string kOtherWallet = "0x52908400098527886E0F7030069857D2E4169EE8";
const std::string kNetworks = R"("networks":[{"network":"ethereum","type":"evm","chainId":"1"}],)";

INSTANTIATE_TEST_SUITE_P(
    Rows, TransferTerms,
    testing::Values(
        Row{"Repeated", reply_with("polygon", "100", kWallet, ""), TermsMatch::Equal},
        Row{"SameAmountInOtherWords", reply_with("polygon", "100.00", kWallet, ""),
            TermsMatch::Equal},
        Row{"OtherAmount", reply_with("polygon", "100.01", kWallet, ""), TermsMatch::Differ},
        Row{"AmountWithExponent", reply_with("polygon", "1e2", kWallet, ""), TermsMatch::Differ},
        Row{"OtherNetwork", reply_with("ethereum", "100", kWallet, ""), TermsMatch::Differ},
        Row{"OtherWallet", reply_with("polygon", "100", kOtherWallet, ""), TermsMatch::Differ},
        Row{"ACallToAContractInstead", reply_with("polygon", "100", kWallet, kNetworks),
            TermsMatch::Differ},
        Row{"CustomByType", reply_with("polygon", "100", kWallet, R"("type":"CUSTOM",)"),
            TermsMatch::Differ},
        Row{"EmptyListsBesideATransfer",
            reply_with("polygon", "100", kWallet, R"("networks":[],"payments":[],)"),
            TermsMatch::Equal},
        Row{"PaymentIdsBesideATransfer",
            reply_with("polygon", "100", kWallet,
                       R"("type":"SIMPLE","payments":[{"id":"pay_a1"}],)"),
            TermsMatch::Equal},
        Row{"NothingTold", R"({"id":"vch_1","status":"REDEEMED"})", TermsMatch::NotTold}),
    [](const testing::TestParamInfo<Row>& row) { return row.param.name; });

}  // namespace
}  // namespace bleepay::checkout
