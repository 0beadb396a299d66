// One test or more per row of the contract's list of inconsistencies and silences: what the sandbox
// makes of each, switch by switch. Rows that concern the client alone say so.
#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Options with(void (*change)(Options&)) {
  Options options = Bench::unlimited();
  change(options);
  return options;
}
Options strict() {
  return with([](Options& o) { o.strict = true; });
}

const std::string kOpen = R"({"code":"{code}","type":"SESSION_DEFAULT"})";

// --- 1: how a payee authenticates ---------------------------------------------------------------

Options profile(Profile profile) {
  Options options = Bench::unlimited();
  options.profile = profile;
  options.api_key = "key-1";
  return options;
}

TEST(RowE01, JuneTakesContextCodesAndNoKeys) {
  Scene scene(profile(Profile::June));
  EXPECT_EQ(scene.call(Who::Payee, "GET vouchers/{reserved}").status, 200);
  EXPECT_THAT(scene.call(Who::Business, "GET vouchers/{reserved}"), IsError(401, "unauthorized"));
}

TEST(RowE01, JulyTakesKeysAndNoContextCodes) {
  Scene scene(profile(Profile::July));
  EXPECT_THAT(scene.bench().sign_in_with(scene.named("code")), IsError(400, "invalid_type"));
  EXPECT_THAT(scene.call(Who::Business, "POST vouchers/sessions/session-open", kOpen),
              HasStatus("OPEN"));
}

TEST(RowE01, BothTakesEither) {
  Scene scene(profile(Profile::Both));
  EXPECT_EQ(scene.call(Who::Payee, "GET vouchers/{reserved}").status, 200);
  EXPECT_EQ(scene.call(Who::Business, "GET vouchers/{reserved}").status, 200);
}

TEST(RowE01, AWrongKeyIsNobodys) {
  Scene scene(profile(Profile::July));
  const Call call = scene.bench().call("GET", {.token = {}, .api_key = "key-2"}, "vouchers/vch_1");
  EXPECT_THAT(scene.bench().send(call), IsError(401, "unauthorized"));
}

// --- 2, 3: the type of a session ----------------------------------------------------------------

TEST(RowE02, AMissingTypeIsFilledIn) {
  Scene scene;
  EXPECT_EQ(
      at(scene.call(Who::Payee, "POST vouchers/sessions/session-open", R"({"code":"{code}"})"),
         "type"),
      "SESSION_DEFAULT");
}

TEST(RowE02, StrictRefusesAMissingType) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  EXPECT_THAT(b.post(context.payee, "vouchers/sessions/session-open", {{"code", context.code}}),
              IsError(400, "validation_failed"));
}

TEST(RowE03, TheTypeIsEchoedEverywhere) {
  Scene scene;
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "type"),
            "SESSION_DEFAULT");
  EXPECT_EQ(at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/session-close"), "type"),
            "SESSION_DEFAULT");
}

// --- 4, 5, 6: codes -----------------------------------------------------------------------------

TEST(RowE04, NumericCodesHaveDigitsOnlyAndTheFormatIsSpelledAlphanum) {
  Bench b;
  const OpenContext numeric = b.open_context("numeric");
  EXPECT_EQ(numeric.code.find_first_not_of("0123456789"), std::string::npos);
  const OpenContext other = b.open_context("alphanum");
  EXPECT_EQ(at(b.get(other.payer, "vouchers/contexts/" + other.id), "format"), "alphanum");
}

TEST(RowE04, TheOtherSpellingIsUnderstood) {
  Bench b;
  const OpenContext context = b.open_context("alphanumeric");
  EXPECT_EQ(at(b.get(context.payer, "vouchers/contexts/" + context.id), "format"), "alphanum");
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

TEST(RowE05, CodesAreComparedWithoutCase) {
  Bench b;
  const OpenContext context = b.open_context();
  EXPECT_EQ(b.sign_in_with(lower(context.code)).status, 200);
}

TEST(RowE05, StrictComparesCodesExactly) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  EXPECT_THAT(b.sign_in_with(lower(context.code)), IsError(400, "invalid_credentials"));
  EXPECT_EQ(b.sign_in_with(context.code).status, 200);
}

TEST(RowE06, ACodeOfOneKindIsNeverOneOfAnother) {
  Scene scene;
  const Answer opened = scene.call(Who::Payee, "POST vouchers/sessions/session-open", kOpen);
  const Answer reserved =
      scene.call(Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"{code}"})");
  for (const Answer* answer : {&opened, &reserved}) {
    EXPECT_THAT(scene.bench().sign_in_with(at(*answer, "code")),
                IsError(400, "invalid_credentials"));
  }
}

// --- 7, 8: limits -------------------------------------------------------------------------------

int good_calls(Scene& scene, Who who, std::string_view line, std::string_view body, int tries) {
  int good = 0;
  for (int i = 0; i < tries; ++i) good += scene.call(who, line, body).status == 200 ? 1 : 0;
  return good;
}

Options limits(Limits limits) {
  Options options = Bench::unlimited();
  options.limits = limits;
  return options;
}

TEST(RowE07, RelaxedAllowsThreeHundredReadsAMinute) {
  Scene scene(limits(Limits::Relaxed));
  const auto reads = [&] {
    return good_calls(scene, Who::Payee, "GET vouchers/sessions/{session}", "", 310);
  };
  EXPECT_EQ(reads(), 300);
  scene.bench().advance(59'999ms);
  EXPECT_EQ(reads(), 0);
  scene.bench().advance(1ms);
  EXPECT_EQ(reads(), 300);
}

TEST(RowE07, RelaxedAllowsSixtyWritesAMinute) {
  Scene scene(limits(Limits::Relaxed));
  EXPECT_EQ(
      good_calls(scene, Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher", "{}", 70),
      60);
}

/// Under the published limits even the scene could not be set up.
struct Published {
  explicit Published(Options options = limits(Limits::Published)) : bench(options) {
    context = bench.open_context();
    session = "vouchers/sessions/" + bench.open_session(context);
  }
  int good_reads(int tries) {
    int good = 0;
    for (int i = 0; i < tries; ++i) good += bench.get(context.payee, session).status == 200 ? 1 : 0;
    return good;
  }
  Bench bench;
  OpenContext context;
  std::string session;
};

TEST(RowE07, PublishedAllowsTenReadsInTenMinutes) {
  Published p;
  EXPECT_EQ(p.good_reads(15), 10);
  p.bench.advance(600s);
  EXPECT_EQ(p.good_reads(15), 10);
}

TEST(RowE07, SessionGetCanCountAsAWrite) {
  Options options = limits(Limits::Published);
  options.session_get_counts_as_write = true;
  Published p(options);
  EXPECT_EQ(p.good_reads(15), 5);
}

TEST(RowE07, NothingIsCountedWhenLimitsAreOff) {
  Scene scene;
  EXPECT_EQ(good_calls(scene, Who::Payee, "GET vouchers/{reserved}", "", 1000), 1000);
}

TEST(RowE07, RetryAfterIsSentOnlyWhenConfigured) {
  Options options = limits(Limits::Published);
  for (const bool is_configured : {false, true}) {
    if (is_configured) options.retry_after_seconds = 30;
    Published p(options);
    ASSERT_EQ(p.good_reads(11), 10);
    const Answer refused = p.bench.get(p.context.payee, p.session);
    EXPECT_THAT(refused, IsError(429, "rate_limit"));
    EXPECT_EQ(header(refused, "retry-after"), is_configured ? "30" : "(absent)");
  }
}

TEST(RowE08, EveryEndpointAndEveryTokenCountsForItself) {
  Published p;
  EXPECT_EQ(p.good_reads(11), 10);
  EXPECT_EQ(p.bench.get(p.context.payer, p.session).status, 200) << "another token";
  EXPECT_EQ(p.bench.post(p.context.payee, p.session + "/reserve-voucher").status, 200);
}

TEST(RowE08, WithoutATokenThePeerCounts) {
  Bench b(limits(Limits::Published));
  Call call = b.call("GET", kNobody, "auth/get-challenge");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(b.send(call).status, 200);
  EXPECT_THAT(b.send(call), IsError(429, "rate_limit"));
  call.peer = "192.0.2.2";
  EXPECT_EQ(b.send(call).status, 200);
}

TEST(RowE08, RefusedCallsDoNotCount) {
  Bench b(limits(Limits::Published));
  const Call call = b.call("GET", kNobody, "auth/get-challenge");
  for (int i = 0; i < 50; ++i) {
    static_cast<void>(b.send(call));
    b.advance(1s);
  }
  b.advance(250s);
  EXPECT_EQ(b.send(call).status, 200) << "300 s after the first five";
}

TEST(RowE08, NegotiationsAreOneAMinute) {
  Scene scene(limits(Limits::Relaxed));
  EXPECT_EQ(limit_of(limits(Limits::Published), api::Endpoint::VoucherNegotiate)->requests, 1);
  EXPECT_EQ(limit_of(limits(Limits::Published), api::Endpoint::VoucherNegotiate)->window, 60s);
}

// --- 9, 10, 11: shapes of answers ---------------------------------------------------------------

Answer refused_in(api::ErrorShape shape) {
  Options options = Bench::unlimited();
  options.error_shape = shape;
  Bench b(options);
  return b.sign_in_with("ZZZZZZ");
}

TEST(RowE09, ErrorsAreFlatByDefault) {
  const Answer answer = refused_in(api::ErrorShape::Flat);
  EXPECT_EQ(at(answer, "statusCode"), "400");
  EXPECT_EQ(at(answer, "code"), "invalid_credentials");
  EXPECT_EQ(at(answer, "error"), "Bad Request");
}

TEST(RowE09, ErrorsCanBeNested) {
  EXPECT_EQ(at(refused_in(api::ErrorShape::Nested), "error.code"), "invalid_credentials");
}

TEST(RowE09, ErrorsCanBeThoseOfNest) {
  const Answer answer = refused_in(api::ErrorShape::Nest);
  EXPECT_EQ(at(answer, "statusCode"), "400");
  EXPECT_EQ(at(answer, "code"), "(absent)");
}

TEST(RowE10, PostsAnswer200Or201) {
  Bench plain;
  EXPECT_EQ(plain.get(kNobody, "finance/networks").status, 200);
  Bench nest(with([](Options& o) { o.post_answers_201 = true; }));
  EXPECT_EQ(nest.post(kNobody, "auth/sign-up",
                      R"({"type":"email-password","data":{"email":"a@b","password":"12345678"}})")
                .status,
            201);
  EXPECT_EQ(nest.get(kNobody, "finance/networks").status, 200);
}

TEST(RowE11, ConvertCanAnswerWithoutQuotes) {
  Bench b(with([](Options& o) { o.convert_answers_raw = true; }));
  const Answer answer =
      b.post(kNobody, "finance/currencies/convert",
             R"({"sourceNetwork":"polygon","targetNetwork":"polygon","sourceCurrency":"USDC",)"
             R"("targetCurrency":"EURC","sourceCurrencyAddress":"","targetCurrencyAddress":"",)"
             R"("amount":"100"})");
  EXPECT_EQ(answer.body, "92.15");
  EXPECT_THAT(answer.content_type, HasSubstr("text/html"));
}

// --- 12: pages of other origins -----------------------------------------------------------------

Answer from_origin(Bench& b, std::string_view method, std::string_view origin) {
  Call call = b.call(method, kNobody, "finance/networks");
  call.origin = origin;
  return b.send(call);
}

TEST(RowE12, PreflightsAreAnswered) {
  Bench b;
  const Answer answer = from_origin(b, "OPTIONS", "https://shop.test");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(header(answer, "access-control-allow-origin"), "*");
  EXPECT_EQ(header(answer, "access-control-allow-headers"),
            "authorization, content-type, x-api-key, x-client-secret");
  EXPECT_EQ(header(answer, "access-control-max-age"), "600");
}

TEST(RowE12, OnlyListedOriginsMayRead) {
  Bench b(with([](Options& o) { o.cors_origins = {"https://shop.test"}; }));
  EXPECT_EQ(header(from_origin(b, "GET", "https://shop.test"), "access-control-allow-origin"),
            "https://shop.test");
  EXPECT_EQ(header(from_origin(b, "GET", "https://shop.test"), "vary"), "origin");
  for (const char* method : {"GET", "OPTIONS"}) {
    EXPECT_EQ(header(from_origin(b, method, "https://evil.test"), "access-control-allow-origin"),
              "(absent)");
  }
}

TEST(RowE12, WithoutCorsNothingIsAllowed) {
  Bench b(with([](Options& o) { o.cors = false; }));
  EXPECT_EQ(from_origin(b, "OPTIONS", "https://shop.test").status, 405);
  EXPECT_EQ(header(from_origin(b, "GET", "https://shop.test"), "access-control-allow-origin"),
            "(absent)");
}

TEST(RowE12, RetryAfterIsExposedUnlessSwitchedOff) {
  Bench open;
  EXPECT_EQ(header(from_origin(open, "GET", "https://shop.test"), "access-control-expose-headers"),
            "retry-after");
  Bench closed(with([](Options& o) { o.expose_retry_after = false; }));
  EXPECT_EQ(
      header(from_origin(closed, "GET", "https://shop.test"), "access-control-expose-headers"),
      "(absent)");
}

TEST(RowE12, ErrorsCanBeReadToo) {
  Bench b;
  Call call = b.call("GET", kNobody, "vouchers/vch_1");
  call.origin = "https://shop.test";
  EXPECT_EQ(header(b.send(call), "access-control-allow-origin"), "*");
}

// --- 13, 14, 15: lifetimes ----------------------------------------------------------------------

TEST(RowE13, TokensLiveFifteenMinutes) {
  Scene scene;
  scene.bench().advance(15min - 120s - 1ms);  // the scene took 120 s to set up
  EXPECT_EQ(scene.call(Who::Payee, "GET vouchers/{reserved}").status, 200);
  scene.bench().advance(1ms);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{reserved}"), IsError(401, "unauthorized"));
}

TEST(RowE13, TheirLifeIsConfigurable) {
  Bench b(with([](Options& o) { o.token_life = 2s; }));
  const OpenContext context = b.open_context();
  b.advance(2s);
  EXPECT_THAT(b.get(context.payer, "vouchers"), IsError(401, "unauthorized"));
}

TEST(RowE13, ASecondSignInLeavesTheFirstTokenAlone) {
  Bench b;
  const OpenContext context = b.open_context();
  const As second{.token = at(b.sign_in_with(context.code), "authorization.token"), .api_key = {}};
  EXPECT_NE(second.token, context.payee.token);
  const std::string voucher = "vouchers/" + b.reserve(context);
  EXPECT_EQ(b.get(second, voucher).status, 200);
  EXPECT_EQ(b.get(context.payee, voucher).status, 200);
}

TEST(RowE14, ACodeIsGoodForTenMinutes) {
  Bench b;
  const OpenContext context = b.open_context();
  b.advance(10min - 1ms);
  EXPECT_EQ(b.sign_in_with(context.code).status, 200);
  b.advance(1ms);
  EXPECT_THAT(b.post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}}),
              IsError(400, "invalid_code"));
  EXPECT_THAT(b.post(context.payee, "vouchers/sessions/session-open",
                     {{"code", context.code}, {"type", "SESSION_DEFAULT"}}),
              IsError(400, "invalid_code"));
  EXPECT_THAT(b.sign_in_with(context.code), IsError(400, "invalid_credentials"));
}

TEST(RowE14, ASessionOutlivesItsCode) {
  Bench b;
  const OpenContext context = b.open_context();
  const std::string session = b.open_session(context);
  b.advance(10min);
  EXPECT_THAT(b.post(context.payee, "vouchers/sessions/" + session + "/reserve-voucher"),
              HasStatus("RESERVED"));
}

TEST(RowE15, ExpiryIsSeenByTheNextRead) {
  Scene scene;
  scene.bench().advance(120s - 1ms);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{redeemed}"), HasStatus("REDEEMED"));
  scene.bench().advance(1ms);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{redeemed}"), HasStatus("EXPIRED"));
}

TEST(RowE15, ExpiryHappensWithoutAReadToo) {
  Scene scene;
  scene.bench().advance(120s);
  scene.bench().server().advance(scene.bench().now());
  const auto& vouchers = scene.bench().storage().committed().vouchers;
  EXPECT_EQ(std::count_if(vouchers.begin(), vouchers.end(),
                          [](const Voucher& voucher) {
                            return voucher.status == api::VoucherStatus::Expired;
                          }),
            5);
}

TEST(RowE15, WhatIsTerminalDoesNotExpire) {
  Scene scene;
  scene.bench().advance(1h);
  scene.bench().server().advance(scene.bench().now());
  const auto& state = scene.bench().server().state();
  EXPECT_EQ(state.find_voucher(scene.named("resolved"))->status, api::VoucherStatus::Resolved);
  EXPECT_EQ(state.find_voucher(scene.named("discarded"))->status, api::VoucherStatus::Discarded);
}

// --- 16: invented codes stand in refusals_test.cpp, each marked; here that nothing else is --------

TEST(RowE16, DocumentedErrorsAreNotMarkedAsInvented) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{redeemed}/redeem-voucher", kTerms),
              Not(IsInvented()));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{expired}/redeem-voucher", kTerms),
              IsInvented());
}

// --- 17, 18: sessions ---------------------------------------------------------------------------

TEST(RowE17, StrictWantsTheJoinBeforeTheFirstReserve) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  const std::string session = "vouchers/sessions/" + b.open_session(context);
  const Answer refused = b.post(context.payee, session + "/reserve-voucher");
  EXPECT_THAT(refused, IsError(400, "session_not_joined"));
  EXPECT_THAT(refused, IsInvented());
  ASSERT_EQ(b.post(context.payer, session + "/session-join").status, 200);
  EXPECT_THAT(b.post(context.payee, session + "/reserve-voucher"), HasStatus("RESERVED"));
}

TEST(RowE17, LenientReservesWithoutAJoin) {
  Scene scene;
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "joinedAt"), "(absent)");
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"),
              HasStatus("RESERVED"));
}

TEST(RowE17, APayerCanJoinByTheSessionsCode) {
  Scene scene;
  const std::string code = at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "code");
  EXPECT_THAT(scene.call(Who::OtherPayer, "POST vouchers/sessions/" + code + "/session-join"),
              IsError(404, "not_found"));
  EXPECT_EQ(
      at(scene.call(Who::Payer, "POST vouchers/sessions/" + lower(code) + "/session-join"), "id"),
      scene.named("session"));
}

TEST(RowE17, AJoinShowsInTheSession) {
  Scene scene;
  const Answer read = scene.call(Who::Payee, "GET vouchers/sessions/{joined}");
  EXPECT_NE(at(read, "joinedAt"), "(absent)");
  EXPECT_EQ(at(read, "payers.0.address"), "0x52908400098527886E0F7030069857D2E4169EE7");
}

TEST(RowE18, SessionsListWholeVouchers) {
  Scene scene;
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher").status, 200);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0.status"),
            "RESERVED");
}

TEST(RowE18, SessionsCanListBareIds) {
  Scene scene(with([](Options& o) { o.sessions_list_bare_ids = true; }));
  const std::string id =
      at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0"), id);
}

// --- 19: partial replies: the reference's shapes stand in rows_b_test.cpp ------------------------

TEST(RowE19, FuzzedRepliesLackAndAddMembersButKeepIdAndStatus) {
  Scene scene(with([](Options& o) { o.fuzz_replies = true; }));
  int lacking = 0;
  for (int i = 0; i < 50; ++i) {
    const Answer answer = scene.call(Who::Payee, "GET vouchers/{redeemed}");
    EXPECT_THAT(answer, HasStatus("REDEEMED"));
    EXPECT_EQ(at(answer, "id"), scene.named("redeemed"));
    EXPECT_THAT(answer.body, HasSubstr("xUnknown"));
    lacking += at(answer, "expiresAt") == "(absent)" ? 1 : 0;
  }
  EXPECT_GT(lacking, 0);
  EXPECT_LT(lacking, 50);
}

// --- 20, 21, 22: terms; amounts stand in refusals_test.cpp ---------------------------------------

TEST(RowE20, StrictWantsAListedCurrency) {
  for (const bool is_strict : {false, true}) {
    Bench b(is_strict ? strict() : Bench::unlimited());
    const OpenContext context = b.open_context();
    std::string terms = kTerms;
    terms.replace(terms.find("EURC"), 4, "GOLD");
    const Answer answer =
        b.post(context.payee, "vouchers/" + b.reserve(context) + "/redeem-voucher", terms);
    EXPECT_EQ(answer.status, is_strict ? 400 : 200);
  }
}

TEST(RowE21, PayeeInfoIsEchoed) {
  Scene scene;
  const std::string terms =
      kTerms.substr(0, kTerms.size() - 1) + R"(,"payeeInfo":{"shop":"Kiosk Nine"}})";
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms).status, 200);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/{reserved}"), "payeeInfo.shop"), "Kiosk Nine");
}

TEST(RowE21, PayeeInfoHasTwoKibibytes) {
  Scene scene;
  const std::string terms = kTerms.substr(0, kTerms.size() - 1) + R"(,"payeeInfo":{"a":")" +
                            std::string(2048, 'x') + R"("}})";
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms),
              IsError(400, "validation_failed"));
}

TEST(RowE22, RefusalsNameTheFieldAndTheRule) {
  Scene scene;
  std::string terms = kTerms;
  terms.replace(terms.find(R"("100")"), 5, R"("0")");
  const Answer answer = scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms);
  EXPECT_EQ(at(answer, "message"), "expectedPayment.amount: must be greater than zero");
}

// --- 23: nothing de-duplicates, and answers can get lost ------------------------------------------

TEST(RowE23, ALostAnswerDoesNotUndoTheCall) {
  Scene scene;
  ASSERT_TRUE(scene.bench().server().mishaps().add(
      {.endpoint = api::Endpoint::SessionReserve, .kind = MishapKind::Drop, .body = {}}));
  EXPECT_TRUE(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher")
                  .transit.is_dropped);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0.status"),
            "RESERVED");
}

TEST(RowE23, TheSameReserveTwiceReservesTwice) {
  Scene scene;
  const auto reserve = [&] {
    return at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  };
  EXPECT_NE(reserve(), reserve());
}

// --- 24: no webhooks for vouchers: there is nothing to set up -------------------------------------

TEST(RowE24, ThereAreNoWebhooks) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST webhooks", "{}"), IsError(404, "not_found"));
}

// --- 25: payment ids ----------------------------------------------------------------------------

TEST(RowE25, OnlyThePayerSeesThePaymentsId) {
  Scene scene;
  for (const char* line : {"GET vouchers/{redeemed}", "GET vouchers/{custom}"}) {
    EXPECT_TRUE(at(scene.call(Who::Payer, line), "payments.0.id").starts_with("pay_")) << line;
    EXPECT_EQ(at(scene.call(Who::Payee, line), "payments.0.id"), "(absent)") << line;
  }
}

TEST(RowE25, StrictWantsThatIdOnTheReceipt) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  const std::string voucher = "vouchers/" + b.redeemed(context);
  EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher", kReceipts),
              IsError(400, "validation_failed"));
  const std::string id = at(b.get(context.payer, voucher), "payments.0.id");
  EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher",
                     R"({"receipts":[{"paymentId":")" + id + R"("}]})"),
              HasStatus("RESOLVED"));
}

TEST(RowE25, LenientTakesAnyId) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/{redeemed}/resolve-voucher", kReceipts),
              HasStatus("RESOLVED"));
}

// --- 26, 27: closing ----------------------------------------------------------------------------

TEST(RowE26, ClosingASessionLeavesItsVouchersAlone) {
  Scene scene;
  const std::string id =
      at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  ASSERT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/{session}/session-close"),
              HasStatus("CLOSED"));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/" + id + "/redeem-voucher", kTerms),
              HasStatus("REDEEMED"));
}

TEST(RowE26, ThePayerMayCloseToo) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/sessions/{session}/session-close"),
              HasStatus("CLOSED"));
}

TEST(RowE27, APayeeIdHasSixtyFourCharacters) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/contexts/{context}/context-close",
                         R"({"payeeId":")" + std::string(64, 'p') + R"("})"),
              HasStatus("CLOSED"));
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/contexts/{context}/context-close",
                         R"({"payeeId":null})"),
              IsError(400, "already_closed"));
}

// --- 28, 29, 30: finance ------------------------------------------------------------------------

TEST(RowE28, FinanceNeedsNoTokenAndTakesAny) {
  Scene scene;
  for (const Who who : {Who::Nobody, Who::Payer, Who::Payee}) {
    EXPECT_EQ(scene.call(who, "GET finance/currencies").status, 200);
  }
}

TEST(RowE29, TheFeeIsAKnob) {
  Scene scene(with([](Options& o) { o.fx_fee_basis_points = 0; }));
  EXPECT_EQ(at(scene.call(Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher", kSupplied),
               "suppliedPayment.amount"),
            "108.51872")
      << "rounded up: the payee never gets less";
}

TEST(RowE30, TheCatalogueIsTheDocumentations) {
  Bench b;
  const Answer all = b.get(kNobody, "finance/currencies?network=polygon");
  EXPECT_EQ(at(all, "0.symbol"), "EURC");
  EXPECT_EQ(at(all, "0.address"), "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b");
  EXPECT_EQ(at(all, "1.address"), "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");
}

// --- 31 to 36 -----------------------------------------------------------------------------------

TEST(RowE31, IdsOfOtherProductsAreStrangers) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/vchr_1"), IsError(404, "not_found"));
}

TEST(RowE32, LiteralsWinOverIdsAndSlashesAreOptional) {
  Scene scene;
  EXPECT_EQ(scene.call(Who::Payer, "GET vouchers/contexts").body,
            scene.call(Who::Payer, "GET vouchers/contexts/").body);
  EXPECT_EQ(scene.call(Who::Payer, "GET vouchers").body,
            scene.call(Who::Payer, "GET vouchers/").body);
  EXPECT_THAT(scene.call(Who::Payer, "GET vouchers/none"), IsError(404, "not_found"));
}

TEST(RowE33, NoAnswerHasALinkInIt) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "GET vouchers/contexts/{context}").body,
              Not(HasSubstr("://")));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/session-open", kOpen).body,
              Not(HasSubstr("://")));
}

TEST(RowE34, AResourceTokenSeesItsContextOnly) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::OtherPayee, "GET vouchers/{redeemed}"), IsError(404, "not_found"));
  EXPECT_THAT(scene.call(Who::OtherPayee, "GET vouchers/sessions/{session}"),
              IsError(404, "not_found"));
}

TEST(RowE34, TheWrongKindOfTokenIsForbidden) {
  Scene scene;
  for (const char* line :
       {"POST vouchers/{redeemed}/resolve-voucher", "POST vouchers/contexts/context-open"}) {
    const Answer answer = scene.call(Who::Payee, line, "{}");
    EXPECT_THAT(answer, IsError(403, "forbidden")) << line;
    EXPECT_THAT(answer, IsInvented()) << line;
  }
}

TEST(RowE35, AMerchantsServerCanReadWhatTheBrowserDid) {
  Scene scene(profile(Profile::Both));
  const Answer read = scene.call(Who::Business, "GET vouchers/{resolved}");
  EXPECT_THAT(read, HasStatus("RESOLVED"));
  EXPECT_EQ(at(read, "expectedPayment.amount"), "100");
  EXPECT_EQ(at(read, "expectedPayment.wallet.address"),
            "0x52908400098527886E0F7030069857D2E4169EE7");
}

// 36, the controls, stands in control_test.cpp.

}  // namespace
}  // namespace bleepay::sandbox
