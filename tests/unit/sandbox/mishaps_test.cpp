#include "sandbox/mishaps.h"

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

/// What becomes of a reserve that goes wrong, and whether it happened.
struct Outcome {
  const char* name;
  Mishap mishap;
  bool has_happened;
  int status;
};
std::ostream& operator<<(std::ostream& out, const Outcome& row) { return out << row.name; }

Mishap of(MishapKind kind, int status = 503) {
  Mishap mishap;
  mishap.endpoint = api::Endpoint::SessionReserve;
  mishap.kind = kind;
  mishap.status = status;
  mishap.delay = 700ms;
  return mishap;
}

class MishapTest : public ::testing::TestWithParam<Outcome> {
 protected:
  Answer reserve() {
    return scene_.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher");
  }
  Scene scene_;
};

TEST_P(MishapTest, HappensBeforeOrAfterTheCallTakesEffect) {
  ASSERT_TRUE(scene_.bench().server().mishaps().add(GetParam().mishap));
  EXPECT_EQ(reserve().status, GetParam().status);
  const Answer read = scene_.call(Who::Payee, "GET vouchers/sessions/{session}");
  EXPECT_EQ(at(read, "vouchers.0.status"), GetParam().has_happened ? "RESERVED" : "(absent)");
}

TEST_P(MishapTest, HappensOnce) {
  ASSERT_TRUE(scene_.bench().server().mishaps().add(GetParam().mishap));
  static_cast<void>(reserve());
  EXPECT_THAT(reserve(), HasStatus("RESERVED"));
}

const Outcome kOutcomes[] = {
    {"Lose", of(MishapKind::Lose), false, 200},
    {"Drop", of(MishapKind::Drop), true, 200},
    {"Status", of(MishapKind::Status), false, 503},
    {"RateLimit", of(MishapKind::Status, 429), false, 429},
    {"StatusAfter", of(MishapKind::StatusAfter, 502), true, 502},
    {"Html", of(MishapKind::Html), true, 200},
    {"Garbage", of(MishapKind::Garbage), true, 200},
    {"Truncate", of(MishapKind::Truncate), true, 200},
    {"Delay", of(MishapKind::Delay), true, 200},
};
INSTANTIATE_TEST_SUITE_P(Reserve, MishapTest, ::testing::ValuesIn(kOutcomes),
                         [](const auto& row) { return std::string(row.param.name); });

class OneMishap : public ::testing::Test {
 protected:
  Answer networks_after(Mishap mishap) {
    mishap.endpoint.reset();
    EXPECT_TRUE(b_.server().mishaps().add(std::move(mishap)));
    return b_.get(kNobody, "finance/networks");
  }
  Bench b_;
};

TEST_F(OneMishap, DropLeavesNoAnswer) {
  EXPECT_TRUE(networks_after(of(MishapKind::Drop)).transit.is_dropped);
}
TEST_F(OneMishap, HtmlIsAWebPage) {
  EXPECT_THAT(networks_after(of(MishapKind::Html)).content_type, ::testing::HasSubstr("text/html"));
}
TEST_F(OneMishap, GarbageIsNoJson) {
  EXPECT_EQ(at(networks_after(of(MishapKind::Garbage)), "0"), "(no JSON)");
}
TEST_F(OneMishap, GarbageCanBeChosen) {
  Mishap mishap = of(MishapKind::Garbage);
  mishap.body = R"({"id":"x","id":"y"})";
  EXPECT_EQ(networks_after(mishap).body, R"({"id":"x","id":"y"})");
}
TEST_F(OneMishap, TruncateSendsAPart) {
  EXPECT_EQ(networks_after(of(MishapKind::Truncate)).transit.body_bytes, 20U);
}
TEST_F(OneMishap, RetryAfterCanBeAnyText) {
  Mishap mishap = of(MishapKind::Status, 429);
  mishap.retry_after = "1000000000";
  EXPECT_EQ(header(networks_after(mishap), "retry-after"), "1000000000");
}
TEST_F(OneMishap, TheContentTypeCanBeWrong) {
  Mishap mishap = of(MishapKind::Delay);
  mishap.content_type = "text/plain";
  EXPECT_EQ(networks_after(mishap).content_type, "text/plain");
}
TEST_F(OneMishap, DelayHoldsTheAnswerBack) {
  EXPECT_EQ(networks_after(of(MishapKind::Delay)).transit.wait, 700ms);
}

TEST(Mishaps, SkipAndTimesSayWhichCallsGoWrong) {
  Bench b;
  Mishap mishap = of(MishapKind::Status);
  mishap.endpoint = api::Endpoint::Networks;
  mishap.skip = 1;
  mishap.times = 2;
  ASSERT_TRUE(b.server().mishaps().add(mishap));
  std::vector<int> statuses;
  for (int i = 0; i < 4; ++i) statuses.push_back(b.get(kNobody, "finance/networks").status);
  EXPECT_THAT(statuses, ::testing::ElementsAre(200, 503, 503, 200));
}

TEST(Mishaps, OfOneCallLeaveOthersAlone) {
  Bench b;
  ASSERT_TRUE(b.server().mishaps().add(of(MishapKind::Status)));
  EXPECT_EQ(b.get(kNobody, "finance/networks").status, 200);
}

TEST(Mishaps, HaveALimit) {
  Mishaps mishaps;
  for (std::size_t i = 0; i < Mishaps::kMax; ++i) EXPECT_TRUE(mishaps.add(of(MishapKind::Drop)));
  EXPECT_FALSE(mishaps.add(of(MishapKind::Drop)));
}

TEST(Mishaps, KindsAreSpelledOneWay) {
  for (const Outcome& row : kOutcomes) {
    EXPECT_EQ(mishap_kind(to_string(row.mishap.kind)), row.mishap.kind);
  }
  EXPECT_FALSE(mishap_kind("explode"));
}

}  // namespace
}  // namespace bleepay::sandbox
