// Watching the wallet's vouchers until something ends it.
#include <poll.h>

#include <algorithm>
#include <map>

#include "native/clock.h"
#include "native/interrupts.h"
#include "native/terminal.h"
#include "native/wallet_desk.h"

namespace bleepay::native {
namespace {

constexpr DurationMs kPauseMax = std::chrono::minutes{1};

class Watch {
 public:
  Watch(const WalletPlace& place, const WalletWatch& wish, WalletClient& client)
      : place_(place), wish_(wish), client_(client), pause_(wish.every) {}

  ExitStatus run() {
    const MonoTime start = read_clocks().mono;
    mention("watching " + client_.state().email + "; Ctrl-C ends it");
    for (;;) {
      if (const auto fault = look()) {
        if (fault->status != 429) return give_up(*fault);
        pause_ = std::min(std::max(pause_ * 2, fault->retry_after.value_or(pause_ * 2)), kPauseMax);
        mention("too many looks for this API; the next one in " +
                std::to_string(pause_.count() / 1000) + " s");
      }
      if (wish_.until_settled > 0 && settled() >= wish_.until_settled) return ExitStatus::Complete;
      if (wish_.for_at_most && read_clocks().mono - start >= *wish_.for_at_most) {
        return ExitStatus::Complete;
      }
      if (!rest()) return ExitStatus::Complete;
    }
  }

 private:
  std::optional<CallFault> look() {
    const auto list = client_.get<api::VoucherListReply>(api::Endpoint::VoucherList);
    if (!list.ok()) return list.fault;
    // Oldest first, as they came.
    for (auto voucher = list->vouchers.rbegin(); voucher != list->vouchers.rend(); ++voucher) {
      see(*voucher);
      if (voucher->status != api::VoucherStatus::Redeemed) continue;
      if (auto fault = react(voucher->id)) return fault;
    }
    return std::nullopt;
  }

  void see(const api::VoucherReply& voucher) {
    std::string line = voucher_line(voucher);
    std::string& known = lines_[voucher.id.text()];
    if (known == line) return;
    known = std::move(line);
    is_settled_[voucher.id.text()] = is_terminal(voucher.status);
    show_voucher(place_, voucher);
  }

  std::optional<CallFault> react(const api::VoucherId& id) {
    if (wish_.reaction == WalletWatch::Reaction::None) return std::nullopt;
    const bool approves = wish_.reaction == WalletWatch::Reaction::Approve;
    const auto done = approves ? approve(client_, id) : reject(client_, id);
    if (done.ok()) {
      const auto now = client_.get<api::VoucherReply>(api::Endpoint::VoucherGet, id.text());
      if (now.ok()) see(*now.reply);
      return std::nullopt;
    }
    // It may have ended in the meantime; the next look tells. Limits and faults of ours end here.
    const bool is_race = done.fault.status == 400 || done.fault.status == 404;
    return is_race ? std::nullopt : std::optional(done.fault);
  }

  int settled() const {
    return static_cast<int>(std::count_if(is_settled_.begin(), is_settled_.end(),
                                          [](const auto& entry) { return entry.second; }));
  }

  /// False when a person ended it.
  bool rest() {
    pollfd wanted{interrupts_.descriptor(), POLLIN, 0};
    return ::poll(&wanted, 1, static_cast<int>(pause_.count())) == 0;
  }

  const WalletPlace& place_;
  const WalletWatch& wish_;
  WalletClient& client_;
  Interrupts interrupts_;
  DurationMs pause_;
  std::map<std::string, std::string> lines_;
  std::map<std::string, bool> is_settled_;
};

}  // namespace

ExitStatus wallet_watch(const WalletPlace& place, const WalletWatch& wish) {
  const OpenedWallet wallet = open_wallet(place);
  if (!wallet.client) return wallet.status;
  return Watch(place, wish, *wallet.client).run();
}

}  // namespace bleepay::native
