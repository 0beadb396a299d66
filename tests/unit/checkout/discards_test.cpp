// Taking a voucher back: how often it is tried, whose word counts, and what becomes of its item.
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

/// One item whose voucher was reserved and never redeemed, and a payer who cancels.
void cancel_when_reserved(Bench& b) {
  bring_to_session(b);
  b.wish(Cancel{});
  b.sent();
  b.reply(reserved(b, "vch_1"));
  EXPECT_THAT(b.sent(), ElementsAre(kDiscard));
}

/// One item that waits for the wallet, and a payer who cancels.
void cancel_when_waiting(Bench& b) {
  bring_to_wallet(b);
  b.wish(Cancel{});
  EXPECT_THAT(b.sent(), ElementsAre(kDiscard));
}

/// A voucher with too little life left, which is taken back to be replaced.
void let_go_of_a_short_one(Bench& b, const std::string& id = "vch_1") {
  b.reply(reserved(b, id, 10));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Discarding);
}

// --- trying again --------------------------------------------------------------------------------

TEST(Discard, ThatIsLimitedIsSentAgainWhenItMay) {
  Bench b("one-item");
  cancel_when_waiting(b);
  b.reply(429, error("rate_limit"), 20);
  b.advance(19s);
  EXPECT_THAT(b.sent(), Not(Contains(kDiscard)));
  b.advance(2s);
  EXPECT_THAT(b.sent(), Contains(kDiscard));
}

TEST(Discard, ThatWasLostIsReadBeforeItIsSentAgain) {
  Bench b("one-item");
  cancel_when_waiting(b);
  b.fail(Delivery::TimedOut);
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(voucher("vch_1", "REDEEMED"));
  b.advance(6s);
  EXPECT_THAT(b.sent(), ElementsAre(kDiscard));
}

TEST(Discard, IsTriedFiveTimesThenTheExpiryDoesIt) {
  Bench b("one-item", {.enforce_published_limits = false});
  cancel_when_waiting(b);
  int discards = 1;
  const MonoTime over = b.now() + 121s;
  while (b.status("shoes") == ItemStatus::Discarding && b.now() < over + 30s) {
    const bool is_read = b.open() > 0 && b.targets().back() == "vouchers/vch_1";
    if (is_read) b.reply(voucher("vch_1", b.now() < over ? "REDEEMED" : "EXPIRED"));
    if (!is_read && b.open() > 0) b.reply(500, "");
    b.advance(1s);
    for (const std::string& asked : b.sent()) discards += asked == kDiscard ? 1 : 0;
  }
  EXPECT_EQ(discards, 5);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Expired);
}

// --- whose word counts ---------------------------------------------------------------------------

TEST(Discard, ReplyThatSaysStillReservedIsReadAgain) {
  Bench b("one-item");
  cancel_when_reserved(b);
  b.reply(voucher("vch_1", "RESERVED"));
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
}

TEST(Discard, ReplyAboutAnotherVoucherIsNoConfirmation) {
  Bench b("one-item");
  cancel_when_reserved(b);
  b.reply(voucher("vch_7", "DISCARDED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Discarding);
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
}

TEST(Discard, VoucherThatIsGoneWhenItIsReadStaysDiscarded) {
  Bench b("one-item");
  cancel_when_waiting(b);
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(Discard, ExpiryThatCameFirstIsSaidAsSuch) {
  Bench b("one-item");
  cancel_when_waiting(b);
  b.reply(400, error("voucher_expired"));
  b.reply(voucher("vch_1", "EXPIRED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Expired);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled) << "the payer wanted it";
}

// --- never redeemed: nobody can have paid it -----------------------------------------------------

TEST(Discard, OfAVoucherThatIsNotThereIsDoneWhereItWasNeverRedeemed) {
  Bench b("one-item");
  cancel_when_reserved(b);
  b.reply(404, error("not_found"));
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  EXPECT_THAT(b.sent(), ElementsAre(kClose));
}

TEST(Discard, OfARedeemedVoucherThatIsNotThereLeavesTheOutcomeOpen) {
  Bench b("one-item");
  cancel_when_waiting(b);
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  ASSERT_TRUE(b.ended()) << "nobody waits for what cannot be seen";
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
}

TEST(Discard, ReservedVoucherThatNobodyTakesBackDiesByItself) {
  Bench b("one-item");
  cancel_when_reserved(b);
  for (int i = 0; i < 50 && !b.ended(); ++i) {
    if (b.open() > 0 && b.targets().back() == "vouchers/sessions/ses_1/session-close") {
      b.reply(kClosed);
    } else if (b.open() > 0) {
      b.fail(Delivery::Unreachable);
    }
    b.advance(3s);
  }
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

TEST(Discard, NothingIsSaidToBePaidWhereTheCodeRanOutBeforeARedeem) {
  Bench b("one-item");
  cancel_when_reserved(b);
  b.reply(401, error("unauthorized"));
  b.reply(400, error("invalid_credentials"));
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Cancelled);
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
}

// --- replacing a voucher of too little life ------------------------------------------------------

TEST(Replacement, VoucherThatIsGoneAlreadyIsReplacedAllTheSame) {
  Bench b("one-item");
  bring_to_session(b);
  let_go_of_a_short_one(b);
  b.fail(Delivery::TimedOut);
  b.sent();
  b.reply(404, error("not_found"));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
}

TEST(Replacement, VoucherThatNobodyTakesBackIsReplacedWhenItsTimeIsOver) {
  Bench b("one-item");
  bring_to_session(b);
  let_go_of_a_short_one(b);
  b.sent();
  for (int i = 0; i < 4; ++i) {
    if (b.open() > 0) b.fail(Delivery::Unreachable);
    b.advance(3s);
  }
  EXPECT_THAT(b.sent(), Not(Contains(kReserve)));
  b.advance(4s);
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Replacement, IsTriedTwiceThenThePayerIsAsked) {
  Bench b("one-item");
  bring_to_session(b);
  for (const char* id : {"vch_1", "vch_2"}) {
    let_go_of_a_short_one(b, id);
    b.reply(voucher(id, "DISCARDED"));
  }
  b.sent();
  b.reply(reserved(b, "vch_3", 10));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::NotEnoughTime);
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_3/discard-voucher"));
  EXPECT_FALSE(b.item("shoes").can_renew) << "not beside a voucher that may be alive";
  b.reply(voucher("vch_3", "DISCARDED"));
  EXPECT_TRUE(b.item("shoes").can_renew);
  EXPECT_TRUE(b.wish(Renew{"shoes"}).accepted);
}

}  // namespace
}  // namespace bleepay::checkout
