// When the machine looks, how often, and what the screen says about it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

std::string waiting() { return listing({voucher("vch_1", "REDEEMED")}); }

/// Answers every look for a while; returns how many there were.
int looks_within(Bench& b, DurationMs span) {
  const MonoTime end = b.now() + span;
  int count = 0;
  while (b.now() < end) {
    b.advance(100ms);
    if (b.open() == 0) continue;
    b.reply(waiting());
    ++count;
  }
  return count;
}

TEST(Looks, PublishedBudgetKeepsThreeReadsBack) {
  Bench b("one-item");
  bring_to_wallet(b);
  EXPECT_EQ(looks_within(b, 119s), 7);
  EXPECT_THAT(b.sent(), Each(kList));
}

TEST(Looks, RelaxedLimitsLookFast) {
  Bench b("one-item", {.planner = PlannerKind::Fast, .enforce_published_limits = false});
  bring_to_wallet(b);
  EXPECT_NEAR(looks_within(b, 20s), 10, 2);
  EXPECT_NEAR(looks_within(b, 40s), 13, 3);
}

TEST(Looks, APersonMaySpendReadsThatAreKeptBack) {
  Bench b("one-item");
  bring_to_wallet(b);
  looks_within(b, 110s);
  b.sent();
  EXPECT_TRUE(b.view().can_poke);
  EXPECT_TRUE(b.wish(Poke{}).accepted);
  b.reply(waiting());
  EXPECT_TRUE(b.wish(Poke{}).accepted);
  b.reply(waiting());
  EXPECT_THAT(b.sent(), SizeIs(2));
  EXPECT_FALSE(b.view().can_poke);
  const Verdict verdict = b.wish(Poke{});
  EXPECT_FALSE(verdict.accepted) << "the last one is for the expiry";
  EXPECT_EQ(verdict.reason.key, MessageKey::RateLimited);
}

TEST(Looks, AskedForWhileOneIsUnderWayThatOneIsTheAnswer) {
  Bench b("one-item");
  bring_to_wallet(b);
  looks_within(b, 10s);
  b.sent();
  EXPECT_TRUE(b.wish(Poke{}).accepted);
  EXPECT_TRUE(b.view().can_poke) << "a control that comes and goes with every look is in the way";
  EXPECT_TRUE(b.wish(Poke{}).accepted);
  b.reply(waiting());
  EXPECT_THAT(b.sent(), ElementsAre(kList)) << "one look at a time, and none for the second wish";
}

TEST(Looks, PokeIsRefusedWhereNothingIsWaitedFor) {
  Bench b("one-item");
  EXPECT_FALSE(b.view().can_poke);
  EXPECT_FALSE(b.wish(Poke{}).accepted);
}

TEST(Looks, HiddenPageLooksLessOftenAndCatchesUpWhenItIsSeen) {
  Bench b("one-item", {.planner = PlannerKind::Fast, .enforce_published_limits = false});
  bring_to_wallet(b);
  b.wish(Visibility{false});
  EXPECT_LE(looks_within(b, 60s), 5);
  b.sent();
  b.advance(5s);
  b.sent();
  if (b.open() > 0) b.reply(waiting());
  b.wish(Visibility{true});
  EXPECT_THAT(b.sent(), ElementsAre(kList));
}

TEST(Looks, SleepIsFollowedByALook) {
  Bench b("one-item");
  bring_to_wallet(b);
  looks_within(b, 30s);
  b.sent();
  b.step_wall(1h);
  EXPECT_THAT(b.sent(), ElementsAre(kList));
}

TEST(Looks, WallClockDecidesNothing) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.step_wall(24h);
  b.reply(waiting());
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.item("shoes").seconds_left, 120);
  b.step_wall(-48h);
  EXPECT_EQ(b.item("shoes").seconds_left, 120);
  b.advance(100s);
  EXPECT_EQ(b.item("shoes").seconds_left, 20);
}

TEST(Looks, OneListServesAllVouchers) {
  Bench b("five-items");
  bring_to_wallet(b);
  b.advance_until_asked();
  EXPECT_THAT(b.sent(), ElementsAre(kList));
}

TEST(Looks, BareListsAreFollowedByReadsWithinTheBudget) {
  Bench b("two-items");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({"\"vch_1\"", "\"vch_2\""}));
  b.sent();
  int reads = 0;
  const MonoTime end = b.now() + 110s;
  while (b.now() < end) {
    b.advance(100ms);
    if (b.open() == 0) continue;
    const std::string asked = b.sent().back();
    ASSERT_THAT(asked, StartsWith("GET vouchers/vch_"));
    const bool is_first = asked == "GET vouchers/vch_1";
    b.reply(voucher(is_first ? "vch_1" : "vch_2", "REDEEMED", is_first ? "shoes" : "socks"));
    ++reads;
  }
  EXPECT_GE(reads, 6);
  EXPECT_LE(reads, 7);
}

TEST(Looks, NextLookIsAnnouncedWhenItIsFar) {
  Bench b("one-item");
  bring_to_wallet(b);
  EXPECT_FALSE(b.view().next_look_seconds) << "in about four seconds";
  looks_within(b, 30s);
  ASSERT_TRUE(b.view().next_look_seconds);
  EXPECT_GT(*b.view().next_look_seconds, 5);
}

TEST(Looks, CountdownTicksOnFullSeconds) {
  Bench b("one-item");
  EXPECT_FALSE(b.next_tick());
  bring_to_wallet(b);
  ASSERT_TRUE(b.next_tick());
  EXPECT_EQ(*b.next_tick(), b.now() + 1s);
  b.advance(300ms);
  EXPECT_EQ(*b.next_tick(), b.now() + 700ms);
  b.wish(Visibility{false});
  EXPECT_FALSE(b.next_tick()) << "nobody sees it";
}

TEST(Looks, RestingCheckoutNeedsNoTimerButTheLast) {
  Bench b("one-item");
  EXPECT_FALSE(b.next_deadline());
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "EXPIRED")}));
  ASSERT_TRUE(b.next_deadline());
  EXPECT_EQ(*b.next_deadline(), b.now() + 300s) << "only to tell the shop in the end";
  EXPECT_FALSE(b.next_tick());
}

TEST(Looks, LateApprovalAfterAnExpiryIsShown) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "EXPIRED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Expired);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
}

TEST(Looks, LateApprovalTakesTheRenewedVoucherBack) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "EXPIRED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  b.wish(Renew{"shoes"});
  b.reply(reserved(b, "vch_3"));
  b.reply(voucher("vch_3", "REDEEMED", "shoes"));
  b.advance_until_asked();
  b.sent();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks"),
                   voucher("vch_3", "REDEEMED", "shoes")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  EXPECT_THAT(b.sent(), Contains("POST vouchers/vch_3/discard-voucher"));
}

}  // namespace
}  // namespace bleepay::checkout
