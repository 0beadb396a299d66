// The session: how it is opened, who has joined it, what holds reserves up in it, how it is closed.
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

void sign_in(Bench& b) {
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
}

/// Two items: the first waits for the wallet, then somebody closes the session.
void be_closed_elsewhere(Bench& b) {
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("session_closed"));
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  b.sent();
}

// --- opening -------------------------------------------------------------------------------------

TEST(SessionOpen, ThatComesBackClosedIsTriedAgain) {
  Bench b("one-item");
  sign_in(b);
  b.reply(R"({"id":"ses_1","status":"CLOSED"})");
  EXPECT_EQ(b.view().phase, Phase::OpeningSession);
  EXPECT_EQ(b.view().session_id, "");
  b.advance(2s);
  EXPECT_THAT(b.sent(), ElementsAre(kOpen));
  b.reply(session(b));
  EXPECT_EQ(b.view().phase, Phase::Paying);
}

TEST(SessionOpen, SaysWhetherThePayerIsThereAlready) {
  for (const auto& [extra, has_joined] :
       {std::pair{"", false}, std::pair{R"(,"payers":[])", false},
        std::pair{R"(,"payers":[{"address":"0x5201"}])", true},
        std::pair{R"(,"joinedAt":"2026-06-09T12:00:05Z")", true}}) {
    Bench b("one-item");
    sign_in(b);
    b.reply(R"({"id":"ses_1","status":"OPEN")" + std::string(extra) + "}");
    EXPECT_EQ(b.view().has_payer_joined, has_joined) << extra;
  }
}

TEST(SessionOpen, WithACodeThatIsNotFoundAsksForTheCodeAgain) {
  Bench b("one-item");
  sign_in(b);
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeRefused);
}

TEST(SessionOpen, RefusedWhileCancellingNeedsNoClosing) {
  Bench b("one-item");
  sign_in(b);
  b.wish(Cancel{});
  b.reply(400, error("invalid_code"));
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Cancelled);
  EXPECT_EQ(b.view().code_message.key, MessageKey::None);
  EXPECT_THAT(b.sent(), IsEmpty());
}

TEST(SessionOpen, RefusedForARenewalLeavesOpenWhatMayStillBePaid) {
  Bench b;
  be_closed_elsewhere(b);
  ASSERT_TRUE(b.wish(Renew{"socks"}).accepted);
  b.reply(400, error("validation_failed"));
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.status("socks"), ItemStatus::Failed);
  EXPECT_EQ(b.item("socks").message.code, "validation_failed");
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
}

// --- closed by somebody else ---------------------------------------------------------------------

TEST(SessionClosedElsewhere, IsNotLookedAtAnyMore) {
  Bench b;
  be_closed_elsewhere(b);
  ASSERT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_FALSE(b.view().can_poke);
  const Verdict verdict = b.wish(Poke{});
  EXPECT_FALSE(verdict.accepted);
  EXPECT_EQ(verdict.reason.key, MessageKey::StillChecking);
  b.advance(110s);
  EXPECT_THAT(b.sent(), Not(Contains(kList)));
}

TEST(SessionClosedElsewhere, ItsVoucherIsReadAloneAndTakenBackWhenTheCodeIsTypedAgain) {
  Bench b;
  be_closed_elsewhere(b);
  b.advance_until_asked();
  b.reply(401, error("unauthorized"));
  b.reply(400, error("invalid_credentials"));
  ASSERT_EQ(b.view().phase, Phase::AwaitingCode);
  sign_in(b);
  ASSERT_EQ(b.view().phase, Phase::Reconciling);
  EXPECT_EQ(b.targets().back(), "vouchers/vch_1");
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

// --- joining -------------------------------------------------------------------------------------

TEST(Join, IsWaitedForLongerEachTimeUpToAMinute) {
  Bench b("one-item", {.enforce_published_limits = false});
  bring_to_session(b);
  for (const DurationMs wait : {15s, 30s, 60s, 60s, 60s}) {
    b.reply(400, error("session_not_joined"));
    b.sent();
    const MonoTime refused = b.now();
    bool is_reserved = false;
    while (!is_reserved && b.now() < refused + 100s) {
      b.advance_until_asked();
      is_reserved = b.sent().back() == kReserve;
      if (!is_reserved) b.reply(listing({}));
    }
    EXPECT_EQ((b.now() - refused).count(), wait.count());
  }
}

TEST(Join, IsLookedForInTheListEvenWhereItHoldsOnlyIds) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("session_not_joined"));
  b.reply(voucher("vch_1", "REDEEMED", "shoes"));
  b.sent();
  for (int i = 0; i < 2; ++i) {
    b.advance_until_asked();
    EXPECT_THAT(b.sent(), ElementsAre(kList));
    b.reply(listing({"\"vch_1\""}));
  }
  b.advance_until_asked();
  b.reply(listing({"\"vch_1\""}, R"(,"payers":[{"address":"0x5201"}])"));
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Join, NextLookIsCountedDownWhereNothingElseIs) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(400, error("session_not_joined"));
  for (int i = 0; i < 4; ++i) {
    b.advance_until_asked();
    if (b.targets().back() == "vouchers/sessions/ses_1") {
      b.reply(listing({}));
    } else {
      b.reply(400, error("session_not_joined"));
    }
  }
  ASSERT_TRUE(b.view().next_look_seconds);
  ASSERT_TRUE(b.next_tick());
  EXPECT_GT(*b.next_tick(), b.now());
  EXPECT_LE(*b.next_tick(), b.now() + 1s);
}

TEST(Reserve, RefusedForWhatWillNotPassIsNotTriedAgain) {
  for (const auto& [status, code] :
       {std::pair{400, "validation_failed"}, std::pair{403, "forbidden"},
        std::pair{409, "something_new"}}) {
    Bench b("one-item");
    bring_to_session(b);
    b.sent();
    b.reply(status, error(code));
    EXPECT_EQ(b.status("shoes"), ItemStatus::Failed) << code;
    EXPECT_EQ(b.item("shoes").message.number, status);
    EXPECT_EQ(b.item("shoes").message.code, code);
    b.advance(60s);
    EXPECT_THAT(b.sent(), Not(Contains(kReserve)));
  }
}

// --- closing -------------------------------------------------------------------------------------

/// One item that is approved; the session is about to be closed.
void bring_to_closing(Bench& b) {
  bring_to_wallet(b);
  b.advance_until_asked();
  b.sent();
  b.reply(listing({voucher("vch_1", "RESOLVED")}));
  EXPECT_THAT(b.sent(), ElementsAre(kClose));
}

TEST(SessionClose, IsACourtesyThatNobodyWaitsAMinuteFor) {
  Bench b("one-item");
  bring_to_closing(b);
  b.reply(429, error("rate_limit"), 60);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

TEST(SessionClose, LimitedForAMomentIsSentAgain) {
  Bench b("one-item");
  bring_to_closing(b);
  b.reply(429, error("rate_limit"), 6);
  EXPECT_FALSE(b.ended());
  b.advance(7s);
  EXPECT_THAT(b.sent(), ElementsAre(kClose));
}

TEST(SessionClose, SignsInAgainWhereTheTokenHasRunOut) {
  Bench b("one-item");
  bring_to_closing(b);
  b.reply(401, error("unauthorized"));
  EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in"));
  b.reply(token());
  EXPECT_THAT(b.sent(), ElementsAre(kClose));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

}  // namespace
}  // namespace bleepay::checkout
