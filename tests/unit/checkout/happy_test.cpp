#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(HappyPath, TwoItemsAreReservedSideBySideAndApproved) {
  Bench b;
  EXPECT_TRUE(b.type("k7m-4q2").accepted);
  EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in"));
  EXPECT_THAT(b.body_of("sign-in"), HasSubstr("voucher::context::code::K7M4Q2"));
  b.reply(token());
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
  b.reply(session(b));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_1/reserve-voucher"));
  b.reply(reserved(b, "vch_1"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_1/reserve-voucher"));
  b.reply(reserved(b, "vch_2"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/redeem-voucher",
                                    "POST vouchers/vch_2/redeem-voucher"));
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  b.reply(voucher("vch_2", "REDEEMED", "socks"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.status("socks"), ItemStatus::AwaitingWallet);
  b.advance(6s);
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/sessions/ses_1"));
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "RESOLVED", "socks")}));
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/sessions/ses_1",
                                    "POST vouchers/sessions/ses_1/session-close"));
  b.reply(R"({"id":"ses_1","status":"CLOSED"})");
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  EXPECT_EQ(b.view().phase, Phase::Done);
  EXPECT_FALSE(b.record());
}

}  // namespace
}  // namespace bleepay::checkout
