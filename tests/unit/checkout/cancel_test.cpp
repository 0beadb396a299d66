// Cancelling: what can be taken back is taken back, and a read has the last word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/golden.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Cancel, BeforeTheCodeNothingIsAsked) {
  Bench b;
  EXPECT_TRUE(b.wish(Cancel{}).accepted);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
  EXPECT_THAT(b.sent(), IsEmpty());
}

TEST(Cancel, WhileSigningInItIsOverAtOnce) {
  Bench b;
  b.type("K7M4Q2");
  b.wish(Cancel{});
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
  b.reply(token());  // nobody listens any more
  EXPECT_EQ(b.view().phase, Phase::Done);
}

TEST(Cancel, SessionUnderWayIsClosedWhenItIsKnown) {
  Bench b;
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
  b.wish(Cancel{});
  EXPECT_FALSE(b.ended());
  b.reply(session(b));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_1/session-close"));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(Cancel, VouchersAreDiscardedThenReadThenTheSessionClosed) {
  Bench b;
  bring_to_wallet(b);
  b.wish(Cancel{});
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher",
                                    "POST vouchers/vch_2/discard-voucher"));
  b.reply(voucher("vch_1", "DISCARDED", "shoes"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Discarding) << "not before a read says so";
  b.reply_to("vch_2", 200, voucher("vch_2", "DISCARDED", "socks"));
  while (b.open() > 0 && !b.ended()) {
    const std::string asked = b.sent().back();
    if (asked == "GET vouchers/vch_1") b.reply(voucher("vch_1", "DISCARDED", "shoes"));
    if (asked == "GET vouchers/vch_2") b.reply(voucher("vch_2", "DISCARDED", "socks"));
    if (asked == "POST vouchers/sessions/ses_1/session-close") b.reply(kClosed);
  }
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
  support::expect_golden("checkout/cancelled.txt", b.trace());
}

TEST(Cancel, PaymentThatWonTheRaceIsShownAsPaid) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.wish(Cancel{});
  b.reply(400, error("already_resolved"));
  b.reply(voucher("vch_1", "RESOLVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  support::expect_golden("checkout/cancel_lost_the_race.txt", b.trace());
}

TEST(Cancel, OneOfTwoPaidIsPartial) {
  Bench b;
  bring_to_wallet(b);
  b.wish(Cancel{});
  b.reply_to("vch_1", 400, error("already_resolved"));
  b.reply_to("vch_2/discard", 200, voucher("vch_2", "DISCARDED", "socks"));
  while (b.open() > 0 && !b.ended()) {
    const std::string asked = b.sent().back();
    if (asked == "GET vouchers/vch_1") b.reply(voucher("vch_1", "RESOLVED", "shoes"));
    if (asked == "GET vouchers/vch_2") b.reply(voucher("vch_2", "DISCARDED", "socks"));
    if (asked == "POST vouchers/sessions/ses_1/session-close") b.reply(kClosed);
  }
  EXPECT_EQ(b.ended()->outcome, Outcome::Partial);
}

TEST(Cancel, ReserveUnderWayIsWaitedForAndGivenBack) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.wish(Cancel{});
  EXPECT_THAT(b.sent(), IsEmpty());
  b.reply(reserved(b, "vch_1"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_1/session-close"))
      << "never redeemed: the reply is enough";
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(Cancel, LostReserveIsLookedForAndGivenBack) {
  Bench b("one-item");
  bring_to_session(b);
  b.wish(Cancel{});
  b.sent();
  b.fail(Delivery::TimedOut);
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/sessions/ses_1"));
  b.reply(listing({reserved(b, "vch_1")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

TEST(Cancel, RedeemUnderWayIsReadBeforeAnythingIsSaid) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.wish(Cancel{});
  b.sent();
  b.fail(Delivery::TimedOut);
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1"));
  b.reply(voucher("vch_1", "REDEEMED"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

TEST(Cancel, WithoutAnybodyToAskTheOutcomeIsUnknown) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.wish(Cancel{});
  for (int i = 0; i < 60 && !b.ended(); ++i) {
    if (b.open() > 0) b.fail(Delivery::Unreachable);
    b.advance(3s);
  }
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_TRUE(b.record()) << "the next visit looks again";
}

TEST(Cancel, ItemsThatWereOverStayWhatTheyWere) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "EXPIRED", "socks")}));
  b.wish(Cancel{});
  b.reply(kClosed);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_EQ(b.status("socks"), ItemStatus::Expired);
  EXPECT_EQ(b.ended()->outcome, Outcome::Partial);
}

TEST(Cancel, IsRefusedWhenItIsTooLate) {
  Bench b("one-item");
  bring_to_wallet(b);
  EXPECT_TRUE(b.view().can_cancel);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  EXPECT_FALSE(b.view().can_cancel);
  EXPECT_FALSE(b.wish(Cancel{}).accepted);
  b.reply(kClosed);
  EXPECT_FALSE(b.wish(Cancel{}).accepted);
  EXPECT_FALSE(b.type("K7M4Q2").accepted);
  EXPECT_FALSE(b.wish(Finish{}).accepted);
  EXPECT_FALSE(b.wish(Poke{}).accepted);
}

TEST(Cancel, NothingIsLeftHalfWayWhenNobodyCanBeAsked) {
  // The code has run out: what was redeemed may still be paid, the rest is not.
  Bench b;
  bring_to_wallet(b);
  b.wish(Cancel{});
  b.reply(401, error("unauthorized"));
  b.reply(401, error("unauthorized"));
  b.reply(400, error("invalid_credentials"));
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_EQ(b.status("socks"), ItemStatus::Unknown);
}

}  // namespace
}  // namespace bleepay::checkout
