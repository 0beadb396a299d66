// What the wallet's commands have in common; of this room only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "native/exit_status.h"
#include "native/wallet.h"
#include "native/wallet_client.h"

namespace bleepay::native {

void say(std::string_view line);      // standard output
void mention(std::string_view line);  // standard error

[[nodiscard]] ExitStatus give_up(const Fault& fault);
[[nodiscard]] ExitStatus give_up(const CallFault& fault);

/// The wallet in its file, or the status to end with, explained already.
struct OpenedWallet {
  std::unique_ptr<WalletClient> client;
  ExitStatus status = ExitStatus::Complete;
};
[[nodiscard]] OpenedWallet open_wallet(const WalletPlace& place);
[[nodiscard]] OpenedWallet make_wallet(const WalletPlace& place, const WalletSignUp& wish);

/// One line: id, match code, status, terms, FX, expiry.
[[nodiscard]] std::string voucher_line(const api::VoucherReply& voucher);
void show_voucher(const WalletPlace& place, const api::VoucherReply& voucher);

/// Which vouchers are meant by an id, a match code or `all` (those that wait for the payer).
[[nodiscard]] Called<std::vector<api::VoucherId>> vouchers_meant(WalletClient& client,
                                                                 const std::string& selector);

/// Submits receipts, or discards. Where the outcome is not known the voucher is read before
/// anything is said.
[[nodiscard]] Called<api::VoucherReply> approve(WalletClient& client, const api::VoucherId& id);
[[nodiscard]] Called<api::VoucherReply> reject(WalletClient& client, const api::VoucherId& id);

}  // namespace bleepay::native
