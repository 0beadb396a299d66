// Whole checkouts by the two programs: `bleepay-checkout` pays and plays the wallet, against a
// `bleepay-sandbox` of its own. Real HTTP, real processes, real files.
#include <gtest/gtest.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "native/files.h"
#include "native/http_client.h"
#include "support/fixture.h"
#include "unit/native/cli_process.h"
#include "unit/native/sandbox_process.h"

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;

enum Status { kComplete = 0, kTrouble = 1, kPartial = 3, kCancelled = 4, kExpired = 5, kLeft = 7 };

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

/// A sandbox, a payer's wallet with an open context, and orders to pay.
class Counter {
 public:
  explicit Counter(const Arguments& sandbox_switches = {}) : sandbox_(sandbox_switches) {
    code_ = open_context();
  }

  std::string open_context() {
    const CliResult opened = run_cli(home_, {"wallet", "open", "--api", base()});
    EXPECT_EQ(opened.status, 0) << opened.errors;
    return opened.output.substr(0, opened.output.find('\n'));
  }

  /// Arguments of `pay`; limits are off so that looks come every two seconds.
  Arguments pay(const Arguments& more = {}, const std::string& order = "two-items.json") const {
    Arguments arguments{"pay",
                        "--api",
                        base(),
                        "--order",
                        std::string(BLEEPAY_TEST_DATA) + "/orders/" + order,
                        "--planner",
                        "fast",
                        "--ignore-limits"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  CliResult wallet(Arguments arguments) const {
    arguments.insert(arguments.begin(), "wallet");
    return run_cli(home_, arguments);
  }

  /// POST to the sandbox's controls.
  void control(const std::string& path, const std::string& body) const {
    HttpClient client({url(), ""});
    HttpRequest request;
    request.method = Method::Post;
    request.target = "__sandbox/" + path;
    request.body = body;
    client.send(RequestId{1}, std::move(request));
    std::optional<HttpClient::Finished> finished;
    while (!(finished = client.next_finished())) client.wait(std::nullopt);
    ASSERT_EQ(finished->reply.status, 200) << finished->reply.body;
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(sandbox_.port()); }
  std::string base() const { return url() + "/api/v1"; }
  fs::path record() const {
    return home_.path() / ".local/state/bleepay-checkout/bleepay.A-1042.json";
  }
  const Scratch& home() const { return home_; }
  const SandboxProcess& sandbox() const { return sandbox_; }
  const std::string& code() const { return code_; }
  std::string line() const { return code_ + "\n"; }

 private:
  Scratch home_;
  SandboxProcess sandbox_;
  std::string code_;
};

/// The JSON lines of a run.
std::vector<nlohmann::json> objects_of(const std::string& output) {
  std::vector<nlohmann::json> objects;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    objects.push_back(nlohmann::json::parse(line, nullptr, false));
    EXPECT_TRUE(objects.back().is_object()) << line;
  }
  return objects;
}

TEST(CliCheckout, TwoItemsApprovedAreComplete) {
  const Counter counter({"--autopilot", "join=0s,approve=100ms"});
  const CliResult run = run_cli(counter.home(), counter.pay(), counter.line());
  EXPECT_EQ(run.status, kComplete) << run.output << run.errors;
  EXPECT_TRUE(holds(run.output, "outcome: complete, 2 of 2 approved, session ses_")) << run.output;
  EXPECT_EQ(run.errors, "");
}

TEST(CliCheckout, CodeAndTokenAreNeverShownOrKept) {
  const Counter counter({"--autopilot", "join=0s,approve=100ms", "--log-level", "debug"});
  for (const char* style : {"--json", "--timeout=8s"}) {
    CliProcess run(counter.home(), {.arguments = counter.pay({style}), .input = counter.line()});
    EXPECT_EQ(run.wait(), kComplete);
    EXPECT_FALSE(holds(run.output(), counter.code())) << run.output();
    EXPECT_FALSE(holds(run.output(), "Bearer")) << run.output();
    EXPECT_FALSE(holds(run.output(), "eyJ")) << run.output();
    EXPECT_FALSE(holds(counter.sandbox().errors(), counter.code()));
  }
}

TEST(CliCheckout, JsonEndsWithTheOutcomeAndItsStatus) {
  const Counter counter({"--autopilot", "join=0s,approve=100ms,reject=100ms,reject-every=2"});
  const CliResult run = run_cli(counter.home(), counter.pay({"--json"}), counter.line());
  EXPECT_EQ(run.status, kPartial) << run.output << run.errors;
  const auto objects = objects_of(run.output);
  ASSERT_GT(objects.size(), 5u);
  const auto& last = objects.back();
  EXPECT_EQ(last["event"], "outcome");
  EXPECT_EQ(last["exitStatus"], kPartial);
  EXPECT_EQ(last["detail"]["outcome"], "partial");
  EXPECT_EQ(last["detail"]["items"].size(), 2u);
  EXPECT_EQ(objects.front()["event"], "view");
  for (const auto& object : objects) {
    EXPECT_EQ(object["event"] == "outcome", &object == &objects.back());
  }
}

TEST(CliCheckout, WalletCommandsPlayThePayer) {
  const Counter counter;
  CliProcess run(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
  ASSERT_TRUE(run.await("Join session ")) << run.output();
  const std::string& shown = run.output();
  const std::string session = shown.substr(shown.find("Join session ") + 13, 6);
  EXPECT_EQ(counter.wallet({"join", session}).status, 0);
  ASSERT_TRUE(run.await("Wool socks: Waiting for your approval")) << run.output();
  const CliResult list = counter.wallet({"show"});
  EXPECT_TRUE(holds(list.output, "code " + counter.code())) << list.output;
  EXPECT_TRUE(holds(list.output, "100 EURC on polygon")) << list.output;
  const std::string match = run.output().substr(run.output().find("the wallet shows ") + 17, 6);
  const CliResult offer =
      counter.wallet({"negotiate", match, "--currency", "USDC", "--currency-address",
                      "0x2791bca1f2de4661ed88a30c99a7a9449aa84174"});
  EXPECT_EQ(offer.status, 0) << offer.errors;
  EXPECT_TRUE(run.await("the payer pays ")) << run.output();
  EXPECT_EQ(counter.wallet({"approve", match}).status, 0);
  EXPECT_EQ(counter.wallet({"reject", "all"}).status, 0);
  EXPECT_EQ(run.wait(), kPartial) << run.output();
}

TEST(CliCheckout, WatchingWalletApprovesWhatComes) {
  const Counter counter;
  CliProcess watch(counter.home(), {.arguments = {"wallet", "watch", "--approve", "--until", "2",
                                                  "--every", "100ms"}});
  const CliResult run = run_cli(counter.home(), counter.pay(), counter.line());
  EXPECT_EQ(run.status, kComplete) << run.output << run.errors;
  EXPECT_EQ(watch.wait(), 0) << watch.errors();
  EXPECT_TRUE(holds(watch.output(), "RESOLVED")) << watch.output();
}

TEST(CliCheckout, ExpiredVouchersAreNotPaid) {
  const Counter counter({"--control"});
  CliProcess run(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
  ASSERT_TRUE(run.await("Wool socks: Waiting for your approval")) << run.output();
  counter.control("clock", R"({"advance":"121s"})");
  EXPECT_EQ(run.wait(), kExpired) << run.output();
}

TEST(CliCheckout, ExpiredVouchersAreRenewedAsOftenAsAsked) {
  const Counter counter({"--control"});
  CliProcess run(counter.home(), {.arguments = counter.pay({"--renew", "1"}, "one-item.json"),
                                  .input = counter.line()});
  ASSERT_TRUE(run.await("Waiting for your approval")) << run.output();
  counter.control("clock", R"({"advance":"121s"})");
  ASSERT_TRUE(run.await("Time ran out")) << run.output();
  ASSERT_TRUE(run.await("Waiting for your approval", 2)) << run.output();
  EXPECT_EQ(counter.wallet({"approve", "all"}).status, 0);
  EXPECT_EQ(run.wait(), kComplete) << run.output();
}

TEST(CliCheckout, FirstInterruptWithdrawsAndWaitsForTheLastWord) {
  const Counter counter;
  CliProcess run(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
  ASSERT_TRUE(run.await("Wool socks: Waiting for your approval")) << run.output();
  run.send_signal(SIGINT);
  EXPECT_EQ(run.wait(), kCancelled) << run.output();
  EXPECT_TRUE(holds(run.output(), "Withdrawn, not paid")) << run.output();
  EXPECT_FALSE(holds(counter.wallet({"show"}).output, "REDEEMED"));
  EXPECT_FALSE(fs::exists(counter.record()));
}

TEST(CliCheckout, SecondInterruptLeavesAndSaysWhatIsLeft) {
  const Counter counter;
  CliProcess run(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
  ASSERT_TRUE(run.await("Wool socks: Waiting for your approval")) << run.output();
  counter.sandbox().send_signal(SIGSTOP);  // nothing can be withdrawn now
  run.send_signal(SIGINT);
  ASSERT_TRUE(run.await("Withdrawing what is not approved")) << run.output();
  run.send_signal(SIGINT);
  EXPECT_EQ(run.wait(), kLeft) << run.output();
  EXPECT_TRUE(holds(run.errors(), "left behind: Trail shoes, voucher vch_")) << run.errors();
  EXPECT_TRUE(fs::exists(counter.record()));
  counter.sandbox().send_signal(SIGCONT);
}

// A till is switched off half-way. The record brings its vouchers back.
TEST(CliCheckout, KilledCheckoutGoesOnWithItsVouchers) {
  const Counter counter;
  {
    CliProcess run(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
    ASSERT_TRUE(run.await("Wool socks: Waiting for your approval")) << run.output();
    run.send_signal(SIGKILL);
    EXPECT_EQ(run.wait(), -SIGKILL);
  }
  EXPECT_EQ(counter.wallet({"approve", "all"}).status, 0);
  const CliResult again = run_cli(counter.home(), counter.pay(), counter.line());
  EXPECT_EQ(again.status, kComplete) << again.output << again.errors;
  const std::string vouchers = counter.wallet({"show"}).output;
  EXPECT_EQ(vouchers.find("REDEEMED"), std::string::npos) << vouchers;
  std::size_t resolved = 0;
  for (std::size_t at = 0; (at = vouchers.find("RESOLVED", at)) != std::string::npos; ++at) {
    ++resolved;
  }
  EXPECT_EQ(resolved, 2u) << vouchers;
}

TEST(CliCheckout, OneOfTwoWorksOnAnOrder) {
  const Counter counter;
  CliProcess first(counter.home(), {.arguments = counter.pay(), .input = counter.line()});
  ASSERT_TRUE(first.await("Waiting for your approval")) << first.output();
  const CliResult second = run_cli(counter.home(), counter.pay(), counter.line());
  EXPECT_EQ(second.status, kTrouble);
  EXPECT_TRUE(holds(second.errors, "another bleepay-checkout is working on this order"));
  first.send_signal(SIGINT);
  EXPECT_EQ(first.wait(), kCancelled);
}

TEST(CliCheckout, WrongCodeMayBeFollowedByTheRightOne) {
  const Counter counter({"--autopilot", "join=0s,approve=100ms"});
  const CliResult run =
      run_cli(counter.home(), counter.pay(), "nonsense\nAAAAAA\n" + counter.line());
  EXPECT_EQ(run.status, kComplete) << run.output << run.errors;
  EXPECT_TRUE(holds(run.errors, "standard input: ")) << run.errors;
}

TEST(CliCheckout, JulyProfileNeedsAKeyFromAFile) {
  const Scratch files;
  ASSERT_TRUE(replace_file(files.path() / "key", "key-1234567890\n").ok());
  const std::string key = files.path() / "key";
  const Counter counter(
      {"--profile", "july", "--api-key-file", key, "--autopilot", "approve=100ms"});
  const CliResult without = run_cli(counter.home(), counter.pay(), counter.line());
  EXPECT_EQ(without.status, 6) << without.output;
  const CliResult with = run_cli(
      counter.home(), counter.pay({"--auth", "api-key", "--api-key-file", key}), counter.line());
  EXPECT_EQ(with.status, kComplete) << with.output << with.errors;
  EXPECT_FALSE(holds(with.output, "key-1234567890"));
}

TEST(CliCheckout, PersonAtATerminalIsAskedAndSeesItHappen) {
  const Counter counter({"--autopilot", "join=0s,approve=3s"});
  CliProcess run(counter.home(), {.arguments = counter.pay(), .is_on_terminal = true});
  ASSERT_TRUE(run.await("Code from the payer's wallet: ")) << run.output();
  run.type("AAAAAA\r");
  ASSERT_TRUE(run.await("Bleepay does not know this code")) << run.output();
  run.type(counter.code().substr(0, 3) + "-" + counter.code().substr(3) + "\r");
  ASSERT_TRUE(run.await("*******\x1b[K")) << run.output();  // masked as soon as it is entered
  ASSERT_TRUE(run.await("Enter: approved, look now")) << run.output();
  ASSERT_TRUE(run.await("1:59 left")) << run.output();  // the picture moves by the second
  run.type("\r");
  EXPECT_EQ(run.wait(), kComplete) << run.output();
  EXPECT_TRUE(holds(run.output(), "outcome: complete, 2 of 2 approved")) << run.output();
  EXPECT_FALSE(holds(run.output(), "\n" + counter.code())) << run.output();
}

TEST(CliCheckout, InterruptWhileAskedEndsAtOnce) {
  const Counter counter;
  CliProcess run(counter.home(), {.arguments = counter.pay(), .is_on_terminal = true});
  ASSERT_TRUE(run.await("Code from the payer's wallet: ")) << run.output();
  run.type("K7\x03");
  EXPECT_EQ(run.wait(), kCancelled) << run.output();
}

TEST(CliCheckout, ATraceIsToldAgainAndHoldsNoSecret) {
  const Counter counter({"--autopilot", "join=0s,approve=100ms,reject=100ms,reject-every=2"});
  const fs::path file = counter.home().path() / "trace.json";
  const CliResult run =
      run_cli(counter.home(), counter.pay({"--trace", file.string()}), counter.line());
  EXPECT_EQ(run.status, kPartial) << run.errors;
  std::string text = read_file(file, 1 << 20).value();
  for (const std::string& secret : {counter.code(), std::string("eyJ"), std::string("Bearer")}) {
    EXPECT_FALSE(holds(text, secret)) << text;
  }
  const CliResult same = run_cli(counter.home(), {"replay", file.string()});
  EXPECT_EQ(same.status, 0) << same.output << same.errors;
  EXPECT_TRUE(holds(same.output, "> POST auth/sign-in\n")) << same.output;
  EXPECT_TRUE(holds(same.output, "= done, partial")) << same.output;
  EXPECT_TRUE(holds(same.output, "steps are as recorded\n")) << same.output;

  text.replace(text.find("RESOLVED"), 8, "REDEEMED");
  const CliResult other = run_cli(counter.home(), {"replay", "--quiet", "-"}, text);
  EXPECT_EQ(other.status, 6) << other.output;
  EXPECT_TRUE(holds(other.output, "another than recorded")) << other.output;
}

TEST(CliCheckout, ATraceIsWrittenOfACheckoutThatWasLeft) {
  const Counter counter;
  const fs::path file = counter.home().path() / "trace.json";
  CliProcess run(counter.home(), {.arguments = counter.pay({"--json", "--trace", file.string()}),
                                  .input = counter.line()});
  ASSERT_TRUE(run.await("awaiting-wallet", 2));
  run.send_signal(SIGINT);
  EXPECT_EQ(run.wait(), kCancelled);
  const CliResult again = run_cli(counter.home(), {"replay", file.string()});
  EXPECT_EQ(again.status, 0) << again.output;
  EXPECT_TRUE(holds(again.output, "s  cancel\n")) << again.output;
}

}  // namespace
}  // namespace bleepay::native
