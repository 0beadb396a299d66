// Row 36 of the contract's silences: nothing is documented for testing, so the sandbox has controls
// of its own.
#include "sandbox/control.h"

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

class RowE36 : public ::testing::Test {
 protected:
  Answer call(std::string_view method, std::string_view what, std::string_view body = {}) {
    Call call;
    call.method = method;
    call.target = std::string(kControlPrefix).append(what);
    call.body = scene_.filled(body);
    Answer answer = control_.answer(call, scene_.bench().now() + clock_.ahead);
    EXPECT_TRUE(scene_.bench().server().commit());
    return answer;
  }
  Answer post(std::string_view what, std::string_view body) { return call("POST", what, body); }

  Scene scene_;
  ClockShift clock_;
  Autopilot autopilot_{scene_.bench().server()};
  Control control_{scene_.bench().server(), autopilot_, clock_};
};

TEST_F(RowE36, HealthIsToldAtOnce) { EXPECT_EQ(at(call("GET", "health"), "status"), "ok"); }

TEST_F(RowE36, TheClockCanBeMoved) {
  EXPECT_EQ(at(post("clock", R"({"advance":"121s"})"), "aheadMs"), "121000");
  EXPECT_EQ(clock_.ahead, 121s);
  EXPECT_EQ(post("clock", R"({"advance":"soon"})").status, 400);
}

TEST_F(RowE36, APayerOpensAContext) {
  const Answer opened = post("payer/open", R"({"format":"numeric"})");
  EXPECT_THAT(opened, HasStatus("OPEN"));
  EXPECT_EQ(scene_.bench().sign_in_with(at(opened, "code")).status, 200);
}

TEST_F(RowE36, APayerJoinsByIdAndByCode) {
  const std::string code = at(scene_.call(Who::Payee, "GET vouchers/sessions/{session}"), "code");
  EXPECT_THAT(post("payer/join", R"({"session":")" + code + R"("})"), HasStatus("OPEN"));
  EXPECT_EQ(post("payer/join", R"({"session":"{joined}"})").status, 400);
  EXPECT_EQ(post("payer/join", R"({"session":"ses_none"})").status, 404);
}

TEST_F(RowE36, APayerNegotiatesAndResolves) {
  EXPECT_EQ(at(post("payer/negotiate", R"({"voucher":"{redeemed}","currency":"USDC"})"),
               "suppliedPayment.currency"),
            "USDC");
  EXPECT_THAT(post("payer/resolve", R"({"voucher":"{redeemed}"})"), HasStatus("RESOLVED"));
}

TEST_F(RowE36, APayerDiscards) {
  EXPECT_THAT(post("payer/discard", R"({"voucher":"{redeemed}"})"), HasStatus("DISCARDED"));
  EXPECT_EQ(post("payer/discard", R"({"voucher":"vch_none"})").status, 404);
}

TEST_F(RowE36, FaultsAreListedUsedAndCleared) {
  ASSERT_EQ(post("faults", R"({"endpoint":"voucher-get","kind":"status","status":503})").status,
            200);
  EXPECT_EQ(at(call("GET", "faults"), "0.kind"), "status");
  EXPECT_EQ(scene_.call(Who::Payee, "GET vouchers/{reserved}").status, 503);
  EXPECT_EQ(call("GET", "faults").body, "[]");
  ASSERT_EQ(post("faults", R"({"kind":"html"})").status, 200);
  EXPECT_EQ(post("faults/clear", "{}").status, 200);
  EXPECT_EQ(call("GET", "faults").body, "[]");
}

TEST_F(RowE36, TheAutopilotCanBeSet) {
  ASSERT_EQ(post("autopilot", R"({"plan":"join=2s,approve=5s"})").status, 200);
  EXPECT_EQ(autopilot_.plan().approve, 5s);
  EXPECT_EQ(at(call("GET", "autopilot"), "join"), "2000ms");
  EXPECT_EQ(post("autopilot", R"({"plan":"dance=1s"})").status, 400);
}

TEST_F(RowE36, TheStateNamesIdsButNoContextCode) {
  const Answer state = call("GET", "state");
  EXPECT_THAT(state.body, ::testing::HasSubstr(scene_.named("redeemed")));
  EXPECT_THAT(state.body, ::testing::Not(::testing::HasSubstr(scene_.named("code"))));
}

struct BadControl {
  const char* name;
  const char* method;
  const char* what;
  const char* body;
  int status;
};
std::ostream& operator<<(std::ostream& out, const BadControl& row) { return out << row.name; }

class BadControlTest : public RowE36, public ::testing::WithParamInterface<BadControl> {};

TEST_P(BadControlTest, IsRefused) {
  EXPECT_EQ(call(GetParam().method, GetParam().what, GetParam().body).status, GetParam().status);
}

constexpr BadControl kBadControls[] = {
    {"UnknownRead", "GET", "nothing", "", 404},
    {"UnknownChange", "POST", "nothing", "", 404},
    {"UnknownDeed", "POST", "payer/dance", R"({"voucher":"{redeemed}"})", 404},
    {"AnotherMethod", "DELETE", "faults", "", 405},
    {"FaultWithoutAKind", "POST", "faults", "{}", 400},
    {"FaultOfAnUnknownCall", "POST", "faults", R"({"endpoint":"x","kind":"drop"})", 400},
    {"FaultWithABadStatus", "POST", "faults", R"({"kind":"status","status":200})", 400},
    {"FaultNever", "POST", "faults", R"({"kind":"drop","times":0})", 400},
    {"FaultWithALineBreak", "POST", "faults", R"({"kind":"drop","retryAfter":"1\r\nX: 1"})", 400},
    {"FaultWithAnUnknownMember", "POST", "faults", R"({"kind":"delay","delay":"9s"})", 400},
    {"Garbage", "POST", "faults", "{", 400},
    {"ContextInAnUnknownFormat", "POST", "payer/open", R"({"format":"roman"})", 400},
};
INSTANTIATE_TEST_SUITE_P(Control, BadControlTest, ::testing::ValuesIn(kBadControls),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace bleepay::sandbox
