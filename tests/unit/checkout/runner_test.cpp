#include "checkout/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "checkout/replay.h"
#include "support/fake_clock.h"
#include "support/matchers.h"
#include "unit/checkout/bench.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::StartsWith;

/// All ports in one fake that writes down what was asked of it, in order.
class Edge : public Transport, public Journal, public Host {
 public:
  void send(RequestId id, HttpRequest request) override {
    log.push_back("send " + request.target);
    open.push_back(id);
  }
  void abort(RequestId) override { log.push_back("abort"); }
  std::optional<std::string> load(std::string_view key) override {
    log.push_back("load " + std::string(key));
    const auto found = records.find(std::string(key));
    if (found == records.end()) return std::nullopt;
    return found->second;
  }
  bool store(std::string_view key, std::string_view record) override {
    log.push_back("store");
    if (is_full) return false;
    records[std::string(key)] = record;
    return true;
  }
  bool erase(std::string_view key) override {
    log.push_back("erase");
    return !is_full && records.erase(std::string(key)) > 0;
  }
  Now now() override { return clock.now(); }
  void wake_at(std::optional<MonoTime> deadline) override { wake = deadline; }
  void on_event(const Event& event) override { log.push_back(std::string(event_name(event))); }
  void on_view_changed() override { ++views; }

  support::FakeClock clock;
  std::map<std::string, std::string> records;
  bool is_full = false;
  std::vector<std::string> log;
  std::vector<RequestId> open;
  std::optional<MonoTime> wake;
  int views = 0;
};

class RunnerTest : public ::testing::Test {
 protected:
  RunnerTest() : runner_(fixture_order("one-item"), {}, edge_, edge_, edge_) {}
  void answer(const std::string& body) {
    const RequestId id = edge_.open.back();
    edge_.open.pop_back();
    runner_.deliver(id, {Delivery::Answered, 200, body, std::nullopt});
  }
  void reach_session() {
    runner_.submit(SubmitCode{api::ContextCode("K7M4Q2")});
    answer(token());
    answer(R"({"id":"ses_1","code":"D4E5F6","status":"OPEN"})");
  }

  Edge edge_;
  Runner runner_;
};

TEST_F(RunnerTest, RecordIsLoadedAtTheBeginning) {
  EXPECT_THAT(edge_.log, ElementsAre("load bleepay.A-1041"));
}

TEST_F(RunnerTest, RecordIsStoredBeforeTheRequestLeaves) {
  runner_.submit(SubmitCode{api::ContextCode("K7M4Q2")});
  edge_.log.clear();
  answer(token());
  EXPECT_THAT(edge_.log,
              ElementsAre("phasechange", "store", "ledger", "send vouchers/sessions/session-open"));
}

TEST_F(RunnerTest, RefusedRecordIsSaidAndWaitedOut) {
  edge_.is_full = true;
  reach_session();
  EXPECT_EQ(runner_.view().messages.at(1).key, MessageKey::RecordNotKept);
  EXPECT_THAT(edge_.log, Not(Contains("send vouchers/sessions/ses_1/reserve-voucher")));
  edge_.clock.advance(125s);
  runner_.wake();
  EXPECT_THAT(edge_.log, Contains("send vouchers/sessions/ses_1/reserve-voucher"));
}

TEST_F(RunnerTest, WakesForWhicheverComesFirst) {
  reach_session();
  answer(R"({"id":"vch_1","status":"RESERVED","expiresAt":"2026-06-09T12:02:00Z"})");
  answer(voucher("vch_1", "REDEEMED"));
  // Without a clock of Bleepay's the expiry is not told, so no countdown ticks: the look is next.
  ASSERT_TRUE(edge_.wake);
  EXPECT_NEAR(static_cast<double>((*edge_.wake - edge_.clock.now().mono).count()), 4000, 800);
  edge_.clock.advance(*edge_.wake - edge_.clock.now().mono);
  edge_.log.clear();
  runner_.wake();
  EXPECT_THAT(edge_.log, ElementsAre("send vouchers/sessions/ses_1"));
}

TEST_F(RunnerTest, ViewIsAnnouncedAfterEveryInput) {
  const int before = edge_.views;
  runner_.submit(SubmitCode{api::ContextCode("K7M4Q2")});
  runner_.wake();
  EXPECT_EQ(edge_.views, before + 2);
}

TEST_F(RunnerTest, AnswersToNobodyAreIgnored) {
  reach_session();
  const View before = runner_.view();
  runner_.deliver(RequestId{999}, {Delivery::Answered, 200, token(), std::nullopt});
  EXPECT_EQ(runner_.view(), before);
}

TEST_F(RunnerTest, RecordGoesWithTheOutcome) {
  reach_session();
  EXPECT_EQ(edge_.records.size(), 1u);
  answer(R"({"id":"vch_1","status":"RESERVED"})");
  answer(voucher("vch_1", "RESOLVED"));
  answer(kClosed);
  EXPECT_EQ(runner_.view().outcome, Outcome::Complete);
  EXPECT_TRUE(edge_.records.empty());
  EXPECT_FALSE(edge_.wake);
}

TEST_F(RunnerTest, RecordThatCannotBeErasedEndsTheCheckoutAllTheSame) {
  reach_session();
  answer(R"({"id":"vch_1","status":"RESERVED"})");
  edge_.is_full = true;
  answer(voucher("vch_1", "RESOLVED"));
  answer(kClosed);
  EXPECT_THAT(edge_.log, Contains("erase"));
  EXPECT_EQ(edge_.log.back(), "outcome");
  EXPECT_EQ(runner_.view().outcome, Outcome::Complete);
  EXPECT_FALSE(edge_.records.empty());
}

TEST_F(RunnerTest, NoTraceIsKeptUnasked) {
  reach_session();
  EXPECT_EQ(runner_.trace(), "");
}

TEST(Runner, TraceThatWasAskedForTellsTheSameAgain) {
  for (const bool is_full : {false, true}) {
    Edge edge;
    edge.is_full = is_full;
    Runner runner(fixture_order("one-item"), {.keeps_trace = true}, edge, edge, edge);
    runner.submit(SubmitCode{api::ContextCode("K7M4Q2")});
    runner.deliver(edge.open.back(), {Delivery::Answered, 200, token(), std::nullopt});
    runner.deliver(edge.open.back(),
                   {Delivery::Answered, 200, R"({"id":"ses_1","status":"OPEN"})", std::nullopt});
    edge.clock.advance(130s);
    runner.wake();
    auto read = Replay::of(runner.trace());
    ASSERT_THAT(read, support::IsOk());
    Replay again = *std::move(read);
    while (!again.is_over()) EXPECT_TRUE(again.next().is_same()) << again.taken();
    EXPECT_EQ(again.taken(), 4u);
    EXPECT_EQ(again.trace().steps[1].lost.empty(), !is_full);
    EXPECT_EQ(runner.trace().find("K7M4Q2"), std::string::npos);
  }
}

TEST(Runner, SecondVisitFindsTheRecord) {
  Edge edge;
  {
    Runner runner(fixture_order("one-item"), {}, edge, edge, edge);
    runner.submit(SubmitCode{api::ContextCode("K7M4Q2")});
    runner.deliver(edge.open.back(), {Delivery::Answered, 200, token(), std::nullopt});
    runner.deliver(edge.open.back(),
                   {Delivery::Answered, 200, R"({"id":"ses_1","status":"OPEN"})", std::nullopt});
  }
  edge.log.clear();
  Runner runner(fixture_order("one-item"), {}, edge, edge, edge);
  runner.submit(SubmitCode{api::ContextCode("K7M4Q2")});
  runner.deliver(edge.open.back(), {Delivery::Answered, 200, token(), std::nullopt});
  EXPECT_THAT(edge.log.back(), "send vouchers/sessions/ses_1");
}

}  // namespace
}  // namespace bleepay::checkout
