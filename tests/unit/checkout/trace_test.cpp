// Traces: what is recorded, what never is, and that a machine does the same again by them. Every
// other test of this room is recorded and told again, too (bench.cpp).
#include "checkout/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checkout/replay.h"
#include "support/fixture.h"
#include "support/golden.h"
#include "support/matchers.h"
#include "unit/checkout/bench.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

/// Two items of which one is approved and one expires, with a look in between that brings nothing.
std::string two_items_trace() {
  Bench b;
  bring_to_wallet(b);
  const auto look = [&](const char* first, const char* second) {
    b.advance_until_asked();
    b.reply(listing({voucher("vch_1", first, "shoes"), voucher("vch_2", second, "socks")}));
  };
  look("REDEEMED", "REDEEMED");
  look("REDEEMED", "REDEEMED");
  look("RESOLVED", "EXPIRED");
  b.wish(Finish{});
  b.reply(kClosed);
  return b.recorded();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from << " in " << text;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

/// How many steps are the same, and how many there are.
std::pair<std::size_t, std::size_t> told_again(const std::string& text) {
  auto replay = Replay::of(text);
  EXPECT_THAT(replay, support::IsOk());
  if (!replay) return {0, 0};
  Replay again = *std::move(replay);
  std::size_t same = 0;
  while (!again.is_over()) same += again.next().is_same() ? 1u : 0u;
  return {same, again.taken()};
}

TEST(Trace, IsReadAsItWasWritten) {
  const std::string text = two_items_trace();
  const auto trace = read_trace(text);
  ASSERT_THAT(trace, support::IsOk());
  EXPECT_EQ(write_trace(*trace), text);
  EXPECT_EQ(trace->steps.back().phase, "done");
  EXPECT_FALSE(trace->is_full);
}

TEST(Trace, SaysWhatAMerchantCanRead) {
  const auto trace = read_trace(two_items_trace());
  ASSERT_THAT(trace, support::IsOk());
  std::string text;
  for (const TraceStep& step : trace->steps) {
    text += std::to_string(step.mono_ms - trace->mono_ms) + " " + step.what;
    if (!step.text.empty()) text += " " + step.text;
    if (step.reply) text += " " + step.reply->delivery + " " + std::to_string(step.reply->status);
    if (step.reply && step.reply->is_repeated) text += " repeated";
    if (step.reply && step.reply->body) text += " " + step.reply->body->text;
    text += "\n  " + step.phase + "\n";
  }
  support::expect_golden("checkout/trace.txt", text);
}

TEST(Trace, ADifferenceShowsWhereItBegins) {
  const std::string text = two_items_trace();
  EXPECT_EQ(told_again(text).first, told_again(text).second);
  const auto other = told_again(replaced(text, R"("status":"RESOLVED")", R"("status":"EXPIRED")"));
  EXPECT_LT(other.first, other.second);
  EXPECT_GT(other.first, 5u) << "what came before is the same";
  const auto dearer = told_again(replaced(text, R"("amount":"100")", R"("amount":"101")"));
  EXPECT_LT(dearer.first, dearer.second);
}

TEST(Trace, CountdownsAreNotKept) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance(1s);
  const std::size_t before = read_trace(b.recorded())->steps.size();
  for (int i = 0; i < 5; ++i) b.advance(100ms);
  EXPECT_EQ(read_trace(b.recorded())->steps.size(), before);
  b.step_wall(3s);
  EXPECT_EQ(read_trace(b.recorded())->steps.size(), before + 1) << "a leap of the clock is news";
}

TEST(Trace, ALostRecordIsLostAgain) {
  Bench b("one-item");
  b.keeps_records = false;
  bring_to_session(b);
  EXPECT_THAT(b.recorded(), HasSubstr(R"("lost":[1])"));
  EXPECT_THAT(b.messages(), ::testing::Contains(MessageKey::RecordNotKept));
}

TEST(Trace, TheRecordOfAnEarlierVisitIsPartOfIt) {
  std::optional<std::string> record;
  {
    Bench b("one-item");
    bring_to_wallet(b);
    record = b.record();
  }
  ASSERT_THAT(*record, HasSubstr("D4E5F6"));
  Bench again("one-item", {}, record);
  EXPECT_THAT(again.recorded(), HasSubstr(R"("sessionCode":"CODE01")"));
  again.type("K7M4Q2");
  again.reply(token());
  again.reply(listing({voucher("vch_1", "REDEEMED")}));
  EXPECT_EQ(again.status("shoes"), ItemStatus::AwaitingWallet);
}

TEST(Trace, ARecordNobodyCanReadStaysUnread) {
  Bench b("one-item", {}, "K7M4Q2 and other rubbish");
  b.type("K7M4Q2");
  b.reply(token());
  EXPECT_THAT(b.recorded(), HasSubstr(R"("isRecordUnreadable":true)"));
  EXPECT_THAT(b.recorded(), Not(HasSubstr("rubbish")));
}

TEST(Trace, EndsWhereItWouldGrowWithoutEnd) {
  const Order order = fixture_order("one-item");
  const Now now = support::FakeClock().now();
  Machine machine(order, {}, std::nullopt, now);
  Recorder recorder(order, {}, std::nullopt, now);
  for (int i = 0; i < 5000; ++i) {
    recorder.on_submit(Visibility{i % 2 == 0}, now);
    (void)machine.submit(Visibility{i % 2 == 0}, now);
    recorder.on_rest(machine);
  }
  const std::string text = recorder.trace();
  EXPECT_LT(text.size(), 2 * kTraceBytesMax);
  const auto trace = read_trace(text);
  ASSERT_THAT(trace, support::IsOk());
  EXPECT_TRUE(trace->is_full);
  EXPECT_EQ(told_again(text).first, trace->steps.size());
}

// --- secrets -------------------------------------------------------------------------------------

TEST(Trace, HostTokenIsNotKept) {
  Bench b("one-item", {.auth = AuthMode::Host});
  b.type("K7M4Q2");
  b.wish(SupplyToken{api::Token("canary.of.the.page")});
  EXPECT_THAT(b.recorded(), HasSubstr(R"("do":"token","text":"token-00)"));
}

TEST(Trace, ApiKeyIsNotKept) {
  Bench b("one-item", {.auth = AuthMode::ApiKey, .api_key = Credential("canary.key")});
  b.type("K7M4Q2");
  EXPECT_EQ(b.open(), 1u);
}

TEST(Trace, WrongCodesAreAsWrongAgain) {
  Bench b("one-item");
  for (const char* typed : {"", "K7M4Q2X", "K7M", "K7M4Q!", " - "}) {
    EXPECT_FALSE(b.type(typed).accepted);
    EXPECT_THAT(b.recorded(), Not(HasSubstr("K7M")));
  }
}

TEST(Trace, ACodeOfDigitsIsNoNumberEither) {
  Bench b("one-item");
  b.type("482916");
  b.reply(token());
  b.reply(R"({"id":"ses_1","status":"OPEN","vouchers":[{"id":"v","status":"RESERVED",)"
          R"("extras":[482916,14829160,482916.5,1]}]})");
  EXPECT_THAT(b.recorded(), HasSubstr(R"("extras":[0,0,0,1])"));
}

TEST(Trace, OptionsAreWrittenAsTheyAre) {
  for (const AuthMode auth :
       {AuthMode::ContextCode, AuthMode::Host, AuthMode::ApiKey, AuthMode::None}) {
    const Bench b("one-item", {.auth = auth,
                               .in_flight = 64,
                               .planner = PlannerKind::Fast,
                               .enforce_published_limits = false,
                               .resume_old_vouchers = false,
                               .seed = 0xFFFFFFFFFFFFFFFF});
    const auto trace = read_trace(b.recorded());
    ASSERT_THAT(trace, support::IsOk());
    EXPECT_EQ(trace->options.auth, auth);
    EXPECT_EQ(trace->options.in_flight, 64);
    EXPECT_EQ(trace->options.planner, PlannerKind::Fast);
    EXPECT_FALSE(trace->options.enforce_published_limits);
    EXPECT_FALSE(trace->options.resume_old_vouchers);
    EXPECT_EQ(trace->options.seed, 0xFFFFFFFFFFFFFFFF);
    EXPECT_EQ(write_trace(*trace), b.recorded());
  }
}

/// Replies in which a secret stands where none belongs.
const bool kEchoes =
    support::test_each_row("TraceEcho", "checkout/echoes.txt", [](const support::Row& row) {
      Bench b("one-item");
      b.does_same_again = row["same"] == "yes";
      b.type("K7M4Q2");
      b.reply(std::stoi(row["sign in status"]), row["sign in"]);
      if (b.open() > 0) b.reply(std::stoi(row["then status"]), row["then"]);
      // The bench looks for both secrets when it goes.
      EXPECT_THAT(b.recorded(), Not(HasSubstr("K7M4Q2")));
    });

// --- files that are none -------------------------------------------------------------------------

const bool kBadTraces =
    support::test_each_row("BadTrace", "checkout/bad_traces.txt", [](const support::Row& row) {
      static const std::string good = two_items_trace();
      const std::string text =
          row["put"] == "-" ? row["for"] : replaced(good, row["for"], row["put"]);
      const auto replay = Replay::of(text);
      ASSERT_FALSE(replay.ok());
      EXPECT_EQ(std::string(to_string(replay.fault().kind)), row["fault"])
          << describe(replay.fault());
      EXPECT_EQ(replay.fault().path, row["path"]);
    });

}  // namespace
}  // namespace bleepay::checkout
