// How the widget proves who it is, in every mode, and that no secret ever leaves by another door.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::VariantWith;

std::size_t tokens_wanted(const Bench& b) {
  return static_cast<std::size_t>(std::count_if(
      b.events().begin(), b.events().end(),
      [](const Event& event) { return std::holds_alternative<HostTokenWanted>(event); }));
}

TEST(Auth, CodeIsCheckedBeforeAnythingIsSent) {
  Bench b("one-item");
  EXPECT_EQ(b.type("").reason.key, MessageKey::CodeEmpty);
  EXPECT_EQ(b.type("K7M4Q").reason.key, MessageKey::CodeLength);
  EXPECT_EQ(b.type("K7M4Q!").reason.key, MessageKey::CodeCharacters);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeCharacters);
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_EQ(b.view().code_attempts_left, 5);
}

TEST(Auth, SecondSubmitWhileSigningInChangesNothing) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.sent();
  EXPECT_FALSE(b.type("AAAAAA").accepted);
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_EQ(b.view().code_message.key, MessageKey::None);
}

TEST(Auth, TokenTravelsAsABearer) {
  Bench b("one-item");
  b.type("K7M4Q2");
  EXPECT_EQ(b.credential_of("sign-in"), "");
  b.reply(token());
  EXPECT_EQ(b.credential_of("session-open"), "Bearer canary.token.secret");
}

TEST(Auth, HostSuppliesTheTokenAfterTheCode) {
  Bench b("one-item", {.auth = AuthMode::Host});
  EXPECT_EQ(tokens_wanted(b), 0u);
  b.type("K7M4Q2");
  EXPECT_EQ(tokens_wanted(b), 1u);
  EXPECT_TRUE(b.view().needs_host_token);
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_TRUE(b.wish(SupplyToken{api::Token("minted")}).accepted);
  EXPECT_FALSE(b.view().needs_host_token);
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
  EXPECT_THAT(b.body_of("session-open"), HasSubstr("K7M4Q2"));
  EXPECT_EQ(b.credential_of("session-open"), "Bearer minted");
}

TEST(Auth, HostIsAskedAgainWhenItsTokenIsRefused) {
  Bench b("one-item", {.auth = AuthMode::Host});
  b.type("K7M4Q2");
  b.wish(SupplyToken{api::Token("minted")});
  b.reply(401, error("unauthorized"));
  EXPECT_EQ(tokens_wanted(b), 2u);
  b.wish(SupplyToken{api::Token("minted again")});
  b.reply(401, error("unauthorized"));
  EXPECT_EQ(tokens_wanted(b), 2u);
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::TokenRefused);
}

TEST(Auth, HostThatHasNoTokenIsSaid) {
  Bench b("one-item", {.auth = AuthMode::Host});
  b.type("K7M4Q2");
  EXPECT_FALSE(b.wish(SupplyToken{}).accepted);
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::HostTokenMissing);
}

TEST(Auth, HostThatNeverAnswersIsGivenThirtySeconds) {
  Bench b("one-item", {.auth = AuthMode::Host});
  b.type("K7M4Q2");
  b.advance(29s);
  EXPECT_TRUE(b.view().needs_host_token);
  b.advance(2s);
  EXPECT_EQ(b.view().code_message.key, MessageKey::HostTokenMissing);
}

TEST(Auth, TokenNobodyAskedForIsRefused) {
  Bench code("one-item");
  EXPECT_FALSE(code.wish(SupplyToken{api::Token("unwanted")}).accepted);
  Bench host("one-item", {.auth = AuthMode::Host});
  EXPECT_FALSE(host.wish(SupplyToken{api::Token("too early")}).accepted);
}

TEST(Auth, ApiKeyNeedsNoSignInButTheCode) {
  Bench b("one-item", {.auth = AuthMode::ApiKey, .api_key = Credential("key-1")});
  b.type("K7M4Q2");
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
  EXPECT_EQ(b.credential_of("session-open"), "key-1");
}

TEST(Auth, TwoRefusalsOfOneTokenAreOneRefusal) {
  // Both left with the token that had run out; the new one is not to blame for the second.
  Bench b;
  bring_to_wallet(b);
  b.wish(Cancel{});
  ASSERT_EQ(b.open(), 2u) << "two discards";
  b.reply(401, error("unauthorized"));
  b.reply(401, error("unauthorized"));
  EXPECT_EQ(b.view().phase, Phase::Cancelling);
  b.sent();
  b.reply(token());
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher",
                                    "POST vouchers/vch_2/discard-voucher"));
}

TEST(Auth, SignInThatIsAnsweredWith401IsAboutTheCode) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(401, "");
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::CodeRefused);
}

TEST(Auth, EmptyTokenIsNoToken) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.sent();
  b.reply(R"({"authorization":{"token":""}})");
  EXPECT_EQ(b.view().phase, Phase::SigningIn);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::ServerTrouble));
  b.advance(3s);
  EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in")) << "it is tried again";
}

TEST(Auth, CodesThatAreNoLongerAcceptedInTheMiddleEndNothing) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(401, error("unauthorized"));
  b.reply(400, error("invalid_type"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message.key, MessageKey::AuthUnsupported);
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_FALSE(b.ended());
}

/// The session that was to replace a closed one refuses the code while a sign-in is under way.
void lose_the_code_while_signing_in(Bench& b) {
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(400, error("session_closed"));
  b.wish(Renew{"socks"});
  b.reply_to("vch_1/redeem-voucher", 401, error("unauthorized"));
  b.reply_to("session-open", 400, error("invalid_code"));
  ASSERT_EQ(b.view().phase, Phase::AwaitingCode);
}

TEST(Auth, SignInThatIsRefusedTooLateChangesNothing) {
  Bench b;
  lose_the_code_while_signing_in(b);
  const View before = b.view();
  b.reply_to("sign-in", 400, error("invalid_type"));
  EXPECT_EQ(b.view().phase, Phase::AwaitingCode);
  EXPECT_EQ(b.view().code_message, before.code_message);
  EXPECT_TRUE(b.view().can_submit_code);
}

TEST(Auth, SignInWithAnEarlierCodeServesNoLaterOne) {
  for (const int status : {200, 400}) {
    for (const bool is_answered_first : {true, false}) {
      SCOPED_TRACE(std::to_string(status) + (is_answered_first ? ", before" : ", after"));
      Bench b;
      lose_the_code_while_signing_in(b);
      const std::string body = status == 200 ? token() : error("invalid_credentials");
      if (is_answered_first) b.reply_to("sign-in", status, body);
      b.type("AAAAAA");
      if (!is_answered_first) b.reply_to("sign-in", status, body);
      EXPECT_EQ(b.view().phase, Phase::SigningIn);
      EXPECT_THAT(b.body_of("sign-in"), HasSubstr("AAAAAA"));
    }
  }
}

TEST(Auth, ProxyAddsTheCredentialItself) {
  Bench b("one-item", {.auth = AuthMode::None});
  b.type("K7M4Q2");
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
  EXPECT_EQ(b.credential_of("session-open"), "");
  b.reply(401, error("unauthorized"));
  b.reply(401, error("unauthorized"));
  EXPECT_EQ(b.view().code_message.key, MessageKey::TokenRefused);
}

TEST(Auth, NoSecretLeavesThroughEventsRecordOrView) {
  for (const char* const end : {"complete", "cancelled", "tampered"}) {
    Bench b;
    std::string seen;
    const auto look = [&] { seen += view_json(b.view()) + b.record().value_or(""); };
    bring_to_wallet(b);
    look();
    b.advance_until_asked();
    if (end == std::string("cancelled")) b.wish(Cancel{});
    std::string shoes = voucher("vch_1", "RESOLVED", "shoes");
    if (end == std::string("tampered")) shoes.replace(shoes.find("\"100\""), 5, "\"900\"");
    b.reply(listing({shoes, voucher("vch_2", "RESOLVED", "socks")}));
    look();
    for (int i = 0; i < 5 && !b.ended(); ++i) {
      if (b.open() > 0) b.reply(kClosed);
      b.advance(10s);
      look();
    }
    for (const Event& event : b.events()) seen += event_json(event);
    for (const std::string& target : b.targets()) seen += target;
    EXPECT_THAT(seen, HasSubstr("vch_1"));
    EXPECT_THAT(seen, Not(HasSubstr("K7M4Q2"))) << end;
    EXPECT_THAT(seen, Not(HasSubstr("canary"))) << end;
  }
}

}  // namespace
}  // namespace bleepay::checkout
