// What the API refuses, limits or garbles on the way, and what becomes of the checkout.
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
using ::testing::Not;

constexpr const char* kHtml = "<!doctype html><html><title>Sign in to WLAN</title></html>";
constexpr const char* kSignIn = "POST auth/sign-in";

// --- 401 -----------------------------------------------------------------------------------------

TEST(Unauthorized, SignsInOnceMoreWithTheCodeInMemory) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.sent();
  b.reply(401, error("unauthorized"));
  EXPECT_THAT(b.sent(), ElementsAre(kSignIn));
  EXPECT_EQ(b.view().phase, Phase::Paying);
  b.reply(token());
  b.advance_until_asked();
  EXPECT_THAT(b.sent(), ElementsAre(kList));
}

TEST(Unauthorized, ReserveIsSentAgainBecauseItWasNotCarriedOut) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.reply(401, error("unauthorized"));
  b.reply(token());
  EXPECT_THAT(b.sent(), ElementsAre(kSignIn, kReserve));
}

TEST(Unauthorized, RedeemIsReadBeforeItIsSentAgain) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.sent();
  b.reply(401, error("unauthorized"));
  b.reply(token());
  EXPECT_THAT(b.sent(), ElementsAre(kSignIn, "GET vouchers/vch_1"));
}

TEST(Unauthorized, TwiceInARowAsksForTheCodeAgainAndKeepsWhatIsKnown) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(401, error("unauthorized"));
  b.reply(token());
  b.advance_until_asked();
  b.reply(401, error("unauthorized"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeRefused);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  b.type("K7M4Q2");
  b.reply(token());
  EXPECT_EQ(b.view().phase, Phase::Reconciling);
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

TEST(Unauthorized, CodeThatRanOutInTheMiddleIsAskedForAgain) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(401, error("unauthorized"));
  b.reply(400, error("invalid_credentials"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
}

// --- 429 -----------------------------------------------------------------------------------------

TEST(RateLimited, CheckoutGoesOnMoreSlowly) {
  Bench b("one-item", {.planner = PlannerKind::Fast, .enforce_published_limits = false});
  bring_to_wallet(b);
  DurationMs expected = 5s;
  for (int i = 0; i < 4; ++i) {
    b.advance_until_asked();
    b.sent();
    const MonoTime limited = b.now();
    b.reply(429, error("rate_limit"));
    EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
    b.advance_until_asked();
    EXPECT_GE(b.now() - limited, expected);
    expected *= 2;
  }
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
}

TEST(RateLimited, ReserveWaitsAndTheViewSaysHowLong) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.reply(429, error("rate_limit"), 30);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting);
  ASSERT_THAT(b.messages(), ElementsAre(MessageKey::RateLimited));
  EXPECT_EQ(b.view().messages[0].number, 30);
  b.advance(29s);
  EXPECT_THAT(b.sent(), IsEmpty());
  b.advance(2s);
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
}

TEST(RateLimited, RedeemThatCannotGoInTimeSaysSoAtOnce) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(429, error("rate_limit"), 300);
  b.reply(voucher("vch_1", "RESERVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::RateLimited);
  EXPECT_EQ(b.item("shoes").message.number, 300);
}

TEST(RateLimited, SignInWaitsWithoutJudgingTheCode) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(429, error("rate_limit"));
  EXPECT_EQ(b.view().phase, Phase::SigningIn);
  EXPECT_EQ(b.view().code_message.key, MessageKey::None);
  b.sent();
  b.advance(6s);
  EXPECT_THAT(b.sent(), ElementsAre(kSignIn));
}

TEST(RateLimited, FiveTriesLockTheEntryUntilTheFirstIsForgotten) {
  Bench b("one-item");
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(b.type("AAAAAA").accepted);
    b.reply(400, error("invalid_credentials"));
  }
  EXPECT_EQ(b.view().code_attempts_left, 0);
  EXPECT_EQ(b.view().code_locked_seconds, 301);
  EXPECT_FALSE(b.view().can_submit_code);
  const Verdict verdict = b.type("K7M4Q2");
  EXPECT_FALSE(verdict.accepted);
  EXPECT_EQ(verdict.reason.key, MessageKey::CodeLocked);
  b.advance(301s);
  EXPECT_TRUE(b.view().can_submit_code);
  EXPECT_TRUE(b.type("K7M4Q2").accepted);
}

TEST(RateLimited, SixthVoucherOfFiveMinutesWaits) {
  Bench b("five-items");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "DISCARDED", "shoes"), voucher("vch_2", "REDEEMED", "socks"),
                   voucher("vch_3", "REDEEMED", "cap"), voucher("vch_4", "REDEEMED", "map"),
                   voucher("vch_5", "REDEEMED", "bar")}));
  EXPECT_TRUE(b.wish(Renew{"shoes"}).accepted);
  b.sent();
  EXPECT_THAT(b.messages(), Contains(MessageKey::RateLimited));
  b.advance(60s);
  EXPECT_THAT(b.sent(), Not(Contains(kReserve)));
}

// --- nonsense ------------------------------------------------------------------------------------

TEST(Nonsense, WebPagesNeverCountAsAnswers) {
  // 200 with a page of HTML on every call: nothing is taken for done.
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(kHtml);
  EXPECT_EQ(b.view().phase, Phase::SigningIn);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::ServerTrouble));
  b.advance_until_asked();
  b.reply(token());
  b.reply(kHtml);
  EXPECT_EQ(b.view().phase, Phase::OpeningSession);
  b.advance_until_asked();
  b.reply(session(b));
  b.reply(kHtml);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
  b.reply(kHtml);  // the read
  b.advance_until_asked();
  b.reply(listing({}));
  b.reply(reserved(b, "vch_1"));
  b.reply(kHtml);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
}

TEST(Nonsense, ErrorPagesOfAWrongAddressDoNotBlameTheCode) {
  for (const int status : {403, 404, 405}) {
    Bench b("one-item");
    b.type("K7M4Q2");
    b.reply(status, kHtml);
    EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
    EXPECT_EQ(b.view().code_message.key, MessageKey::ServerTrouble) << status;
    EXPECT_EQ(b.view().code_message.number, status);
  }
}

TEST(Nonsense, RepliesAboutOtherThingsAreNotTakenForOurs) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.sent();
  b.reply(voucher("vch_7", "REDEEMED"));  // the redeem of vch_1
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1"));
}

TEST(Nonsense, UnknownStatusIsNeverSuccess) {
  Bench b("one-item");
  bring_to_wallet(b);
  for (int i = 0; i < 12; ++i) {
    b.advance_until_asked();
    b.reply_to("vouchers/", 200,
               b.sent().back() == kList ? listing({voucher("vch_1", "SETTLING")})
                                        : voucher("vch_1", "SETTLING"));
    EXPECT_NE(b.status("shoes"), ItemStatus::Approved);
  }
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
}

TEST(Nonsense, VoucherReservedInAnUnknownStateIsNotRedeemed) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.reply(voucher("vch_1", "PARKED"));
  b.reply(voucher("vch_1", "PARKED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1", "POST vouchers/vch_1/discard-voucher"));
}

TEST(Nonsense, StaleReadsTakeNothingBack) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "REDEEMED", "shoes"), voucher("vch_2", "RESERVED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_EQ(b.status("socks"), ItemStatus::AwaitingWallet);
}

// --- refusals of the session ---------------------------------------------------------------------

TEST(Refused, CodeThatExpiredBeforeTheSessionIsTypedAgain) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(token());
  b.reply(400, error("invalid_code"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeRefused);
}

TEST(Refused, SessionThatCannotBeOpenedFailsTheOrderWithTheReason) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(token());
  b.reply(400, error("validation_failed"));
  EXPECT_EQ(b.ended()->outcome, Outcome::Failed);
  EXPECT_EQ(b.item("shoes").message.code, "validation_failed");
}

TEST(Refused, BleepayWithoutCodeSignInSaysWhoMustAct) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(400, error("invalid_type"));
  EXPECT_EQ(b.ended()->outcome, Outcome::Failed);
  EXPECT_EQ(b.view().code_message.key, MessageKey::AuthUnsupported);
}

TEST(Refused, ReserveBeforeTheJoinWaitsForIt) {
  Bench b;
  bring_to_session(b);
  b.sent();
  b.reply(400, error("session_not_joined"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting);
  EXPECT_THAT(b.sent(), IsEmpty()) << "one try tells; the others wait with it";
  b.advance_until_asked();
  EXPECT_THAT(b.sent(), ElementsAre(kList));
  b.reply(listing({}, R"(,"joinedAt":"2026-06-09T12:00:05Z")"));
  EXPECT_TRUE(b.view().has_payer_joined);
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
}

TEST(Refused, ReserveIsTriedAgainEvenIfNobodyTellsOfTheJoin) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.reply(400, error("something_new"));
  for (int i = 0; i < 2; ++i) {
    b.advance_until_asked();
    b.reply(listing({}));
  }
  b.advance(16s);
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Refused, ReasonNobodyKnowsIsBelievedTheThirdTime) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(400, error("something_new"));
  for (int i = 0; i < 40 && b.status("shoes") != ItemStatus::Failed; ++i) {
    b.advance_until_asked();
    if (b.sent().back() == kReserve) {
      b.reply(400, error("something_new"));
    } else {
      b.reply(listing({}));
    }
  }
  EXPECT_EQ(b.status("shoes"), ItemStatus::Failed);
  EXPECT_EQ(b.item("shoes").message.code, "something_new");
}

TEST(Refused, SessionClosedElsewhereIsReplacedOnRequest) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("session_closed"));
  EXPECT_EQ(b.status("socks"), ItemStatus::Failed);
  EXPECT_EQ(b.item("socks").message.key, MessageKey::SessionClosedElsewhere);
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet) << "vouchers outlive their session";
  b.sent();
  EXPECT_TRUE(b.wish(Renew{"socks"}).accepted);
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
  b.reply(session(b, "ses_2"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_2/reserve-voucher"));
}

TEST(Refused, VoucherWithTooLittleLifeIsGivenBackAndReplaced) {
  Bench b("one-item");
  bring_to_session(b);
  b.sent();
  b.reply(reserved(b, "vch_1", 10));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Discarding);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::NotEnoughTime);
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  b.reply(reserved(b, "vch_2"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_2/redeem-voucher"));
}

}  // namespace
}  // namespace bleepay::checkout
