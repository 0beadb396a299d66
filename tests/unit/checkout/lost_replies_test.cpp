// A reply that does not come leaves open what happened. The machine reads before it decides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/golden.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(LostReply, SignInIsTriedThreeTimesThenTheCodeIsTypedAgain) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.fail(Delivery::TimedOut);
  EXPECT_EQ(b.view().phase, Phase::SigningIn);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::NetworkUnreachable));
  b.advance(3s);
  b.fail(Delivery::Unreachable);
  b.advance(5s);
  EXPECT_EQ(b.sent().size(), 3u);
  b.fail(Delivery::Unreachable);
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::NetworkUnreachable);
}

TEST(LostReply, SessionOpenIsSentTwiceAtMost) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(token());
  b.fail(Delivery::TimedOut);
  b.advance(2s);
  b.fail(Delivery::TimedOut);
  b.advance(60s);
  EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in", "POST vouchers/sessions/session-open",
                                    "POST vouchers/sessions/session-open"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::NetworkUnreachable);
}

TEST(LostReply, SecondSessionIsTheOneShown) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(token());
  b.fail(Delivery::Unreachable);
  EXPECT_EQ(b.view().session_code, "");
  b.advance(2s);
  b.reply(session(b));
  EXPECT_EQ(b.view().session_code, "D4E5F6");
  EXPECT_EQ(b.view().phase, Phase::Paying);
}

TEST(LostReply, ReserveThatHappenedIsAdopted) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.fail(Delivery::Unreachable);
  EXPECT_THAT(b.sent(), ElementsAre(kList)) << "read before anything else";
  b.reply(listing({reserved(b, "vch_1")}));
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  EXPECT_THAT(b.sent(), ElementsAre(kRedeem));
  support::expect_golden("checkout/lost_reserve.txt", b.trace());
}

TEST(LostReply, ReserveThatDidNotHappenIsMadeAgain) {
  Bench b("one-item");
  bring_to_session(b);
  b.fail(Delivery::Unreachable);
  b.sent();
  b.reply(listing({}));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
}

TEST(LostReply, ReserveIsNotRepeatedWhileNobodyCanRead) {
  Bench b("one-item");
  bring_to_session(b);
  b.fail(Delivery::TimedOut);
  b.sent();
  for (int i = 0; i < 5; ++i) {
    b.fail(Delivery::Unreachable);
    b.advance(6s);
  }
  EXPECT_THAT(b.sent(), Not(Contains(kReserve)));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
}

TEST(LostReply, SessionThatIsGoneIsNotAskedAgainForALostReserve) {
  // One voucher of it is not understood yet: it is read alone, and the list is left alone.
  Bench b;
  bring_to_session(b);
  b.fail(Delivery::Unreachable);
  b.reply(R"({"id":"ses_1","status":"OPEN","vouchers":["vch_1"]})");
  b.fail(Delivery::Unreachable);
  b.advance(1s);
  b.sent();
  b.reply(404, error("not_found"));
  EXPECT_THAT(b.sent(), Not(Contains(kList)));
  EXPECT_LT(b.targets().size(), 20u);
}

TEST(LostReply, SurplusVoucherIsDiscarded) {
  // The network stack may send twice what was sent once.
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.sent();
  b.reply(listing({voucher("vch_1", "REDEEMED"), reserved(b, "vch_9")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_9/discard-voucher"));
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
}

TEST(LostReply, ReserveUnderWayIsNotTakenForASurplus) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.fail(Delivery::TimedOut);  // the second reserve
  b.sent();
  b.reply_to("sessions/ses_1", 200, listing({reserved(b, "vch_1")}));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  b.reply_to("vch_1/redeem", 200, voucher("vch_1", "REDEEMED", "shoes"));
  b.advance(6s);
  // This look left while the reserve was under way, and so it still is: vch_2 is its own.
  b.reply_to_read("vouchers/sessions/ses_1", 200,
                  listing({voucher("vch_1", "REDEEMED", "shoes"), reserved(b, "vch_2")}));
  EXPECT_THAT(b.sent(), Not(Contains("POST vouchers/vch_2/discard-voucher")));
  b.reply_to("reserve-voucher", 200, reserved(b, "vch_2"));
  EXPECT_EQ(b.item("socks").voucher_id, "vch_2");
  EXPECT_EQ(b.status("socks"), ItemStatus::Redeeming);
}

TEST(LostReply, RedeemThatHappenedIsReadAndCompared) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.sent();
  b.fail(Delivery::TimedOut);
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
  b.reply(voucher("vch_1", "REDEEMED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_THAT(b.sent(), IsEmpty());
  support::expect_golden("checkout/lost_redeem.txt", b.trace());
}

TEST(LostReply, RedeemThatDidNotHappenIsSentAgainWithTheSameBytes) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  const std::string first = b.body_of("redeem-voucher");
  b.fail(Delivery::TimedOut);
  b.sent();
  b.reply(voucher("vch_1", "RESERVED"));
  EXPECT_THAT(b.sent(), ElementsAre(kRedeem));
  EXPECT_EQ(b.body_of("redeem-voucher"), first);
}

TEST(LostReply, RedeemIsNotRepeatedWhileNobodyCanRead) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.sent();
  b.fail(Delivery::TimedOut);
  for (int i = 0; i < 6; ++i) {
    b.fail(Delivery::Unreachable);
    b.advance(6s);
  }
  EXPECT_THAT(b.sent(), Not(Contains(kRedeem)));
}

TEST(LostReply, StatusNobodyKnowsDoesNotAllowASecondRedeem) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.fail(Delivery::TimedOut);
  b.sent();
  b.reply(voucher("vch_1", "SETTLING"));
  EXPECT_THAT(b.sent(), IsEmpty()) << "it may have happened";
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
  b.advance_until_asked();
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1"));
  b.reply(reserved(b, "vch_1"));
  EXPECT_THAT(b.sent(), ElementsAre(kRedeem)) << "now it is known that it did not";
}

TEST(LostReply, AlreadyRedeemedIsReadAndCompared) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("already_redeemed"));
  b.reply(voucher("vch_1", "REDEEMED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
}

TEST(LostReply, ApprovalIsFoundEvenIfTheRedeemReplyWasLost) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.fail(Delivery::TimedOut);
  b.reply(voucher("vch_1", "RESOLVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
}

TEST(LostReply, RedeemRefusedForGoodFailsTheItemAndGivesTheVoucherBack) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("validation_failed"));
  b.sent();
  b.reply(voucher("vch_1", "RESERVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::ItemRefused);
  EXPECT_EQ(b.item("shoes").message.code, "validation_failed");
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  b.reply(voucher("vch_1", "DISCARDED"));
  b.advance(1s);
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_TRUE(b.item("shoes").can_renew);
}

TEST(LostReply, ResolvedIsNotApprovedBeforeItsTermsAreTold) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(R"({"id":"vch_1","status":"REDEEMED"})");
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  b.advance(6s);
  b.sent();
  b.reply(listing({R"({"id":"vch_1","status":"RESOLVED"})"}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(R"({"id":"vch_1","status":"RESOLVED"})");
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown) << "a payment, but of what?";
  b.advance(6s);
  b.reply(voucher("vch_1", "RESOLVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
}

TEST(LostReply, CloseThatWasLostIsSentAgainAndAlreadyClosedIsFine) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  b.fail(Delivery::TimedOut);
  b.advance(3s);
  b.reply(400, error("already_closed"));
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

TEST(LostReply, OutcomeDoesNotWaitForACourtesy) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  for (int i = 0; i < 3; ++i) {
    b.reply(500, "");
    b.advance(5s);
  }
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

TEST(LostReply, ExpiryIsNeverSaidWithoutARead) {
  Bench b("one-item");
  bring_to_wallet(b);
  for (int i = 0; i < 40; ++i) {
    if (b.open() > 0) b.fail(Delivery::Unreachable);
    b.advance(4s);
  }
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_FALSE(b.item("shoes").can_renew);
  b.advance_until_asked();
  b.reply(voucher("vch_1", "EXPIRED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Expired);
  EXPECT_TRUE(b.item("shoes").can_renew);
}

TEST(LostReply, TransportThatNeverAnswersIsNotWaitedForForever) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.advance(13100ms);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::NetworkUnreachable));
  b.advance(5s);
  EXPECT_EQ(b.sent().size(), 2u);
  b.reply(token());  // the first one answers after all: nobody listens
  EXPECT_EQ(b.view().phase, Phase::SigningIn);
}

// --- vouchers in our session that nobody here asked for ------------------------------------------

TEST(Stranger, ThatIsPaidWithOurTermsPaysItsItem) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.sent();
  b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", "RESOLVED")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"))
      << "paid once is enough: the other one is taken back";
  b.reply(voucher("vch_1", "DISCARDED"));
  b.reply(voucher("vch_1", "DISCARDED"));  // and is looked at, for a payment may have won the race
  b.reply(kClosed);
  ASSERT_TRUE(b.ended()) << b.trace();
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_9");
}

TEST(Stranger, ThatIsPaidWithOtherTermsIsSaidAndPaysNothing) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(6s);
  b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", "RESOLVED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierPaymentFound));
}

TEST(Stranger, ThatIsOverIsNobodysBusiness) {
  for (const char* status : {"DISCARDED", "EXPIRED"}) {
    Bench b("one-item");
    bring_to_wallet(b);
    b.advance(6s);
    b.sent();
    b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", status)}));
    EXPECT_THAT(b.sent(), ElementsAre());
    EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  }
}

TEST(Stranger, ThatCouldBePaidIsTakenBack) {
  for (const char* status : {"REDEEMED", "A_NEW_STATUS"}) {
    Bench b("one-item");
    bring_to_wallet(b);
    b.advance(6s);
    b.sent();
    b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_9", status)}));
    EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_9/discard-voucher")) << status;
  }
}

}  // namespace
}  // namespace bleepay::checkout
