// Records of an earlier visit that say something unusual, and what may be believed of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checkout/record.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// What a page leaves behind that was closed when its one voucher waited for the wallet.
Record record_of_waiting() {
  Bench before("one-item");
  bring_to_wallet(before);
  return *read_record(before.record().value_or(""));
}

/// Types the code and signs in; what was sent then is left to look at.
void sign_in_again(Bench& b) {
  b.type("K7M4Q2");
  b.sent();
  b.reply(token());
}

RecordIntent intent_of(const std::string& voucher_id, const std::string& item_id = "shoes") {
  return {2, item_id, "redeem", voucher_id, "REDEEMED", 0, 0};
}

TEST(Recall, RecordOfAnotherOrderIsWaitedOutLikeOneNobodyCanRead) {
  Record record = record_of_waiting();
  record.order_id = "A-9999";
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  EXPECT_THAT(b.sent(), ElementsAre(kOpen)) << "its session is not this order's";
  b.reply(session(b));
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::QuietWait));
  b.advance(126s);
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Recall, ReserveForAnItemThatIsNoMoreIsNotLookedFor) {
  Record record = record_of_waiting();
  record.intents = {{1, "gloves", "reserve", "", "sent", 0, 0}};
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.sent();
  b.reply(listing({}));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
}

TEST(Recall, ReserveInASessionNobodyKnowsIsNotLookedFor) {
  Record record = record_of_waiting();
  record.session_id = "";
  record.intents = {{1, "shoes", "reserve", "", "sent", 0, 0}};
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  EXPECT_THAT(b.sent(), ElementsAre(kOpen));
}

TEST(Recall, VoucherThatWasReadAsRedeemedMayHaveBeenPaidWhoeverRedeemedIt) {
  for (const auto& [state, expected] :
       {std::pair{"REDEEMED", ItemStatus::Unknown}, std::pair{"RESERVED", ItemStatus::Waiting}}) {
    Record record = record_of_waiting();
    record.intents[0].op = "reserve";
    record.intents[0].state = state;
    Bench b("one-item", {}, write_record(record));
    sign_in_again(b);
    b.reply(404, error("not_found"));
    b.reply(404, error("not_found"));
    EXPECT_EQ(b.status("shoes"), expected) << state;
  }
}

// --- two vouchers of one item --------------------------------------------------------------------

TEST(Recall, OfTwoVouchersOfOneItemOnlyOneGoesOn) {
  for (const char* status : {"REDEEMED", "RESERVED", "PARKED"}) {
    Record record = record_of_waiting();
    record.intents.push_back(intent_of("vch_9"));
    Bench b("one-item", {}, write_record(record));
    sign_in_again(b);
    b.sent();
    b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", status)}));
    EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet) << status;
    EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
    EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_9/discard-voucher")) << status;
  }
}

TEST(Recall, SecondVoucherThatIsNotThereLeavesTheFirstItsPlace) {
  Record record = record_of_waiting();
  record.intents.push_back(intent_of("vch_9"));
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.reply(listing({voucher("vch_1", "REDEEMED")}));
  EXPECT_EQ(b.targets().back(), "vouchers/vch_9");
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
}

// --- vouchers that do not go on ------------------------------------------------------------------

TEST(Recall, VoucherOfAClosedSessionIsTakenBack) {
  Bench b("one-item", {}, write_record(record_of_waiting()));
  sign_in_again(b);
  b.sent();
  const std::string list = listing({voucher("vch_1", "REDEEMED")});
  b.reply(std::string(list).replace(list.find("OPEN"), 4, "CLOSED"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

TEST(Recall, VoucherThatTheSessionDoesNotHoldIsReadAloneAndTakenBack) {
  Bench b("one-item", {}, write_record(record_of_waiting()));
  b.advance(1s);
  sign_in_again(b);
  EXPECT_THAT(b.sent(), ElementsAre(kList));
  b.reply(listing({}));
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1"));
  b.reply(voucher("vch_1", "REDEEMED"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

TEST(Recall, VouchersOfOtherTermsThatCannotBeSeenHoldTheOrderUpUntilTheirTimeIsOver) {
  Record record = record_of_waiting();
  record.terms_digest = "0000000000000000";
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.reply(404, error("not_found"));  // the session
  b.reply(404, error("not_found"));  // the voucher
  b.reply(session(b, "ses_2"));
  b.sent();
  b.advance(100s);
  EXPECT_THAT(b.sent(), Not(Contains("POST vouchers/sessions/ses_2/reserve-voucher")));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting);
  b.advance(30s);
  EXPECT_THAT(b.sent(), Contains("POST vouchers/sessions/ses_2/reserve-voucher"));
}

TEST(Recall, ReservedVoucherOfThisPageIsRedeemedWhenTheCodeIsTypedAgain) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(401, error("unauthorized"));                       // the redeem
  b.reply_to("sign-in", 400, error("invalid_credentials"));  // and the code has run out
  ASSERT_EQ(b.view().phase, Phase::AwaitingCode);
  sign_in_again(b);
  EXPECT_THAT(b.sent(), ElementsAre(kList));
  b.reply(listing({voucher("vch_1", "RESERVED")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/redeem-voucher"));
}

// --- waiting quietly -----------------------------------------------------------------------------

TEST(QuietWait, IsNotSaidWhereNothingWillBeReserved) {
  Bench b("one-item", {}, "rubbish");
  ASSERT_THAT(b.messages(), Contains(MessageKey::QuietWait));
  b.type("K7M4Q2");
  b.reply(400, error("invalid_type"));
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting);
  EXPECT_THAT(b.messages(), Not(Contains(MessageKey::QuietWait)));
}

TEST(QuietWait, TicksBesideALockedEntryAtWhicheverSecondComesFirst) {
  // The wait ends 125 s after the start, the lock 300.25 s after the first try.
  for (const auto& [first_try, expected] : {std::pair{300ms, 250ms}, std::pair{900ms, 100ms}}) {
    Bench b("one-item", {}, "rubbish");
    b.advance(first_try);
    for (int i = 0; i < 5; ++i) {
      b.type("AAAAAA");
      b.reply(400, error("invalid_credentials"));
    }
    ASSERT_TRUE(b.view().code_locked_seconds);
    ASSERT_TRUE(b.next_tick());
    EXPECT_EQ((*b.next_tick() - b.now()).count(), expected.count());
  }
}

TEST(QuietWait, PageThatBringsItsOwnTokenHasNoEntryToLock) {
  Bench b("one-item", {.auth = AuthMode::Host}, "rubbish");
  EXPECT_FALSE(b.view().code_attempts_left);
  b.advance(300ms);
  ASSERT_TRUE(b.next_tick());
  EXPECT_EQ(*b.next_tick(), b.now() + 700ms);
}

TEST(QuietWait, ReserveThatHasLeftIsNotTakenBackWhenNothingMoreIsStored) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.keeps_records = false;
  b.wish(Cancel{});
  EXPECT_EQ(b.status("socks"), ItemStatus::Reserving);
  b.sent();
  b.reply_to("reserve-voucher", 200, reserved(b, "vch_2"));
  EXPECT_THAT(b.sent(), Contains("POST vouchers/vch_2/discard-voucher"));
}

}  // namespace
}  // namespace bleepay::checkout
