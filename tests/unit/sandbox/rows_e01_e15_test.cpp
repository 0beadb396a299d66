// Rows 1 to 15 of the contract's list of inconsistencies and silences, one test or more per row:
// what the sandbox makes of each, switch by switch.
#include <algorithm>

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

using ::testing::HasSubstr;

// --- 1: how a payee authenticates ----------------------------------------------------------------

TEST(RowE01, JuneTakesContextCodesAndNoKeys) {
  Scene scene(profiled(Profile::June));
  EXPECT_EQ(scene.call(Who::Payee, "GET vouchers/{reserved}").status, 200);
  EXPECT_THAT(scene.call(Who::Business, "GET vouchers/{reserved}"), IsError(401, "unauthorized"));
}

TEST(RowE01, JulyTakesKeysAndNoContextCodes) {
  Scene scene(profiled(Profile::July));
  EXPECT_THAT(scene.bench().sign_in_with(scene.named("code")), IsError(400, "invalid_type"));
  EXPECT_THAT(scene.call(Who::Business, "POST vouchers/sessions/session-open", kOpenSession),
              HasStatus("OPEN"));
}

TEST(RowE01, BothTakesEither) {
  Scene scene(profiled(Profile::Both));
  EXPECT_EQ(scene.call(Who::Payee, "GET vouchers/{reserved}").status, 200);
  EXPECT_EQ(scene.call(Who::Business, "GET vouchers/{reserved}").status, 200);
}

TEST(RowE01, AWrongKeyIsNobodys) {
  Scene scene(profiled(Profile::July));
  const Call call = scene.bench().call("GET", {.token = {}, .api_key = "key-2"}, "vouchers/vch_1");
  EXPECT_THAT(scene.bench().send(call), IsError(401, "unauthorized"));
}

// --- 2, 3: the type of a session -----------------------------------------------------------------

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

// --- 4, 5, 6: codes ------------------------------------------------------------------------------

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
  const Answer opened = scene.call(Who::Payee, "POST vouchers/sessions/session-open", kOpenSession);
  const Answer reserved =
      scene.call(Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"{code}"})");
  for (const Answer* answer : {&opened, &reserved}) {
    EXPECT_THAT(scene.bench().sign_in_with(at(*answer, "code")),
                IsError(400, "invalid_credentials"));
  }
}

// --- 7, 8: limits --------------------------------------------------------------------------------

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

// --- 9, 10, 11: shapes of answers ----------------------------------------------------------------

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

// --- 12: pages of other origins ------------------------------------------------------------------

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

// --- 13, 14, 15: lifetimes -----------------------------------------------------------------------

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

}  // namespace
}  // namespace bleepay::sandbox
