#include "checkout/order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/codec.h"
#include "checkout/terms.h"
#include "support/fixture.h"
#include "support/matchers.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const bool kMalformed = support::test_each_object(
    "OrderRefused", "orders/malformed.json", [](const nlohmann::json& row) {
      const auto order = parse_order(order_text(row));
      ASSERT_FALSE(order.ok());
      EXPECT_EQ(to_string(order.fault().kind), row.at("fault").get<std::string>());
      EXPECT_EQ(order.fault().path, row.at("path").get<std::string>());
      EXPECT_THAT(order.fault().rule, HasSubstr(row.at("rule").get<std::string>()));
      EXPECT_NE(order.fault().rule, "");
    });

const bool kAccepted = support::test_each_object(
    "OrderAccepted", "orders/accepted.json", [](const nlohmann::json& row) {
      const auto order = parse_order(order_text(row));
      ASSERT_TRUE(order.ok()) << describe(order.fault());
      // What was accepted can be sent: Bleepay's own limits hold for every redeem body.
      for (const Item& item : order->items) {
        const auto fault = api::validate(redeem_request(item));
        EXPECT_FALSE(fault.has_value()) << (fault ? describe(*fault) : "");
      }
    });

TEST(Order, MembersArriveAsWritten) {
  const Order order = fixture_order("two-items");
  EXPECT_EQ(order.order_id, "A-1042");
  EXPECT_EQ(order.merchant_name, "Kiosk Nine");
  ASSERT_EQ(order.items.size(), 2u);
  EXPECT_EQ(order.items[1].id, "socks");
  EXPECT_EQ(order.items[1].label, "Wool socks");
  ASSERT_TRUE(order.items[1].transfer);
  EXPECT_EQ(order.items[1].transfer->amount.text(), "50");
  EXPECT_EQ(order.items[1].transfer->decimals, 6);
}

TEST(Order, RedeemBodyKeepsTheAmountByteForByte) {
  const auto order =
      parse_order(order_text({{"name", ""}, {"set", {{"/items/0/amount", "100.00"}}}}));
  ASSERT_TRUE(order.ok());
  EXPECT_EQ(api::encode(redeem_request(order->items[0])),
            R"({"expectedPayment":{"network":"polygon","currency":"EURC",)"
            R"("currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100.00",)"
            R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}})");
}

TEST(Order, ItemLimitIsConfigurable) {
  const std::string five = support::fixture_text("orders/five-items.json");
  EXPECT_THAT(parse_order(five, {.items_max = 4}), support::IsFault(FaultKind::TooLarge, "items"));
  EXPECT_TRUE(parse_order(five, {.items_max = 5}).ok());
}

TEST(Order, IsWrittenAsItWasRead) {
  for (const char* name : {"one-item", "two-items", "five-items", "with-custom"}) {
    const std::string text = write_order(fixture_order(name));
    const auto again = parse_order(text);
    ASSERT_TRUE(again.ok()) << describe(again.fault());
    EXPECT_EQ(write_order(*again), text);
    EXPECT_EQ(terms_digest(*again), terms_digest(fixture_order(name)));
    EXPECT_THAT(text, HasSubstr(R"("decimals":6)")) << name;
  }
  const auto untold =
      parse_order(order_text({{"order", "one-item"}, {"remove", {"/items/0/decimals"}}}));
  ASSERT_TRUE(untold.ok());
  EXPECT_THAT(write_order(*untold), ::testing::Not(HasSubstr("decimals"))) << "untold stays untold";
}

TEST(Order, DigestTellsOrdersApart) {
  const Order order = fixture_order("two-items");
  const std::string digest = terms_digest(order);
  EXPECT_EQ(digest.size(), 16u);
  EXPECT_EQ(digest, terms_digest(fixture_order("two-items")));
  EXPECT_NE(digest, terms_digest(fixture_order("one-item")));
  for (const char* pointer : {"/items/0/amount", "/items/1/id", "/orderId"}) {
    const auto other = parse_order(order_text({{"name", ""}, {"set", {{pointer, "7"}}}}));
    ASSERT_TRUE(other.ok());
    EXPECT_NE(digest, terms_digest(*other)) << pointer;
  }
}

TEST(Order, TotalsAddUpPerCurrencyAndNetwork) {
  const auto totals = totals_of(fixture_order("five-items"));
  EXPECT_THAT(totals,
              ElementsAre(Total{"EURC", "polygon", "122.00"}, Total{"USDC", "polygon", "57.25"}));
}

TEST(Order, TotalsKeepContractsOfOneSymbolApart) {
  const auto order = parse_order(
      order_text({{"name", ""},
                  {"set",
                   {{"/items/1/currency", "EURC"},
                    {"/items/1/currencyAddress", "0xde709f2102306220921060314715629080e2fb77"}}}}));
  ASSERT_TRUE(order.ok());
  EXPECT_THAT(totals_of(*order),
              ElementsAre(Total{"EURC", "polygon", "100"}, Total{"EURC", "polygon", "50"}));
}

}  // namespace
}  // namespace bleepay::checkout
