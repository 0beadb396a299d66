// The program bleepay-sandbox from outside: its command line, its log, its end by force.
#include "unit/native/sandbox_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

#include "unit/native/payee.h"
#include "unit/native/raw_client.h"

namespace bleepay::native {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

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
  ASSERT_EQ(payee.redeem(*approved), 200);
  payee.post("/__sandbox/clock", R"({"advance":"10s"})");
  EXPECT_EQ(payee.status(*approved), "RESOLVED") << "the controls take a turn of the autopilot";
  payee.post("/__sandbox/clock", R"({"advance":"111s"})");
  EXPECT_EQ(payee.status(*expired), "EXPIRED");
}

}  // namespace
}  // namespace bleepay::native
