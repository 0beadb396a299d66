// What a failed commit leaves behind (nothing), and what a restart finds (everything answered).
#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

struct Change {
  const char* name;
  Who who;
  std::string line;
  std::string body;
};
std::ostream& operator<<(std::ostream& out, const Change& row) { return out << row.name; }

class FailedCommitTest : public ::testing::TestWithParam<Change> {};

/// Everything the sandbox would tell, as one text.
std::string told(Scene& scene) {
  std::string all;
  for (const Who who : {Who::Payer, Who::OtherPayer}) {
    all += scene.call(who, "GET vouchers").body + scene.call(who, "GET vouchers/contexts").body;
  }
  for (const char* session : {"session", "joined", "closed"}) {
    all += scene.call(Who::Payee, "GET vouchers/sessions/" + scene.named(session)).body;
  }
  return all;
}

TEST_P(FailedCommitTest, AnswersUnexpectedAndChangesNothing) {
  Scene scene;
  const std::string before = told(scene);
  scene.bench().storage().fail_commits(1);
  EXPECT_THAT(scene.call(GetParam().who, GetParam().line, GetParam().body),
              IsError(500, "unexpected"));
  EXPECT_EQ(told(scene), before);
}

TEST_P(FailedCommitTest, CanBeRepeated) {
  Scene scene;
  scene.bench().storage().fail_commits(1);
  static_cast<void>(scene.call(GetParam().who, GetParam().line, GetParam().body));
  EXPECT_EQ(scene.call(GetParam().who, GetParam().line, GetParam().body).status, 200);
}

TEST_P(FailedCommitTest, SurvivesARestartWhenItSucceeds) {
  Scene scene;
  ASSERT_EQ(scene.call(GetParam().who, GetParam().line, GetParam().body).status, 200);
  const std::string before = told(scene);
  scene.bench().restart();
  EXPECT_EQ(told(scene), before);
}

const Change kChanges[] = {
    {"SignUp", Who::Nobody, "POST auth/sign-up",
     R"({"type":"email-password","data":{"email":"new@payer.test","password":"secret-12"}})"},
    {"SignIn", Who::Nobody, "POST auth/sign-in",
     R"({"type":"email-password","data":{"email":"1@payer.test","password":"secret-12"}})"},
    {"ContextOpen", Who::Payer, "POST vouchers/contexts/context-open",
     R"({"format":"numeric","payers":[{"address":"0x5201"}]})"},
    {"ContextClose", Who::Payer, "POST vouchers/contexts/{context}/context-close",
     R"({"payeeId":null})"},
    {"SessionOpen", Who::Payee, "POST vouchers/sessions/session-open",
     R"({"code":"{code}","type":"SESSION_DEFAULT","payeeInfo":{"a":1}})"},
    {"SessionJoin", Who::Payer, "POST vouchers/sessions/{session}/session-join", "{}"},
    {"SessionReserve", Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher", "{}"},
    {"SessionClose", Who::Payee, "POST vouchers/sessions/{session}/session-close", "{}"},
    {"Reserve", Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"{code}"})"},
    {"RedeemSimple", Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kTerms},
    {"RedeemCustom", Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kCustomTerms},
    {"Discard", Who::Payee, "POST vouchers/{reserved}/discard-voucher", "{}"},
    {"Negotiate", Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher", kSupplied},
    {"Sign", Who::Payer, "POST vouchers/{redeemed}/sign-voucher",
     R"({"publicKey":"k","signature":"s"})"},
    {"Resolve", Who::Payer, "POST vouchers/{redeemed}/resolve-voucher", kReceipts},
};
INSTANTIATE_TEST_SUITE_P(Call, FailedCommitTest, ::testing::ValuesIn(kChanges),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(GroupCommit, IsAllOrNothing) {
  Scene scene;
  Server& server = scene.bench().server();
  const auto reserve = [&] {
    return server.stage(
        scene.bench().call("POST", scene.mine().payee,
                           scene.filled("vouchers/sessions/{session}/reserve-voucher"), "{}"),
        scene.bench().now());
  };
  EXPECT_EQ(reserve().status, 200);
  EXPECT_EQ(reserve().status, 200);
  scene.bench().storage().fail_commits(1);
  EXPECT_FALSE(server.commit());
  EXPECT_TRUE(server.commit_fault());
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers"), "[]");
}

TEST(GroupCommit, LaterCallsSeeEarlierOnes) {
  Scene scene;
  Server& server = scene.bench().server();
  const auto stage = [&](std::string_view target, const std::string& body) {
    return server.stage(scene.bench().call("POST", scene.mine().payee, scene.filled(target), body),
                        scene.bench().now());
  };
  EXPECT_EQ(stage("vouchers/{reserved}/redeem-voucher", kTerms).status, 200);
  EXPECT_THAT(stage("vouchers/{reserved}/redeem-voucher", kTerms),
              IsError(400, "already_redeemed"));
  EXPECT_TRUE(server.commit());
}

TEST(Restart, DrawsOtherIdsAndCodes) {
  Bench b;
  const OpenContext context = b.open_context();
  const std::string session = "vouchers/sessions/" + b.open_session(context);
  const std::string first = at(b.post(context.payee, session + "/reserve-voucher"), "id");
  b.advance(1s);
  b.restart();
  EXPECT_NE(at(b.post(context.payee, session + "/reserve-voucher"), "id"), first);
}

TEST(Restart, ExpiresWhatBecameDueMeanwhile) {
  Scene scene;
  scene.bench().advance(3min);
  scene.bench().restart();
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{redeemed}"), HasStatus("EXPIRED"));
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{resolved}"), HasStatus("RESOLVED"));
}

TEST(ClockLeap, BackRevivesNothingAndLocksNobodyOut) {
  Options options;
  options.limits = Limits::Published;
  Bench b(options);
  const OpenContext context = b.open_context();
  const std::string voucher = b.reserve(context);
  b.advance(121s);
  b.server().advance(b.now());
  for (int i = 0; i < 4; ++i)
    (void)b.post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}});
  EXPECT_EQ(b.post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}}).status,
            429);
  b.advance(-24h);
  EXPECT_THAT(b.get(context.payee, "vouchers/" + voucher), HasStatus("EXPIRED"));
  EXPECT_EQ(b.post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}}).status, 200)
      << "calls of a future that is no more do not count";
}

TEST(ClockLeap, AheadExpiresAndSettlesNothingElse) {
  Scene scene;
  scene.bench().advance(12h);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{redeemed}"), IsError(401, "unauthorized"));
  scene.bench().advance(-12h);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{resolved}"), HasStatus("RESOLVED"));
}

TEST(Restart, SameSeedAndMomentGiveTheSameCodes) {
  Bench one;
  Bench two;
  EXPECT_EQ(one.open_context().code, two.open_context().code);
}

/// A storage whose records do not fit together.
class DamagedStorage : public Storage {
 public:
  void put(const User&) override {}
  void put(const Grant&) override {}
  void put(const Context&) override {}
  void put(const Session&) override {}
  void put(const Voucher&) override {}
  Result<bool> commit() override { return true; }
  Result<Snapshot> load() override {
    Snapshot snapshot;
    Voucher& voucher = snapshot.vouchers.emplace_back();
    voucher.number = 1;
    voucher.context = 7;
    return snapshot;
  }
};

TEST(Restart, OverADamagedStorageAnswersUnexpected) {
  DamagedStorage storage;
  Server server(Bench::unlimited(), storage, WallTime());
  EXPECT_TRUE(server.load_fault());
  Call call;
  call.method = "GET";
  call.target = "/api/v1/finance/networks";
  EXPECT_THAT(server.handle(call, WallTime()), IsError(500, "unexpected"));
}

}  // namespace
}  // namespace bleepay::sandbox
