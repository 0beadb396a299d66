// Traces of odd replies: what is kept of them, what stands in for a secret, what is no trace.
#include "checkout/redaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "checkout/recorder.h"
#include "checkout/replay.h"
#include "checkout/trace.h"
#include "support/matchers.h"
#include "unit/checkout/bench.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using support::IsFault;
using ::testing::HasSubstr;

HttpReply reply(int status, const std::string& body) {
  return {Delivery::Answered, status, body, std::nullopt};
}

std::string kept(const std::string& body, bool is_sign_in = false, int status = 200) {
  Redaction redaction;
  const auto text = redaction.body(reply(status, body), is_sign_in);
  return text ? text->text : "nothing";
}

TEST(Redaction, KeepsNothingOfASignInButThatThereWasAToken) {
  EXPECT_EQ(kept(R"({"authorization":{"token":"canary","refresh":"canary"},"user":"me"})", true),
            R"({"authorization":{"token":"token-001"}})");
  EXPECT_EQ(kept(R"({"authorization":{"token":""}})", true), R"({"authorization":{"token":""}})");
  for (const char* body : {R"({"token":"canary"})", R"({"authorization":{}})",
                           R"({"authorization":{"token":null}})", R"([])", R"("canary")"}) {
    EXPECT_EQ(kept(body, true), "{}") << body;
  }
}

TEST(Redaction, KeepsTheKindOfWhatIsNoText) {
  EXPECT_EQ(kept(R"({"status":true,"id":null,"amount":1.50,"type":false})"),
            R"({"status":true,"id":null,"amount":1.50,"type":false})");
}

TEST(Redaction, PutsAStandInWhereACodeIs) {
  EXPECT_EQ(kept(R"({"code":"482916","vouchers":[{"code":"482916"},{"code":"482917"}]})"),
            R"({"code":"CODE01","vouchers":[{"code":"CODE01"},{"code":"CODE02"}]})");
  EXPECT_EQ(kept(R"({"code":""})"), R"({"code":""})");
  EXPECT_EQ(kept(R"({"code":482916})"), R"({"code":false})") << "no text stays none";
  EXPECT_EQ(kept(R"({"code":null})"), R"({"code":null})");
}

TEST(Redaction, SaysOfPayersOnlyHowManyThereAre) {
  EXPECT_EQ(kept(R"({"payers":[{"address":"0x5201"},{"address":"0x5202"}]})"),
            R"({"payers":[{"address":"payer"},{"address":"payer"}]})");
  EXPECT_EQ(kept(R"({"payers":[{},{"address":5}]})"), R"({"payers":[null,null]})");
  EXPECT_EQ(kept(R"({"payers":[]})"), R"({"payers":[]})");
  EXPECT_EQ(kept(R"({"payers":null})"), R"({"payers":null})");
}

TEST(Redaction, KeepsOfAnErrorItsCode) {
  for (const int status : {100, 199, 300, 400, 599}) {
    EXPECT_EQ(kept(R"({"code":"not_found","message":"no K7M4Q2"})", false, status),
              R"({"code":"not_found"})")
        << status;
  }
  EXPECT_EQ(kept("<html>", false, 404), "nothing");
  EXPECT_EQ(kept("<html>"), "nothing");
}

TEST(Redaction, ConcealsACodeThatAnErrorRepeats) {
  Redaction redaction;
  EXPECT_EQ(redaction.stand_in_of_typed(api::ContextCode("K7M4Q2")), "CODE01");
  EXPECT_EQ(redaction.body(reply(400, R"({"code":"bad_k7m4q2"})"), false)->text,
            R"({"code":"concealed"})");
  EXPECT_EQ(redaction.body(reply(400, R"({"code":"bad_k7m4q3"})"), false)->text,
            R"({"code":"bad_k7m4q3"})");
}

TEST(Redaction, RepliesThatNeverCameHaveNoBody) {
  Redaction redaction;
  EXPECT_FALSE(redaction.body({Delivery::TimedOut, 0, "{}", std::nullopt}, false));
}

// --- the recorder --------------------------------------------------------------------------------

TEST(Recorded, ReplyToNobodyHasNoBody) {
  const Order order = fixture_order("one-item");
  const Now now = support::FakeClock().now();
  Machine machine(order, {}, std::nullopt, now);
  Recorder recorder(order, {}, std::nullopt, now);
  recorder.on_deliver(RequestId{7}, reply(200, token()), now);
  machine.deliver(RequestId{7}, reply(200, token()), now);
  recorder.on_rest(machine);
  const auto trace = read_trace(recorder.trace());
  ASSERT_THAT(trace, support::IsOk());
  ASSERT_EQ(trace->steps.size(), 1u);
  EXPECT_EQ(trace->steps[0].reply->id, 7);
  EXPECT_EQ(trace->steps[0].reply->status, 200);
  EXPECT_FALSE(trace->steps[0].reply->body);
}

/// A POST as a trace tells it.
std::string told(const std::string& target, const std::string& body) {
  HttpRequest request;
  request.method = Method::Post;
  request.target = target;
  request.body = body;
  return describe(Send{RequestId{1}, request});
}

TEST(Recorded, CommandsAreToldInALineWithoutSecrets) {
  for (const std::string target : {"auth/sign-in", "vouchers/sessions/session-open"}) {
    EXPECT_EQ(told(target, R"({"code":"K7M4Q2"})"), "POST " + target);
  }
  EXPECT_EQ(describe(StoreRecord{"key", "a record nobody can read"}), "store");
  EXPECT_EQ(describe(EraseRecord{"key"}), "erase");
}

TEST(Recorded, BodiesWithoutACodeAreToldApart) {
  const std::string redeem = "vouchers/vch_1/redeem-voucher";
  EXPECT_EQ(told(redeem, "{}"), "POST " + redeem);
  EXPECT_THAT(told(redeem, R"({"a":1})"), HasSubstr("POST " + redeem + " "));
  EXPECT_NE(told(redeem, R"({"a":1})"), told(redeem, R"({"a":2})"));
}

// --- files that are none -------------------------------------------------------------------------

constexpr std::int64_t kAfterTheYear9999 = 253402300800000;

TEST(TraceLimits, AreSaidWithTheirPlace) {
  Bench b("one-item");
  b.type("K7M4Q2");
  b.reply(429, error("rate_limit"), 5);
  const auto good = read_trace(b.recorded());
  ASSERT_THAT(good, support::IsOk());
  const std::pair<std::function<void(Trace&)>, const char*> rows[] = {
      {[](Trace& t) { t.options.in_flight = 65; }, "options.inFlight"},
      {[](Trace& t) { t.mono_ms = kAfterTheYear9999; }, "mono"},
      {[](Trace& t) { t.wall_ms = kAfterTheYear9999; }, "wall"},
      {[](Trace& t) { t.steps[1].mono_ms = kAfterTheYear9999; }, "steps[1].mono"},
      {[](Trace& t) { t.steps[1].wall_ms = kAfterTheYear9999; }, "steps[1].wall"},
      {[](Trace& t) { t.steps[1].reply->status = 1000; }, "steps[1].reply.status"},
      {[](Trace& t) { t.steps[1].reply->retry_after_ms = kAfterTheYear9999; },
       "steps[1].reply.retryAfterMs"},
  };
  for (const auto& [change, path] : rows) {
    Trace trace = *good;
    change(trace);
    EXPECT_THAT(Replay::of(write_trace(trace)), IsFault(FaultKind::OutOfRange, path));
  }
}

TEST(TraceLimits, SeedHas64Bits) {
  const Bench b("one-item", {.seed = 77});
  for (const char* seed : {"99999999999999999999", "77x", "", "-1"}) {
    std::string text = b.recorded();
    const std::string from = R"("seed":"77")";
    text.replace(text.find(from), from.size(), R"("seed":")" + std::string(seed) + R"(")");
    EXPECT_THAT(Replay::of(text), IsFault(FaultKind::OutOfRange, "options.seed")) << seed;
  }
}

TEST(TraceLimits, OrderThatIsNoneIsSaidAsAWhole) {
  const Bench b("one-item");
  auto trace = read_trace(b.recorded());
  ASSERT_THAT(trace, support::IsOk());
  Trace other = *std::move(trace);
  other.order.text = "[]";
  EXPECT_THAT(Replay::of(write_trace(other)), IsFault(FaultKind::WrongType, "order"));
}

}  // namespace
}  // namespace bleepay::checkout
