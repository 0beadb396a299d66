// Whole checkouts as a merchant would tell them. Each is kept as a trace in tests/golden/checkout:
// requests, replies, events and what the screen shows, with the seconds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/golden.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using support::expect_golden;
using ::testing::ElementsAre;

TEST(Story, OneItemIsApproved) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED")}, R"(,"joinedAt":"2026-06-09T12:00:03Z")"));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  expect_golden("checkout/one_item.txt", b.trace());
}

TEST(Story, FiveItemsLiveSideBySide) {
  Bench b("five-items");
  b.type("K7M4Q2");
  b.reply(token());
  b.reply(session(b));
  for (const char* id : {"vch_1", "vch_2", "vch_3", "vch_4", "vch_5"}) {
    EXPECT_EQ(b.open(), 1u) << "reserves go one after the other";
    b.reply(reserved(b, id));
  }
  // All five are RESERVED now, and the first two redeems are under way.
  EXPECT_EQ(b.open(), 2u);
  const char* items[] = {"shoes", "socks", "cap", "map", "bar"};
  for (int i = 1; i <= 5; ++i) {
    const std::string id = "vch_" + std::to_string(i);
    b.reply_to(id, 200, voucher(id, "REDEEMED", items[i - 1]));
  }
  b.advance(5s);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "RESOLVED", "socks"),
                   voucher("vch_3", "RESOLVED", "cap"), voucher("vch_4", "RESOLVED", "map"),
                   voucher("vch_5", "RESOLVED", "bar")}));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  expect_golden("checkout/five_items.txt", b.trace());
}

TEST(Story, ACustomItemIsApproved) {
  Bench b("with-custom");
  bring_to_wallet(b);
  EXPECT_TRUE(b.item("mint").is_custom);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "RESOLVED", "mint")}));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

TEST(Story, WrongCodeIsTypedAgain) {
  Bench b("one-item");
  b.type("AAAAAA");
  b.reply(400, error("invalid_credentials"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeRefused);
  EXPECT_EQ(b.view().code_attempts_left, 4);
  b.advance(20s);
  EXPECT_EQ(b.open(), 0u) << "a wrong code is never tried again by itself";
  b.type("K7M4Q2");
  EXPECT_EQ(b.view().code_message.key, MessageKey::None);
  b.reply(token());
  EXPECT_EQ(b.view().phase, Phase::OpeningSession);
  expect_golden("checkout/wrong_code.txt", b.trace());
}

TEST(Story, ExpiredVoucherIsRenewedOnRequest) {
  Bench b("one-item");
  bring_to_wallet(b);
  for (int look = 0; look < 7; ++look) {
    b.advance_until_asked();
    b.reply(listing({voucher("vch_1", "REDEEMED")}));
  }
  b.advance_until_asked();
  b.reply(voucher("vch_1", "EXPIRED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Expired);
  EXPECT_TRUE(b.item("shoes").can_renew);
  EXPECT_TRUE(b.view().can_finish);
  b.advance(30s);
  EXPECT_EQ(b.open(), 0u) << "nothing is renewed by itself";
  EXPECT_TRUE(b.wish(Renew{"shoes"}).accepted);
  b.reply(reserved(b, "vch_2"));
  b.reply(voucher("vch_2", "REDEEMED"));
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_2");
  b.wish(Poke{});
  b.reply(listing({voucher("vch_1", "EXPIRED"), voucher("vch_2", "RESOLVED")}));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  expect_golden("checkout/expired_and_renewed.txt", b.trace());
}

TEST(Story, AnotherCurrencyIsShown) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  const std::string supplied =
      R"(,"suppliedPayment":{"network":"polygon","currency":"USDC","currencyAddress":)"
      R"("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174","amount":"105.23",)"
      R"("wallet":{"address":"0xde709f2102306220921060314715629080e2fb77"}})";
  b.reply(listing({voucher("vch_1", "REDEEMED", "shoes", supplied)}));
  ASSERT_TRUE(b.item("shoes").supplied);
  EXPECT_EQ(b.item("shoes").supplied->amount, "105.23");
  EXPECT_EQ(b.item("shoes").terms.amount, "100");
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes", supplied)}));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete) << "what the payer pays with is his business";
  expect_golden("checkout/another_currency.txt", b.trace());
}

TEST(Story, OneOfTwoIsRejected) {
  Bench b;
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "DISCARDED", "socks")}));
  EXPECT_EQ(b.status("socks"), ItemStatus::Rejected);
  EXPECT_TRUE(b.item("socks").can_renew);
  EXPECT_TRUE(b.wish(Finish{}).accepted);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Partial);
  EXPECT_THAT(b.ended()->items,
              ElementsAre(::testing::Field(&ItemOutcome::status, ItemStatus::Approved),
                          ::testing::Field(&ItemOutcome::status, ItemStatus::Rejected)));
  expect_golden("checkout/one_of_two_rejected.txt", b.trace());
}

TEST(Story, EverythingRejectedIsACancelledOrder) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "DISCARDED")}));
  b.wish(Finish{});
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(Story, NobodyRenewsAndTheShopIsTold) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "EXPIRED")}));
  b.advance(299s);
  EXPECT_FALSE(b.ended());
  b.advance(2s);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Expired);
}

TEST(Story, FewerAtATimeTakeTurns) {
  Bench b("two-items", {.in_flight = 1});
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  EXPECT_EQ(b.status("socks"), ItemStatus::Waiting);
  b.advance(6s);
  b.sent();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_1/reserve-voucher"));
}

}  // namespace
}  // namespace bleepay::checkout
