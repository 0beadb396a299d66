#include "native/wallet_desk.h"

#include <unistd.h>

#include "base/address.h"
#include "native/secrets.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr std::size_t kReceiptsMax = 5;  // resolve-voucher takes no more

std::string payment_words(const api::Payment& payment) {
  return payment.amount + " " + payment.currency + " on " + payment.network + " (" +
         payment.currency_address + ") to " + payment.wallet.address;
}

std::string custom_words(const api::VoucherReply& voucher) {
  std::string words = "contract call";
  for (const auto& payment : voucher.payments.value_or(std::vector<api::CustomPayment>{})) {
    words += " to " + payment.input.to;
  }
  for (const auto& network : voucher.networks.value_or(std::vector<api::CustomNetwork>{})) {
    words += " on " + network.network;
  }
  return words;
}

/// Our receipts name the payments Bleepay gave ids; where it showed none, one of our own making.
api::ResolveRequest receipts_for(const api::VoucherReply& voucher) {
  api::ResolveRequest request;
  for (const auto& payment : voucher.payments.value_or(std::vector<api::CustomPayment>{})) {
    if (payment.id && request.receipts.size() < kReceiptsMax) {
      request.receipts.push_back({*payment.id});
    }
  }
  if (request.receipts.empty()) request.receipts.push_back({"pay_" + entropy_hex(8)});
  return request;
}

/// After a call of unknown outcome only a read tells; and what has happened before need not happen
/// again.
Called<api::VoucherReply> confirmed(WalletClient& client, const api::VoucherId& id,
                                    api::VoucherStatus wanted, Called<api::VoucherReply> answer) {
  const bool may_have_happened = !answer.fault.is_outcome_known || answer.fault.status == 400;
  if (answer.ok() || !may_have_happened) return answer;
  auto found = client.get<api::VoucherReply>(api::Endpoint::VoucherGet, id.text());
  if (found.ok() && found->status == wanted) return found;
  return answer;
}

}  // namespace

void say(std::string_view line) { write_text(STDOUT_FILENO, std::string(line) + "\n"); }
void mention(std::string_view line) { write_text(STDERR_FILENO, std::string(line) + "\n"); }

ExitStatus give_up(const Fault& fault) {
  mention("bleepay-checkout: " + printable(describe(fault)));
  return ExitStatus::Usage;
}

ExitStatus give_up(const CallFault& fault) {
  mention("bleepay-checkout: " + printable(fault.words));
  return fault.is_outcome_known ? ExitStatus::Failed : ExitStatus::Unknown;
}

OpenedWallet open_wallet(const WalletPlace& place) {
  auto state = load_wallet(place.file);
  if (!state.ok() && state.fault().kind == FaultKind::Missing && state.fault().path == place.file) {
    return {nullptr, give_up({FaultKind::Missing, place.file.string(),
                              "there is no wallet yet; `wallet open --api URL` makes one"})};
  }
  if (!state.ok()) return {nullptr, give_up(state.fault())};
  if (!place.api.empty()) {
    const auto api = check_api_url(place.api);
    if (!api.ok()) return {nullptr, give_up(api.fault())};
    if (*api != state->api) {
      return {nullptr, give_up({FaultKind::OutOfRange, "--api",
                                "the wallet in " + place.file.string() + " belongs to " +
                                    state->api + "; another one goes into another --state"})};
    }
  }
  HttpClient::Settings settings{state->api, place.ca_file};
  return {std::make_unique<WalletClient>(std::move(settings), place.file, std::move(state).value()),
          ExitStatus::Complete};
}

OpenedWallet make_wallet(const WalletPlace& place, const WalletSignUp& wish) {
  if (place.api.empty()) {
    return {nullptr, give_up({FaultKind::Missing, "--api", "must say where the wallet signs up"})};
  }
  auto api = check_api_url(place.api);
  if (!api.ok()) return {nullptr, give_up(api.fault())};
  WalletState state;
  state.api = *api;
  state.email = wish.email.empty() ? "payer-" + entropy_hex(6) + "@example.invalid" : wish.email;
  state.password = Password(entropy_hex(24));
  state.address = checksummed("0x" + entropy_hex(20));
  if (wish.password_from_stdin) {
    Interrupts interrupts;
    const Typed typed = read_line(STDIN_FILENO, interrupts);
    if (typed.how != Typed::How::Line) {
      return {nullptr, give_up({FaultKind::Missing, "--password-stdin", "found no password"})};
    }
    state.password = Password(typed.text.reveal());
  }
  HttpClient::Settings settings{*api, place.ca_file};
  auto client = std::make_unique<WalletClient>(std::move(settings), place.file, std::move(state));
  if (const auto fault = client->sign_up()) return {nullptr, give_up(*fault)};
  mention("new wallet " + client->state().email + ", kept in " + place.file.string());
  return {std::move(client), ExitStatus::Complete};
}

std::string voucher_line(const api::VoucherReply& voucher) {
  std::string line = voucher.id.text();
  if (voucher.code) line += "  " + voucher.code->text();
  line += "  " + (voucher.status_text.empty() ? std::string(to_string(voucher.status))
                                              : voucher.status_text);
  if (voucher.expected_payment) line += "  " + payment_words(*voucher.expected_payment);
  if (voucher.payments && !voucher.expected_payment) line += "  " + custom_words(voucher);
  if (voucher.supplied_payment) {
    const api::Payment& supplied = *voucher.supplied_payment;
    line += "  paid with " + supplied.amount + " " + supplied.currency;
  }
  if (voucher.expires_at && !is_terminal(voucher.status)) {
    line += "  until " + format_instant(*voucher.expires_at);
  }
  return printable(line);
}

void show_voucher(const WalletPlace& place, const api::VoucherReply& voucher) {
  say(place.wants_json ? api::encode(voucher) : voucher_line(voucher));
}

Called<std::vector<api::VoucherId>> vouchers_meant(WalletClient& client,
                                                   const std::string& selector) {
  auto list = client.get<api::VoucherListReply>(api::Endpoint::VoucherList);
  if (!list.ok()) return {{}, std::move(list.fault)};
  std::vector<api::VoucherId> meant;
  for (const api::VoucherReply& voucher : list->vouchers) {
    const bool is_waiting = voucher.status == api::VoucherStatus::Redeemed;
    const bool is_coded = voucher.code && voucher.code->text() == selector;
    // A match code goes back to the pool when its voucher has ended.
    if (selector == "all" ? is_waiting : is_coded && !is_terminal(voucher.status)) {
      meant.push_back(voucher.id);
    }
  }
  if (meant.empty() && selector != "all") meant.emplace_back(selector);
  return {std::move(meant), {}};
}

Called<api::VoucherReply> approve(WalletClient& client, const api::VoucherId& id) {
  auto voucher = client.get<api::VoucherReply>(api::Endpoint::VoucherGet, id.text());
  if (!voucher.ok()) return voucher;
  auto answer = client.post<api::VoucherReply>(api::Endpoint::VoucherResolve, id.text(),
                                               receipts_for(*voucher.reply));
  return confirmed(client, id, api::VoucherStatus::Resolved, std::move(answer));
}

Called<api::VoucherReply> reject(WalletClient& client, const api::VoucherId& id) {
  auto answer =
      client.post<api::VoucherReply>(api::Endpoint::VoucherDiscard, id.text(), api::EmptyRequest{});
  return confirmed(client, id, api::VoucherStatus::Discarded, std::move(answer));
}

}  // namespace bleepay::native
