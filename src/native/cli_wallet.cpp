// `bleepay-checkout wallet ...`
#include <CLI/CLI.hpp>
#include <memory>

#include "native/cli.h"
#include "native/cli_text.h"
#include "native/files.h"
#include "native/wallet.h"

namespace bleepay::native {
namespace {

constexpr const char* kVoucherMeaning = "Voucher id, six-digit match code, or all that wait";

struct Wish {
  WalletPlace place;
  std::string file = (default_state_directory() / "wallet.json").string();
  std::string selector;
  std::string session;
  WalletSignUp sign_up;
  WalletOpen open;
  WalletNegotiate negotiate;
  WalletWatch watch;
  DurationMs watch_limit{0};
  bool approves = false;
  bool rejects = false;
};
using SharedWish = std::shared_ptr<Wish>;

/// One subcommand of `wallet`; `act` runs when it was chosen.
CLI::App& add(CLI::App& wallet, const char* name, const char* description, Deed& deed,
              const SharedWish& wish, ExitStatus (*act)(Wish&)) {
  CLI::App* command = wallet.add_subcommand(name, description);
  add_common_flags(*command);
  command->add_option("--api", wish->place.api, "Base of the Bleepay API, ending in /api/v1")
      ->type_name("URL");
  command->add_option("--state", wish->file, "The wallet's file; only its owner can read it")
      ->type_name("FILE")
      ->capture_default_str();
  command->add_option("--ca-file", wish->place.ca_file,
                      "Trusts these authorities (PEM), not the system's");
  command->add_flag("--json", wish->place.wants_json, "One JSON object per line");
  command->callback([&deed, wish, act] {
    deed = [wish, act] {
      wish->place.file = wish->file;
      return act(*wish);
    };
  });
  return *command;
}

void add_sign_up(CLI::App& wallet, Deed& deed, const SharedWish& wish) {
  CLI::App& command = add(wallet, "sign-up", "Makes a wallet with an account of its own", deed,
                          wish, [](Wish& w) { return wallet_sign_up(w.place, w.sign_up); });
  command.add_option("--email", wish->sign_up.email, "The account's address; invented if absent");
  command.add_flag("--password-stdin", wish->sign_up.password_from_stdin,
                   "Reads the password from standard input; invented if absent");
}

void add_open(CLI::App& wallet, Deed& deed, const SharedWish& wish) {
  CLI::App& command = add(wallet, "open", "Opens a context and prints its code, alone on its line",
                          deed, wish, [](Wish& w) { return wallet_open(w.place, w.open); });
  command.add_option("--format", wish->open.format, "What the code is made of")
      ->check(CLI::IsMember({"numeric", "alphanum"}))
      ->capture_default_str();
  command.add_option("--payer", wish->open.payers, "An address that may pay, 1 to 10 of them")
      ->expected(1)
      ->take_all();
}

void add_negotiate(CLI::App& wallet, Deed& deed, const SharedWish& wish) {
  CLI::App& command = add(wallet, "negotiate", "Offers another currency for a voucher", deed, wish,
                          [](Wish& w) { return wallet_negotiate(w.place, w.negotiate); });
  WalletNegotiate& offer = wish->negotiate;
  command.add_option("VOUCHER", offer.voucher, kVoucherMeaning)->required();
  command.add_option("--currency", offer.currency, "What to pay with, e.g. USDC")->required();
  command.add_option("--currency-address", offer.currency_address, "Its token contract")
      ->required();
  command.add_option("--network", offer.network, "Must be the payee's; as expected if absent");
  command.add_option("--amount", offer.amount, "A wish; Bleepay puts its own rate in its place");
}

void add_watch(CLI::App& wallet, Deed& deed, const SharedWish& wish) {
  CLI::App& command =
      add(wallet, "watch", "Shows what becomes of the wallet's vouchers, until Ctrl-C", deed, wish,
          [](Wish& w) {
            if (w.approves) w.watch.reaction = WalletWatch::Reaction::Approve;
            if (w.rejects) w.watch.reaction = WalletWatch::Reaction::Reject;
            if (w.watch_limit.count() > 0) w.watch.for_at_most = w.watch_limit;
            return wallet_watch(w.place, w.watch);
          });
  CLI::Option* approve =
      command.add_flag("--approve", wish->approves, "Approves whatever waits for the wallet");
  command.add_flag("--reject", wish->rejects, "Rejects whatever waits for the wallet")
      ->excludes(approve);
  command.add_option("--until", wish->watch.until_settled, "Ends after so many have ended")
      ->check(CLI::Range(1, 1000).name("1-1000"));
  add_duration(command, "--every", wish->watch.every, "Time between two looks [3s]");
  add_duration(command, "--for", wish->watch_limit, "Ends after this time");
}

}  // namespace

void add_wallet_command(CLI::App& app, Deed& deed) {
  CLI::App& wallet = *app.add_subcommand("wallet", "Plays the payer's wallet, without any keys");
  add_common_flags(wallet);
  wallet.require_subcommand(1);
  const auto wish = std::make_shared<Wish>();
  add_sign_up(wallet, deed, wish);
  add_open(wallet, deed, wish);
  add(wallet, "show", "Shows the open context with its code, and the vouchers", deed, wish,
      [](Wish& w) { return wallet_show(w.place); });
  add(wallet, "join", "Joins a session, so that its vouchers reach the wallet", deed, wish,
      [](Wish& w) { return wallet_join(w.place, w.session); })
      .add_option("SESSION", wish->session, "Session id, or the code the shop shows")
      ->required();
  add(wallet, "approve", "Approves vouchers: submits receipts", deed, wish,
      [](Wish& w) { return wallet_approve(w.place, w.selector); })
      .add_option("VOUCHER", wish->selector, kVoucherMeaning)
      ->required();
  add(wallet, "reject", "Discards vouchers", deed, wish,
      [](Wish& w) { return wallet_reject(w.place, w.selector); })
      .add_option("VOUCHER", wish->selector, kVoucherMeaning)
      ->required();
  add_negotiate(wallet, deed, wish);
  add_watch(wallet, deed, wish);
}

}  // namespace bleepay::native
