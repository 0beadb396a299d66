// The command line from outside: what it refuses, how it explains itself, what it says of servers
// that are no Bleepay.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "base/version.h"
#include "support/fixture.h"
#include "unit/native/cli_process.h"
#include "unit/native/odd_server.h"

namespace bleepay::native {
namespace {

constexpr int kUsage = 2;
constexpr int kFailed = 6;
constexpr int kTampered = 8;

const std::string kGoodOrder = std::string(BLEEPAY_TEST_DATA) + "/orders/two-items.json";

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

Arguments arguments_of(const std::string& line, const Scratch& home) {
  Arguments arguments;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (word == "@good") word = kGoodOrder;
    if (word == "@none") word = home.path() / "none.json";
    if (word == "@half") word = home.path() / "half.json";
    if (word == "@api") word = url_of_closed_port() + "/api/v1";
    arguments.push_back(word);
  }
  return arguments;
}

const bool kWrongUsage =
    support::test_each_row("CliRefuses", "native/wrong_usage.txt", [](auto& row) {
      const Scratch home;
      std::ofstream(home.path() / "half.json") << R"({"v":1,"orderId":"A-)";
      const CliResult run = run_cli(home, arguments_of(row["arguments"], home));
      EXPECT_EQ(run.status, kUsage);
      EXPECT_TRUE(holds(run.errors, row["says"])) << run.errors;
      EXPECT_TRUE(run.errors.starts_with("bleepay-checkout: ")) << run.errors;
    });

TEST(Cli, EveryCommandExplainsItself) {
  const Scratch home;
  for (const std::string command :
       {"", "pay", "replay", "order", "order check", "wallet", "wallet sign-up", "wallet open",
        "wallet show", "wallet join", "wallet negotiate", "wallet approve", "wallet reject",
        "wallet watch"}) {
    const CliResult help = run_cli(home, arguments_of(command + " --help", home));
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_TRUE(holds(help.output, "Usage: ")) << help.output;
    EXPECT_TRUE(holds(help.output, "--version")) << help.output;
    const CliResult version = run_cli(home, arguments_of(command + " --version", home));
    EXPECT_EQ(version.status, 0) << command;
    EXPECT_EQ(version.output, std::string("bleepay-checkout ") + kVersion + "\n");
  }
}

TEST(Cli, GoodOrderIsWellFormedFromFileAndPipe) {
  const Scratch home;
  const CliResult file = run_cli(home, {"order", "check", kGoodOrder});
  EXPECT_EQ(file.status, 0) << file.errors;
  EXPECT_TRUE(holds(file.output, "A-1042")) << file.output;
  const CliResult pipe =
      run_cli(home, {"order", "check", "-"}, support::fixture_text("orders/two-items.json"));
  EXPECT_EQ(pipe.status, 0) << pipe.errors;
}

TEST(Cli, WrongOrderIsRefusedByMemberAndRule) {
  const Scratch home;
  std::string order = support::fixture_text("orders/two-items.json");
  order.replace(order.find("\"amount\": \"50\""), 14, "\"amount\": \"0\"");
  const CliResult run = run_cli(home, {"order", "check", "-"}, order);
  EXPECT_EQ(run.status, kUsage);
  EXPECT_TRUE(holds(run.errors, "standard input: items[1].amount: ")) << run.errors;
}

/// `pay` with a code against a base, all in a pipe.
CliResult pay_at(const std::string& base, Arguments more = {}) {
  const Scratch home;
  Arguments arguments{"pay",    "--api",  base + "/api/v1", "--order", kGoodOrder,
                      "--code", "K7M4Q2", "--timeout",      "500ms"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_cli(home, arguments);
}

struct NoBleepay {
  const char* name;
  OddAnswer answer;
  const char* says;
};
void PrintTo(const NoBleepay& row, std::ostream* out) { *out << row.name; }

class CliAt : public testing::TestWithParam<NoBleepay> {};

TEST_P(CliAt, FailsWithAClearMessage) {
  OddServer server({GetParam().answer});
  const CliResult run = pay_at(server.url());
  EXPECT_EQ(run.status, kFailed) << run.output;
  EXPECT_TRUE(holds(run.output, GetParam().says)) << run.output;
  EXPECT_TRUE(holds(run.output, "outcome: failed, 0 of 2 approved")) << run.output;
}

constexpr const char* kIsItTheBase = "Is --api the base of its API, ending in /api/v1?";
constexpr const char* kNotReached = "Bleepay cannot be reached.";

INSTANTIATE_TEST_SUITE_P(
    Server, CliAt,
    testing::Values(NoBleepay{"Html",
                              {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Welcome"},
                              kIsItTheBase},
                    NoBleepay{"HtmlFault",
                              {"HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\n\r\n<html>502"},
                              "HTTP status 502"},
                    NoBleepay{"NotFound", json_answer("{}", 404), kIsItTheBase},
                    NoBleepay{"EmptyObject", json_answer("{}"), kIsItTheBase},
                    NoBleepay{"Garbage", {"\x01\x02garbage\r\n\r\n"}, kNotReached},
                    NoBleepay{"HalfBody",
                              {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"},
                              kNotReached},
                    NoBleepay{"Nothing", {""}, kNotReached},
                    NoBleepay{"Silence", {"", Afterwards::Stall}, kNotReached},
                    NoBleepay{"TooLarge", json_answer(std::string(300'000, ' ')), kNotReached},
                    NoBleepay{"Redirect",
                              json_answer("", 301, "Location: https://elsewhere.example/\r\n"),
                              kNotReached}),
    [](const auto& row) { return row.param.name; });

TEST(Cli, ApiThatIsDownIsNamedWithItsReason) {
  const CliResult run = pay_at(url_of_closed_port());
  EXPECT_EQ(run.status, kFailed);
  EXPECT_TRUE(holds(run.output, "Failed to connect to 127.0.0.1")) << run.output;
}

/// A Bleepay that accepts everything and changes the amount.
OddAnswer cheat(const std::string& request) {
  const auto asks_for = [&](const char* call) { return holds(request, call); };
  if (asks_for("auth/sign-in")) return json_answer(R"({"authorization":{"token":"a.b.c"}})");
  if (asks_for("session-open")) {
    return json_answer(R"({"id":"ses_1","code":"D4E5F6","status":"OPEN"})");
  }
  if (asks_for("reserve-voucher")) {
    return json_answer(R"({"id":"vch_1","code":"482916","status":"RESERVED",)"
                       R"("expiresAt":"2099-01-01T00:00:00Z"})");
  }
  if (asks_for("redeem-voucher")) {
    std::string terms = request.substr(request.find("\r\n\r\n") + 4);
    const std::size_t amount = terms.find("\"amount\":\"100\"");
    if (amount != std::string::npos) terms.replace(amount, 14, "\"amount\":\"999\"");
    return json_answer(R"({"id":"vch_1","status":"REDEEMED","type":"SIMPLE",)" + terms.substr(1));
  }
  return json_answer(R"({"id":"vch_1","status":"DISCARDED"})");
}

TEST(Cli, ChangedTermsEndAsTampered) {
  OddServer server(cheat);
  const Scratch home;
  const CliResult run = run_cli(home, {"pay", "--api", server.url() + "/api/v1", "--order",
                                       std::string(BLEEPAY_TEST_DATA) + "/orders/one-item.json",
                                       "--code", "K7M4Q2", "--planner", "fast", "--ignore-limits"});
  EXPECT_EQ(run.status, kTampered) << run.output << run.errors;
  EXPECT_TRUE(holds(run.output, "outcome: tampered")) << run.output;
}

TEST(Cli, ProxyOfTheEnvironmentIsUsed) {
  OddServer proxy({json_answer("{}", 503)});
  const Scratch home;
  CliProcess run(home, {.arguments = {"pay", "--api", "http://api.invalid/api/v1", "--order",
                                      kGoodOrder, "--code", "K7M4Q2"},
                        .environment = {"http_proxy=" + proxy.url()}});
  EXPECT_EQ(run.wait(), kFailed) << run.output();
  ASSERT_FALSE(proxy.requests().empty());
  EXPECT_TRUE(proxy.requests()[0].starts_with("POST http://api.invalid/api/v1/auth/sign-in HTTP"))
      << proxy.requests()[0];
}

TEST(Cli, CodeIsGoneFromTheProcessList) {
  OddServer server({{"", Afterwards::Stall}});
  const Scratch home;
  for (const Arguments& code : {Arguments{"--code", "K7M4Q2"}, Arguments{"--code=K7M4Q2"}}) {
    Arguments arguments{"pay", "--api", server.url() + "/api/v1", "--order", kGoodOrder};
    arguments.insert(arguments.end(), code.begin(), code.end());
    CliProcess process(home, {.arguments = arguments});
    ASSERT_TRUE(process.await("Signing in")) << process.errors();
    std::ifstream list("/proc/" + std::to_string(process.id()) + "/cmdline", std::ios::binary);
    const std::string words{std::istreambuf_iterator<char>(list), {}};
    EXPECT_TRUE(holds(words, "--code")) << words;
    EXPECT_FALSE(holds(words, "K7M4Q2")) << words;
  }
}

TEST(Cli, ClearTextBeyondThisMachineIsWarnedOf) {
  const Scratch home;
  const CliResult run = run_cli(
      home, {"pay", "--api", "http://api.invalid/api/v1", "--order", kGoodOrder, "--code", "K7"});
  EXPECT_TRUE(holds(run.errors, "is not encrypted")) << run.errors;
}

}  // namespace
}  // namespace bleepay::native
