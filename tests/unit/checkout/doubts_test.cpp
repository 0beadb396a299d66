// What a read proves and what it does not: absent vouchers, strangers, reads that left early.
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

// --- vouchers nobody finds -----------------------------------------------------------------------

TEST(Missing, VoucherOfAnUnknownStatusThatWasNeverRedeemedFailsItsItem) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(voucher("vch_1", "PARKED"));
  b.sent();
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::ItemRefused);
  EXPECT_EQ(b.item("shoes").message.number, 404);
  EXPECT_TRUE(b.item("shoes").can_renew);
  EXPECT_THAT(b.sent(), IsEmpty()) << "what is not there is not discarded";
}

TEST(Missing, VoucherThatMayHaveBeenRedeemedLeavesItsItemUnknown) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.fail(Delivery::TimedOut);
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_FALSE(b.item("shoes").can_renew);
}

// --- vouchers nobody here asked for --------------------------------------------------------------

TEST(Stranger, ThatPaysAnItemASecondTimeIsSaid) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks"),
                   voucher("vch_9", "RESOLVED", "shoes")}));
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierPaymentFound));
}

TEST(Stranger, ThatIsPaidBeforeItCanBeTakenBackIsSaid) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", "REDEEMED", "socks")}));
  b.reply_to("vch_9/discard-voucher", 400, error("already_resolved"));
  EXPECT_THAT(b.messages(), Not(Contains(MessageKey::EarlierPaymentFound)));
  b.reply_to_read("vouchers/vch_9", 200, voucher("vch_9", "RESOLVED", "socks"));
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierPaymentFound));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
}

TEST(Stranger, ThatIsNotUnderstoodYetIsTakenBackWhenThePayerCancels) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({"\"vch_1\"", "\"vch_9\""}));
  b.fail(Delivery::Unreachable);  // its own read
  b.sent();
  b.wish(Cancel{});
  EXPECT_THAT(b.sent(), Contains("POST vouchers/vch_9/discard-voucher"));
}

// --- reads that left too early, or tell too little -----------------------------------------------

TEST(Evidence, ReadThatLeftBeforeARefusalDoesNotConfirmIt) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(reserved(b, "vch_2"));
  b.reply_to("vch_1/redeem-voucher", 200, voucher("vch_1", "REDEEMED", "shoes"));
  b.wish(Poke{});
  b.reply_to("vch_2/redeem-voucher", 400, error("validation_failed"));
  b.sent();
  b.reply_to_read("vouchers/sessions/ses_1", 200,
                  listing({voucher("vch_1", "REDEEMED", "shoes"), voucher("vch_2", "RESERVED")}));
  EXPECT_EQ(b.status("socks"), ItemStatus::Redeeming) << "it may have been redeemed since";
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_2"));
  b.reply(voucher("vch_2", "RESERVED"));
  EXPECT_EQ(b.status("socks"), ItemStatus::Failed);
}

TEST(Evidence, ListOfPayersThatIsEmptyIsNobody) {
  for (const auto& [extra, has_joined] :
       {std::pair{R"(,"payers":[])", false}, std::pair{R"(,"payers":[{"address":"0x5201"}])", true},
        std::pair{R"(,"joinedAt":"2026-06-09T12:00:05Z")", true}}) {
    Bench b("one-item");
    bring_to_wallet(b);
    b.advance_until_asked();
    b.reply(listing({voucher("vch_1", "REDEEMED")}, extra));
    EXPECT_EQ(b.view().has_payer_joined, has_joined) << extra;
  }
}

TEST(Evidence, SessionThatTellsNoVouchersTakesNoneAway) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(R"({"id":"ses_1","status":"OPEN"})");
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  EXPECT_EQ(b.view().session_code, "D4E5F6") << "absent is not empty";
}

TEST(Evidence, ReserveLostInASessionThatIsGoneIsMadeInAnotherOne) {
  Bench b("one-item");
  bring_to_session(b);
  b.fail(Delivery::TimedOut);
  b.sent();
  b.reply(404, error("not_found"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
}

TEST(Evidence, WhereListsAreLimitedAVoucherIsReadAlone) {
  Bench b;
  bring_to_session(b);
  b.reply(voucher("vch_1", "PARKED"));  // read alone, while the second reserve is under way
  b.reply_to_read("vouchers/vch_1", 500, "");
  b.fail(Delivery::TimedOut);
  b.advance_until_asked();
  b.sent();
  b.reply_to_read("vouchers/sessions/ses_1", 429, error("rate_limit"));
  b.advance(1s);
  EXPECT_THAT(b.sent(), Contains(kRead));
}

TEST(Evidence, SleepGivesARequestUnderWayMoreTimeOnlyOnce) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.sent();
  b.oversleep(1h);
  EXPECT_THAT(b.messages(), IsEmpty()) << "its reply may be about to be delivered";
  EXPECT_THAT(b.sent(), IsEmpty());
  b.oversleep(1h);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::NetworkUnreachable));
  b.reply(token());
  EXPECT_EQ(b.view().phase, Phase::SigningIn) << "nobody listens to it any more";
}

TEST(Evidence, LateReplyIsHeardAfterASleep) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.oversleep(1h);
  b.reply(token());
  EXPECT_EQ(b.view().phase, Phase::OpeningSession);
}

}  // namespace
}  // namespace bleepay::checkout
