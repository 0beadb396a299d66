// The wallet's commands one by one, against a sandbox.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "native/wallet_state.h"
#include "support/matchers.h"
#include "unit/native/cli_process.h"
#include "unit/native/odd_server.h"
#include "unit/native/sandbox_process.h"

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;

constexpr int kUsage = 2;
constexpr int kFailed = 6;
constexpr int kUnknown = 7;

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

class WalletCommand : public testing::Test {
 protected:
  CliResult wallet(Arguments arguments, const std::string& input = "") const {
    arguments.insert(arguments.begin(), "wallet");
    return run_cli(home_, arguments, input);
  }
  std::string base() const {
    return "http://127.0.0.1:" + std::to_string(sandbox_.port()) + "/api/v1";
  }
  fs::path file() const { return home_.path() / ".local/state/bleepay-checkout/wallet.json"; }

  const Scratch home_;
  const SandboxProcess sandbox_{{}};
};

TEST_F(WalletCommand, OpenMakesAWalletAndPrintsOnlyTheCode) {
  const CliResult opened = wallet({"open", "--api", base()});
  EXPECT_EQ(opened.status, 0) << opened.errors;
  ASSERT_EQ(opened.output.size(), 7u) << opened.output;
  EXPECT_EQ(opened.output.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6u);
  EXPECT_TRUE(holds(opened.errors, "new wallet payer-")) << opened.errors;
  const auto state = load_wallet(file());
  ASSERT_TRUE(state.ok()) << describe(state.fault());
  EXPECT_EQ(state->code.reveal() + "\n", opened.output);
  EXPECT_EQ(fs::status(file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(WalletCommand, SecondContextReplacesTheFirst) {
  const CliResult first = wallet({"open", "--api", base()});
  const CliResult second = wallet({"open", "--format", "numeric"});
  EXPECT_EQ(second.status, 0) << second.errors;
  EXPECT_EQ(second.output.find_first_not_of("0123456789"), 6u) << second.output;
  const CliResult shown = wallet({"show"});
  EXPECT_TRUE(holds(shown.output, "code " + second.output.substr(0, 6))) << shown.output;
  EXPECT_FALSE(holds(shown.output, first.output.substr(0, 6))) << shown.output;
}

TEST_F(WalletCommand, OpenNamesItsPayers) {
  const std::string one = "0x52908400098527886E0F7030069857D2E4169EE7";
  const std::string two = "0x8617E340B3D01FA5F11F306F4090FD50E238070D";
  const CliResult opened =
      wallet({"open", "--api", base(), "--payer", one, "--payer", two, "--json"});
  EXPECT_EQ(opened.status, 0) << opened.errors;
  const auto context = nlohmann::json::parse(opened.output, nullptr, false);
  ASSERT_TRUE(context.is_object()) << opened.output;
  ASSERT_EQ(context["payers"].size(), 2u) << opened.output;
  EXPECT_EQ(context["payers"][1]["address"], two);
  EXPECT_EQ(context["status"], "OPEN");
}

TEST_F(WalletCommand, MistypedPayerIsRefusedBeforeAnythingIsSent) {
  wallet({"sign-up", "--api", base()});
  const CliResult typo = wallet({"open", "--payer", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee"});
  EXPECT_EQ(typo.status, kUsage);
  EXPECT_TRUE(holds(typo.errors, "--payer: ")) << typo.errors;
  EXPECT_EQ(wallet({"open", "--payer", "0x5290"}).status, kUsage);
  Arguments many{"open"};
  for (int i = 0; i < 11; ++i) {
    many.insert(many.end(), {"--payer", "0x52908400098527886E0F7030069857D2E4169EE7"});
  }
  EXPECT_NE(wallet(many).status, 0);
}

TEST_F(WalletCommand, SignUpTakesAnAddressAndAPassword) {
  const CliResult made =
      wallet({"sign-up", "--api", base(), "--email", "payer@example.invalid", "--password-stdin"},
             "correct horse battery\n");
  EXPECT_EQ(made.status, 0) << made.errors;
  EXPECT_EQ(made.output, "payer@example.invalid\n");
  const auto state = load_wallet(file());
  ASSERT_TRUE(state.ok());
  EXPECT_EQ(state->password.reveal(), "correct horse battery");
  EXPECT_FALSE(holds(made.errors, "horse"));
}

TEST_F(WalletCommand, WeakPasswordIsRefusedByRule) {
  const CliResult made = wallet({"sign-up", "--api", base(), "--password-stdin"}, "short\n");
  EXPECT_EQ(made.status, kFailed);
  EXPECT_TRUE(holds(made.errors, "password")) << made.errors;
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(WalletCommand, NoPasswordOnStandardInputIsUsage) {
  const CliResult made = wallet({"sign-up", "--api", base(), "--password-stdin"});
  EXPECT_EQ(made.status, kUsage);
  EXPECT_TRUE(holds(made.errors, "--password-stdin")) << made.errors;
}

TEST_F(WalletCommand, TakenAddressIsToldAsTheApiSaysIt) {
  const Arguments sign_up{"sign-up", "--api", base(), "--email", "payer@example.invalid"};
  EXPECT_EQ(wallet(sign_up).status, 0);
  const CliResult again = wallet(sign_up);
  EXPECT_EQ(again.status, kUsage);
  EXPECT_TRUE(holds(again.errors, "holds a wallet already")) << again.errors;
  Arguments elsewhere = sign_up;
  elsewhere.insert(elsewhere.end(), {"--state", home_.path() / "other.json"});
  const CliResult taken = wallet(elsewhere);
  EXPECT_EQ(taken.status, kFailed);
  EXPECT_TRUE(holds(taken.errors, "409 already_exists")) << taken.errors;
}

TEST_F(WalletCommand, WalletStaysWithItsApi) {
  wallet({"sign-up", "--api", base()});
  const CliResult run = wallet({"open", "--api", "http://127.0.0.1:9/api/v1"});
  EXPECT_EQ(run.status, kUsage);
  EXPECT_TRUE(holds(run.errors, "belongs to " + base())) << run.errors;
}

TEST_F(WalletCommand, UnknownVouchersAndSessionsAreToldAsTheApiSaysIt) {
  wallet({"sign-up", "--api", base()});
  for (const char* deed : {"approve", "reject"}) {
    const CliResult run = wallet({deed, "vch_none"});
    EXPECT_EQ(run.status, kFailed) << deed;
    EXPECT_TRUE(holds(run.errors, "404 not_found")) << run.errors;
  }
  EXPECT_EQ(wallet({"join", "ses_none"}).status, kFailed);
  const CliResult none = wallet({"approve", "all"});
  EXPECT_EQ(none.status, 0);
  EXPECT_TRUE(holds(none.errors, "no voucher waits")) << none.errors;
}

TEST_F(WalletCommand, LapsedTokenIsRenewedWithoutAWord) {
  wallet({"sign-up", "--api", base()});
  auto state = load_wallet(file());
  ASSERT_TRUE(state.ok());
  WalletState stale = std::move(state).value();
  stale.token = api::Token("not.a.token");
  ASSERT_THAT(save_wallet(file(), stale), support::IsOk());
  const CliResult run = wallet({"show"});
  EXPECT_EQ(run.status, 0) << run.errors;
  EXPECT_NE(load_wallet(file()).value().token, stale.token);
}

TEST_F(WalletCommand, ServerThatIsDownLeavesTheOutcomeUnknown) {
  const CliResult run = wallet({"open", "--api", url_of_closed_port() + "/api/v1"});
  EXPECT_EQ(run.status, kUnknown);
  EXPECT_TRUE(holds(run.errors, "Failed to connect")) << run.errors;
  EXPECT_FALSE(fs::exists(file()));
}

TEST_F(WalletCommand, ServerThatIsNoBleepayIsNamed) {
  OddServer server({{"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"}});
  const CliResult run = wallet({"open", "--api", server.url() + "/api/v1"});
  EXPECT_NE(run.status, 0);
  EXPECT_TRUE(holds(run.errors, "is --api the base of a Bleepay API?")) << run.errors;
}

TEST_F(WalletCommand, WatchEndsInTimeAndByInterrupt) {
  wallet({"sign-up", "--api", base()});
  EXPECT_EQ(wallet({"watch", "--every", "50ms", "--for", "100ms"}).status, 0);
  CliProcess watch(home_, {.arguments = {"wallet", "watch"}, .is_on_terminal = true});
  ASSERT_TRUE(watch.await("watching payer-")) << watch.output();
  watch.type("\x03");
  EXPECT_EQ(watch.wait(), 0) << watch.output();
}

}  // namespace
}  // namespace bleepay::native
