// The payer's wallet as commands: opens contexts, joins sessions, approves, rejects or negotiates
// vouchers, at any Bleepay. It holds no keys and moves no money: approving submits receipts.
//
// Results go to standard output (for `open` that is the code and nothing else, ready for a pipe),
// words about them to standard error.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "native/exit_status.h"

namespace bleepay::native {

/// What every wallet command takes.
struct WalletPlace {
  std::string api;  // as given; empty: the one the wallet was made for
  std::filesystem::path file;
  std::string ca_file;
  bool wants_json = false;
};

struct WalletSignUp {
  std::string email;  // empty: invented
  bool password_from_stdin = false;
};
[[nodiscard]] ExitStatus wallet_sign_up(const WalletPlace& place, const WalletSignUp& wish);

struct WalletOpen {
  std::string format = "alphanum";
  std::vector<std::string> payers;  // empty: the wallet's own address
};
/// Makes a wallet first where there is none.
[[nodiscard]] ExitStatus wallet_open(const WalletPlace& place, const WalletOpen& wish);

[[nodiscard]] ExitStatus wallet_show(const WalletPlace& place);

/// `session` is an id, or the session's own code where the API takes it.
[[nodiscard]] ExitStatus wallet_join(const WalletPlace& place, const std::string& session);

/// In all that follow, `voucher` is an id, a six-digit match code, or `all`.
[[nodiscard]] ExitStatus wallet_approve(const WalletPlace& place, const std::string& voucher);
[[nodiscard]] ExitStatus wallet_reject(const WalletPlace& place, const std::string& voucher);

struct WalletNegotiate {
  std::string voucher;
  std::string currency;
  std::string currency_address;
  std::string network;  // empty, like the rest: as the payee expects
  std::string amount;   // a wish: Bleepay puts its own rate in its place
};
[[nodiscard]] ExitStatus wallet_negotiate(const WalletPlace& place, const WalletNegotiate& wish);

struct WalletWatch {
  enum class Reaction { None, Approve, Reject };
  Reaction reaction = Reaction::None;
  DurationMs every{3000};  // a person does not notice less; published limits ask for far more
  std::optional<DurationMs> for_at_most;
  int until_settled = 0;  // ends after so many vouchers have come to an end; 0: goes on
};
[[nodiscard]] ExitStatus wallet_watch(const WalletPlace& place, const WalletWatch& wish);

}  // namespace bleepay::native
