#include "native/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/version.h"
#include "native/secrets.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr const char* kDescription =
    "Bleepay Checkout at the command line: takes a payment, or plays the payer's wallet.";

constexpr const char* kFooter = R"(Exit status
  0 complete   2 usage or refused order   3 partial   4 cancelled   5 expired
  6 failed     7 unknown                  8 tampered  1 this program could not work

Examples
  bleepay-checkout pay --api https://sandbox.bleepay.com/api/v1 --order order.json
  bleepay-checkout wallet open --api http://127.0.0.1:8080/api/v1 |
    bleepay-checkout pay --api http://127.0.0.1:8080/api/v1 --order order.json --code-stdin
  bleepay-checkout wallet watch --approve
)";

constexpr std::string_view kCodeFlag = "--code";

/// The code as an argument is there for tests; this keeps it out of the process list from now on.
void hide_code(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument(arguments[i]);
    const bool is_joined = argument.starts_with("--code=");
    if (argument == kCodeFlag && i + 1 < count) {
      overwrite(arguments[i + 1], std::strlen(arguments[i + 1]));
    } else if (is_joined) {
      overwrite(arguments[i] + kCodeFlag.size() + 1, argument.size() - kCodeFlag.size() - 1);
    }
  }
}

ExitStatus explain(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {  // --help and --version
    app.exit(error);
    return ExitStatus::Complete;
  }
  // Of several complaints the one about what stands there is more use than the one about what is
  // missing.
  const std::vector<std::string> unknown = app.remaining(true);
  const std::string what = unknown.empty() ? error.what() : "there is no " + unknown.front();
  write_text(STDERR_FILENO, "bleepay-checkout: " + printable(what) +
                                "\nbleepay-checkout --help says what there is.\n");
  return ExitStatus::Usage;
}

}  // namespace

void add_common_flags(CLI::App& command) {
  command.set_help_flag("-h,--help", "Says what there is, and ends");
  command.set_version_flag("--version", std::string("bleepay-checkout ") + kVersion,
                           "Says the version, and ends");
}

ExitStatus run_cli(int count, char** arguments) {
  CLI::App app(kDescription, "bleepay-checkout");
  Deed deed;
  add_common_flags(app);
  app.footer(kFooter);
  app.require_subcommand(1);
  add_pay_command(app, deed);
  add_order_command(app, deed);
  add_replay_command(app, deed);
  add_wallet_command(app, deed);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    hide_code(count, arguments);
    return explain(app, error);
  }
  hide_code(count, arguments);
  return deed();
}

}  // namespace bleepay::native
