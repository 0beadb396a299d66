// The program bleepay-sandbox from outside: its command line, its log, its end by force.
#include "unit/native/sandbox_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <mutex>
#include <thread>

#include "api/json.h"
#include "unit/native/raw_client.h"

namespace bleepay::native {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A member of a flat JSON object, or of the object inside its first member.
std::string member(const std::string& json, std::string_view name) {
  const auto document = api::json::Document::parse(json);
  if (!document.ok()) return "(no JSON)";
  auto found = document->root().find(name);
  if (!found && document->root().size() > 0) found = (*document->root().begin()).find(name);
  return found ? std::string(found->text()) : "(absent)";
}

/// A payee at work over one connection.
class Payee {
 public:
  explicit Payee(std::uint16_t port) : client_(port) {}

  /// Opens a context by remote control and signs in with its code.
  void enter() {
    code_ = member(post("/__sandbox/payer/open", R"({"format":"alphanum"})").body, "code");
    const std::string resource = "voucher::context::code::" + code_;
    token_ = member(post("/api/v1/auth/sign-in",
                         R"({"type":"resource","data":{"resource":")" + resource + R"("}})")
                        .body,
                    "token");
  }
  void enter_as(const Payee& other) {
    code_ = other.code_;
    token_ = other.token_;
  }
  /// The new voucher's id; nothing when no answer came.
  std::optional<std::string> reserve() {
    const RawAnswer answer =
        post("/api/v1/vouchers/reserve-voucher", R"({"code":")" + code_ + "\"}");
    if (answer.status != 200) return std::nullopt;
    return member(answer.body, "id");
  }
  bool redeem(const std::string& id) {
    return post("/api/v1/vouchers/" + id + "/redeem-voucher",
                R"({"expectedPayment":{"network":"polygon","currency":"EURC",)"
                R"("currencyAddress":"0x73b3","amount":"7","wallet":{"address":"0x5201"}}})")
               .status == 200;
  }
  std::string status(const std::string& id) {
    const auto answer = client_.ask(request("GET", "/api/v1/vouchers/" + id, {}, credential()));
    return answer ? member(answer.body, "status") : "(no answer)";
  }
  RawAnswer post(const std::string& target, const std::string& body) {
    return client_.ask(request("POST", target, body, credential()));
  }
  const std::string& code() const { return code_; }
  const std::string& token() const { return token_; }

 private:
  std::string credential() const {
    return token_.empty() ? "" : "Authorization: Bearer " + token_ + "\r\n";
  }
  RawClient client_;
  std::string code_;
  std::string token_;
};

TEST(SandboxProgram, TellsItsAddressFirst) {
  SandboxProcess sandbox({});
  EXPECT_THAT(sandbox.first_line(), StartsWith("listening on http://127.0.0.1:"));
  EXPECT_NE(sandbox.port(), 0);
  RawClient client(sandbox.port());
  const auto answer = client.ask(request("GET", "/api/v1/finance/networks"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer.status, 200);
}

class StopTest : public ::testing::TestWithParam<int> {};
TEST_P(StopTest, EndsWithStatusZero) {
  SandboxProcess sandbox({});
  RawClient idle(sandbox.port());
  sandbox.send_signal(GetParam());
  EXPECT_EQ(sandbox.wait(), 0);
  EXPECT_TRUE(idle.is_hung_up());
}
INSTANTIATE_TEST_SUITE_P(Signal, StopTest, ::testing::Values(SIGINT, SIGTERM));

TEST(SandboxProgram, NamesABusyPort) {
  SandboxProcess first({});
  SandboxProcess second({"--port", std::to_string(first.port())});
  EXPECT_EQ(second.wait(), 1);
  EXPECT_THAT(second.errors(), HasSubstr("port: " + std::to_string(first.port()) + " is in use"));
}

TEST(SandboxProgram, NamesADatabaseInUse) {
  Scratch scratch;
  const std::string file = (scratch.path() / "db").string();
  SandboxProcess first({"--db", file});
  SandboxProcess second({"--db", file});
  EXPECT_EQ(second.wait(), 1);
  EXPECT_THAT(second.errors(), HasSubstr("is in use by another program"));
}

struct BadLine {
  const char* name;
  std::vector<std::string> arguments;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const BadLine& row) { return out << row.name; }

class BadLineTest : public ::testing::TestWithParam<BadLine> {};
TEST_P(BadLineTest, IsRefusedWithAReason) {
  SandboxProcess sandbox(GetParam().arguments);
  EXPECT_EQ(sandbox.port(), 0);
  EXPECT_GT(sandbox.wait(), 0);
  EXPECT_THAT(sandbox.errors(), HasSubstr(GetParam().message));
}
const BadLine kBadLines[] = {
    {"UnknownOption", {"--frobnicate"}, "--frobnicate"},
    {"UnknownProfile", {"--profile", "may"}, "--profile"},
    {"BadDuration", {"--voucher-life", "soon"}, "must be a duration like 120s"},
    {"ZeroDuration", {"--token-life", "0s"}, "must be a duration"},
    {"BadPlan", {"--autopilot", "dance=1s"}, "dance: must be join"},
    {"MissingFolder", {"--serve", "/nowhere"}, "/nowhere: must be a folder"},
    {"MissingKeyFile", {"--api-key-file", "/nowhere"}, "must hold the key in its first line"},
    {"BadHost", {"--host", "no.such"}, "host: must be an IP address"},
    {"FolderOfTheDatabase", {"--db", "/nowhere/x"}, "check that its folder exists"},
    {"PortTooLarge", {"--port", "70000"}, "--port"},
};
INSTANTIATE_TEST_SUITE_P(CommandLine, BadLineTest, ::testing::ValuesIn(kBadLines),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(SandboxProgram, HasNoControlsUnlessAskedFor) {
  SandboxProcess sandbox({});
  RawClient client(sandbox.port());
  EXPECT_EQ(client.ask(request("GET", "/__sandbox/health")).status, 404);
}

TEST(SandboxProgram, KeepsItsControlsFromOtherPages) {
  SandboxProcess sandbox({"--control"});
  RawClient client(sandbox.port());
  EXPECT_EQ(client.ask(request("GET", "/__sandbox/health")).status, 200);
  EXPECT_EQ(client.ask(request("GET", "/__sandbox/health", {}, "Origin: http://test\r\n")).status,
            200);
  EXPECT_EQ(
      client.ask(request("GET", "/__sandbox/health", {}, "Origin: http://evil.test\r\n")).status,
      403);
}

TEST(SandboxProgram, LogsRoutesAndNeverSecrets) {
  SandboxProcess sandbox({"--control", "--log-level", "debug"});
  Payee payee(sandbox.port());
  payee.enter();
  const auto id = payee.reserve();
  ASSERT_TRUE(id);
  EXPECT_EQ(payee.post("/api/v1/vouchers/" + payee.code() + "?code=" + payee.code(), "").status,
            405);
  sandbox.send_signal(SIGTERM);
  EXPECT_EQ(sandbox.wait(), 0);
  EXPECT_THAT(sandbox.errors(), HasSubstr("POST vouchers/reserve-voucher 200"));
  EXPECT_THAT(sandbox.errors(), Not(HasSubstr(payee.code())));
  EXPECT_THAT(sandbox.errors(), Not(HasSubstr(payee.token())));
  EXPECT_THAT(sandbox.errors(), Not(HasSubstr(*id)));
}

TEST(SandboxProgram, LetsVouchersExpireAndTheAutopilotPlay) {
  SandboxProcess sandbox({"--control", "--autopilot", "approve=1s"});
  Payee payee(sandbox.port());
  payee.enter();
  const auto approved = payee.reserve();
  const auto expired = payee.reserve();
  ASSERT_TRUE(approved && expired);
  ASSERT_TRUE(payee.redeem(*approved));
  payee.post("/__sandbox/clock", R"({"advance":"10s"})");
  EXPECT_EQ(payee.status(*approved), "RESOLVED") << "the controls take a turn of the autopilot";
  payee.post("/__sandbox/clock", R"({"advance":"111s"})");
  EXPECT_EQ(payee.status(*expired), "EXPIRED");
}

/// What several payees were told before the program was killed.
class KillTest : public ::testing::Test {
 protected:
  static constexpr int kWriters = 4;
  static constexpr std::size_t kAnswersBeforeTheKill = 300;

  std::vector<std::string> arguments() const {
    return {"--db",      (scratch_.path() / "db").string(),
            "--control", "--limits",
            "off",       "--voucher-life",
            "10h",       "--token-life",
            "10h",       "--context-life",
            "10h"};
  }
  void note(const std::string& id, const std::string& status) {
    const std::lock_guard lock(mutex_);
    told_[id] = status;
    if (++answers_ == kAnswersBeforeTheKill) victim_->send_signal(SIGKILL);
  }
  void write_until_killed(const Payee& entered) {
    Payee payee(victim_->port());
    payee.enter_as(entered);
    for (;;) {
      const auto id = payee.reserve();
      if (!id) return;
      note(*id, "RESERVED");
      if (!payee.redeem(*id)) return;
      note(*id, "REDEEMED");
    }
  }

  Scratch scratch_;
  std::unique_ptr<SandboxProcess> victim_;
  std::mutex mutex_;  // guards what follows
  std::map<std::string, std::string> told_;
  std::size_t answers_ = 0;
};

TEST_F(KillTest, NothingThatWasAnsweredIsLost) {
  std::optional<Payee> entered;
  for (int round = 0; round < 3; ++round) {
    answers_ = 0;
    victim_ = std::make_unique<SandboxProcess>(arguments());
    ASSERT_NE(victim_->port(), 0) << victim_->errors();
    if (!entered) {
      entered.emplace(victim_->port());
      entered->enter();
    }
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) {
      writers.emplace_back([this, &entered] { write_until_killed(*entered); });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(victim_->wait(), -SIGKILL);
  }
  SandboxProcess survivor(arguments());
  ASSERT_NE(survivor.port(), 0) << survivor.errors();
  Payee payee(survivor.port());
  payee.enter_as(*entered);
  EXPECT_GE(told_.size(), 3 * kAnswersBeforeTheKill / 2);
  for (const auto& [id, status] : told_) {
    const std::string now = payee.status(id);
    // A redeem whose answer was on its way may have happened; nothing may have been undone.
    EXPECT_TRUE(now == status || (status == "RESERVED" && now == "REDEEMED")) << id << " " << now;
  }
}

}  // namespace
}  // namespace bleepay::native
