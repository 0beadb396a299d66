// `bleepay-checkout pay`: options, and what is wrong with them.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "native/cli.h"
#include "native/cli_text.h"
#include "native/files.h"
#include "native/http_client.h"
#include "native/pay.h"
#include "native/secrets.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr int kItemsMax = 64;
constexpr std::size_t kKeyBytesMax = 4096;

constexpr const char* kFooter =
    R"(The code is asked for on the terminal. Where standard input is a pipe it is read from there,
one line per try. --code is for tests: other people on this machine may see arguments.

With --json standard output holds one object per line, {"event", "detail"}: view, phasechange,
voucherchange, ledger, error, and at the end one outcome with its exitStatus. Every line is a hint;
what counts is what Bleepay says when your back end asks.
)";

struct Wish {
  std::string api;
  std::string order_file;
  std::string code;
  std::string key_file;
  std::string auth = "context-code";
  std::string planner = "budgeted";
  std::string state_directory = default_state_directory().string();
  std::string ca_file;
  std::string trace_file;
  checkout::Options options;
  checkout::OrderLimits limits;
  int renewals = 0;
  bool code_from_stdin = false;
  bool wants_json = false;
  bool ignores_limits = false;
};

Fault at(const std::string& option, std::string rule) {
  return {FaultKind::Malformed, option, std::move(rule)};
}

/// The key is the first line of its file; an argument or a variable would be seen by others.
std::optional<Fault> read_key(const Wish& wish, Credential& into) {
  auto text = read_file(wish.key_file, kKeyBytesMax);
  if (!text.ok()) return at("--api-key-file", describe(text.fault()));
  std::string key = std::move(text).value();
  key.resize(std::min(key.size(), key.find_first_of("\r\n")));
  if (key.empty()) return at("--api-key-file", "must hold the key on its first line");
  for (const char c : key) {
    if (c <= ' ' || c > '~') return at("--api-key-file", "must hold a key of printable ASCII");
  }
  into = Credential(key);
  overwrite(key);
  return std::nullopt;
}

std::optional<Fault> authorize(const Wish& wish, checkout::Options& options) {
  if ((wish.auth == "api-key") != !wish.key_file.empty()) {
    return at("--auth", "api-key and --api-key-file belong together");
  }
  if (wish.auth == "none") options.auth = checkout::AuthMode::None;
  if (wish.auth != "api-key") return std::nullopt;
  options.auth = checkout::AuthMode::ApiKey;
  return read_key(wish, options.api_key);
}

std::optional<Fault> choose_code_source(const Wish& wish, PayWish& into) {
  const bool is_order_on_stdin = wish.order_file == "-";
  if (wish.code_from_stdin && is_order_on_stdin) {
    return at("--code-stdin", "cannot be used when the order comes from standard input");
  }
  if (!wish.code.empty()) {
    into.code_source = CodeSource::Argument;
    into.code = api::ContextCode(wish.code);
  } else if (wish.code_from_stdin || (!is_order_on_stdin && !is_terminal(STDIN_FILENO))) {
    into.code_source = CodeSource::StandardInput;
  }
  return std::nullopt;
}

ReportStyle style_of(const Wish& wish) {
  if (wish.wants_json) return ReportStyle::Json;
  const char* kind = std::getenv("TERM");
  const bool can_paint = kind != nullptr && std::string_view(kind) != "dumb";
  return is_terminal(STDOUT_FILENO) && can_paint ? ReportStyle::Live : ReportStyle::Lines;
}

ExitStatus refuse(const Fault& fault) {
  complain(fault);
  return ExitStatus::Usage;
}

ExitStatus check_and_pay(Wish& wish) {
  PayWish into{.options = wish.options,
               .renewals = wish.renewals,
               .style = style_of(wish),
               .state_directory = wish.state_directory,
               .ca_file = wish.ca_file,
               .trace_file = wish.trace_file};
  const auto api = check_api_url(wish.api);
  if (!api.ok()) return refuse(api.fault());
  into.api = *api;
  if (const auto fault = authorize(wish, into.options)) return refuse(*fault);
  if (const auto fault = choose_code_source(wish, into)) return refuse(*fault);
  auto order = load_order(wish.order_file, wish.limits);
  if (!order.ok()) return refuse(order.fault());
  into.order = std::move(order).value();
  overwrite(wish.code);
  into.options.planner =
      wish.planner == "fast" ? checkout::PlannerKind::Fast : checkout::PlannerKind::Budgeted;
  into.options.enforce_published_limits = !wish.ignores_limits;
  into.options.seed = entropy();
  into.options.keeps_trace = !wish.trace_file.empty();
  if (is_exposed(into.api)) {
    complain("warning: " + into.api + " is not encrypted; codes and tokens can be read on the way");
  }
  return pay(std::move(into));
}

void add_options(CLI::App& command, Wish& wish) {
  command.add_option("--api", wish.api, "Base of the Bleepay API, ending in /api/v1")
      ->type_name("URL")
      ->required();
  command.add_option("--order", wish.order_file, "The order as JSON; - reads standard input")
      ->type_name("FILE")
      ->required();
  CLI::Option* code = command.add_option("--code", wish.code, "The payer's context code");
  command.add_flag("--code-stdin", wish.code_from_stdin, "Reads the code from standard input")
      ->excludes(code);
  command.add_option("--auth", wish.auth, "How to act as payee")
      ->check(CLI::IsMember({"context-code", "none", "api-key"}))
      ->capture_default_str();
  command.add_option("--api-key-file", wish.key_file, "File with the API key on its first line")
      ->type_name("FILE");
  command
      .add_option("--planner", wish.planner,
                  "How often to look: budgeted keeps the published limits, fast needs others")
      ->check(CLI::IsMember({"budgeted", "fast"}))
      ->capture_default_str();
  command.add_flag("--ignore-limits", wish.ignores_limits,
                   "Does not count requests; for a sandbox that does not either");
  command.add_option("--in-flight", wish.options.in_flight, "Vouchers on their way at once")
      ->check(CLI::Range(1, kItemsMax).name("1-64"))
      ->capture_default_str();
  command.add_option("--items-max", wish.limits.items_max, "How many items are allowed")
      ->check(CLI::Range(1, kItemsMax).name("1-64"))
      ->capture_default_str();
  command.add_option("--renew", wish.renewals, "Fresh vouchers for an item that expires, each")
      ->check(CLI::Range(0, 100).name("0-100"))
      ->capture_default_str();
  add_duration(command, "--timeout", wish.options.reply_timeout,
               "How long an answer may take [8s]; redeem has its own");
  add_duration(command, "--redeem-timeout", wish.options.redeem_timeout,
               "How long the answer to redeem may take [10s]");
  command.add_flag("--json", wish.wants_json, "One JSON object per line");
  command.add_option("--state-dir", wish.state_directory, "Where the record of the order is kept")
      ->type_name("DIR")
      ->capture_default_str();
  command
      .add_option("--trace", wish.trace_file,
                  "Writes a trace for `replay` at the end; no code and no token is in it")
      ->type_name("FILE");
  command.add_option("--ca-file", wish.ca_file, "Trusts these authorities (PEM), not the system's")
      ->type_name("FILE");
}

}  // namespace

void add_pay_command(CLI::App& app, Deed& deed) {
  CLI::App* command = app.add_subcommand("pay", "Runs one checkout");
  add_common_flags(*command);
  command->footer(kFooter);
  const auto wish = std::make_shared<Wish>();
  add_options(*command, *wish);
  command->callback([&deed, wish] { deed = [wish] { return check_and_pay(*wish); }; });
}

}  // namespace bleepay::native
