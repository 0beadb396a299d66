// How a checkout ends where somebody does not come back, or nobody can say how a voucher ended.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// The code runs out at the next request, and signing in with it is refused.
void let_the_code_run_out(Bench& b) {
  b.reply(401, error("unauthorized"));
  b.reply_to("sign-in", 400, error("invalid_credentials"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
}

/// Nobody answers anything for this long.
void be_cut_off(Bench& b, DurationMs span) {
  const MonoTime end = b.now() + span;
  while (b.now() < end && !b.ended()) {
    if (b.open() > 0) b.fail(Delivery::Unreachable);
    b.advance(3s);
  }
}

// --- the code ran out, and nobody types another one ----------------------------------------------

TEST(NobodyComesBack, WhatWaitedForTheWalletIsUnknown) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  let_the_code_run_out(b);
  b.sent();
  b.advance(7min);
  EXPECT_FALSE(b.ended()) << "five minutes from the end of the voucher";
  b.advance(1min);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_TRUE(b.record()) << "the next visit looks again";
  EXPECT_THAT(b.sent(), IsEmpty());
}

TEST(NobodyComesBack, WhatWasOnlyReservedFailsForTheCode) {
  Bench b("one-item");
  bring_to_session(b);
  b.fail(Delivery::TimedOut);
  let_the_code_run_out(b);  // at the read that looks for the reserve
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
  b.advance(10min);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::CodeRefused);
  EXPECT_EQ(b.ended()->outcome, Outcome::Failed);
}

TEST(NobodyComesBack, BeforeAnythingWasBegunTheFormStays) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(400, error("invalid_credentials"));
  b.advance(1h);
  EXPECT_FALSE(b.ended());
  EXPECT_TRUE(b.view().can_submit_code);
}

TEST(NobodyComesBack, WhoeverTypesInTimeGoesOnWhereItStopped) {
  // The page never forgot the voucher: it waits for the wallet as it did before.
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  let_the_code_run_out(b);
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
  b.reply(listing({voucher("vch_1", "REDEEMED")}));
  EXPECT_EQ(b.view().phase, Phase::Paying);
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_THAT(b.sent(), Not(Contains(kReserve)));
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
}

// --- nobody can say ------------------------------------------------------------------------------

TEST(NobodyCanSay, TenMinutesLaterTheShopIsTold) {
  Bench b("one-item");
  bring_to_wallet(b);
  be_cut_off(b, 150s);
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  be_cut_off(b, 560s);
  EXPECT_FALSE(b.ended()) << "reading goes on";
  be_cut_off(b, 60s);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_TRUE(b.record());
}

TEST(NobodyCanSay, WhetherARefusedVoucherWasTakenBackTheShopIsToldToo) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("validation_failed"));
  b.reply(voucher("vch_1", "RESERVED"));
  ASSERT_EQ(b.status("shoes"), ItemStatus::Failed);
  be_cut_off(b, 580s);
  EXPECT_FALSE(b.ended());
  be_cut_off(b, 60s);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown) << "a redeem left, and nobody could look";
}

TEST(NobodyCanSay, UntilTheLastReadOfACancelledVoucherConfirmsItsDiscard) {
  Bench b("one-item");
  const MonoTime begun = b.now();
  bring_to_wallet(b);
  be_cut_off(b, 90s);
  b.wish(Cancel{});
  const MonoTime lost_at = begun + 130s;  // its life, the grace, and a last read
  while (b.status("shoes") == ItemStatus::Discarding) {
    const bool is_last = b.targets().back() == "vouchers/vch_1" && b.now() > lost_at - 6s;
    if (b.open() > 0 && !is_last) b.fail(Delivery::Unreachable);
    b.advance(1s);
  }
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  ASSERT_FALSE(b.ended()) << "a read is under way";
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  b.reply(kClosed);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(NobodyCanSay, WhetherALostReserveHappenedACancelWaitsForNoLongerThanAVoucherLives) {
  Bench b("one-item");
  bring_to_session(b);
  b.wish(Cancel{});
  b.fail(Delivery::TimedOut);
  be_cut_off(b, 115s);
  EXPECT_FALSE(b.ended());
  be_cut_off(b, 20s);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled) << "unredeemed: nobody can have paid it";
}

// --- wishes that come too late -------------------------------------------------------------------

TEST(Wish, CancelIsTakenOnce) {
  Bench b("one-item");
  bring_to_wallet(b);
  EXPECT_TRUE(b.wish(Cancel{}).accepted);
  b.sent();
  EXPECT_FALSE(b.wish(Cancel{}).accepted);
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_EQ(b.view().phase, Phase::Cancelling);
}

TEST(Wish, FinishIsTakenOnceAndEndsRenewing) {
  Bench b("one-item", {.enforce_published_limits = false});
  bring_to_wallet(b);
  be_cut_off(b, 150s);
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  if (b.open() == 0) b.advance_until_asked();
  EXPECT_TRUE(b.wish(Finish{}).accepted);
  EXPECT_FALSE(b.wish(Finish{}).accepted);
  b.reply(voucher("vch_1", "EXPIRED"));
  EXPECT_FALSE(b.wish(Renew{"shoes"}).accepted);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Expired);
}

// --- cancelled after the time of a voucher is over -----------------------------------------------

TEST(CancelledLate, WhatIsTakenBackIsReadOnceMore) {
  Bench b("one-item");
  bring_to_wallet(b);
  be_cut_off(b, 150s);
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  ASSERT_EQ(b.open(), 1u) << "a read";
  b.wish(Cancel{});
  b.reply_to_read("vouchers/vch_1", 500, "");
  b.reply_to("discard-voucher", 200, voucher("vch_1", "DISCARDED"));
  ASSERT_FALSE(b.ended()) << "one read tells";
  b.advance_until_asked();
  b.reply_to_read("vouchers/vch_1", 200, voucher("vch_1", "DISCARDED"));
  b.reply_to("close", 200, R"({"id":"ses_1","status":"CLOSED"})");
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(CancelledLate, ThePayerIsNotKeptWaitingWhereNobodyAnswers) {
  Bench b("one-item");
  bring_to_wallet(b);
  be_cut_off(b, 150s);
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  b.wish(Cancel{});
  be_cut_off(b, 6s);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_TRUE(b.record()) << "the next visit looks again";
}

}  // namespace
}  // namespace bleepay::checkout
