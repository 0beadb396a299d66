#include "native/wallet.h"

#include <utility>

#include "base/address.h"
#include "native/terminal.h"
#include "native/wallet_desk.h"

namespace bleepay::native {
namespace {

using api::Endpoint;

/// Does the same to every voucher meant; the first failure ends it.
template <class Deed>
ExitStatus for_each_meant(const WalletPlace& place, const std::string& selector, Deed deed) {
  const OpenedWallet wallet = open_wallet(place);
  if (!wallet.client) return wallet.status;
  const auto meant = vouchers_meant(*wallet.client, selector);
  if (!meant.ok()) return give_up(meant.fault);
  if (meant->empty()) mention("no voucher waits for the wallet");
  for (const api::VoucherId& id : *meant.reply) {
    const auto done = deed(*wallet.client, id);
    if (!done.ok()) return give_up(done.fault);
    show_voucher(place, *done.reply);
  }
  return ExitStatus::Complete;
}

Result<api::ContextOpenRequest> request_of(const WalletOpen& wish, const std::string& own) {
  api::ContextOpenRequest request;
  request.format = api::code_format(wish.format);
  for (const std::string& payer : wish.payers) {
    // No network is named here; what begins like an EVM address is to be one.
    const bool is_evm = payer.starts_with("0x");
    const auto address = check_address(is_evm ? AddressKind::Evm : AddressKind::Opaque, payer);
    if (!address.ok()) return Fault{address.fault().kind, "--payer", address.fault().rule};
    request.payers.push_back({payer});
  }
  if (request.payers.empty()) request.payers.push_back({own});
  return request;
}

void show_context(const WalletPlace& place, const api::ContextReply& context) {
  if (place.wants_json) {
    say(api::encode(context));
    return;
  }
  std::string line = "context " + context.id.text() + "  " +
                     std::string(to_string(context.status)) + "  code " + context.code.reveal();
  for (const api::PayerRef& payer : context.payers) line += "  " + payer.address;
  say(printable(line));
}

}  // namespace

ExitStatus wallet_sign_up(const WalletPlace& place, const WalletSignUp& wish) {
  if (load_wallet(place.file).ok()) {
    return give_up(Fault{FaultKind::Duplicate, place.file.string(),
                         "holds a wallet already; another one goes into another --state"});
  }
  const OpenedWallet wallet = make_wallet(place, wish);
  if (!wallet.client) return wallet.status;
  say(wallet.client->state().email);
  return ExitStatus::Complete;
}

ExitStatus wallet_open(const WalletPlace& place, const WalletOpen& wish) {
  const auto loaded = load_wallet(place.file);
  const bool is_new = !loaded.ok() && loaded.fault().kind == FaultKind::Missing &&
                      loaded.fault().path == place.file;
  const OpenedWallet wallet = is_new ? make_wallet(place, {}) : open_wallet(place);
  if (!wallet.client) return wallet.status;
  const auto request = request_of(wish, wallet.client->state().address);
  if (!request.ok()) return give_up(request.fault());
  const auto context = wallet.client->post<api::ContextReply>(Endpoint::ContextOpen, "", *request);
  if (!context.ok()) return give_up(context.fault);
  if (const auto kept = wallet.client->remember_context(*context.reply); !kept.ok()) {
    return give_up(kept.fault());
  }
  say(place.wants_json ? api::encode(*context.reply) : printable(context->code.reveal()));
  return ExitStatus::Complete;
}

ExitStatus wallet_show(const WalletPlace& place) {
  const OpenedWallet wallet = open_wallet(place);
  if (!wallet.client) return wallet.status;
  WalletClient& client = *wallet.client;
  if (!place.wants_json) say("wallet  " + client.state().email + "  " + client.state().api);
  if (!client.state().context.empty()) {
    const auto context =
        client.get<api::ContextReply>(Endpoint::ContextGet, client.state().context.text());
    if (!context.ok()) return give_up(context.fault);
    show_context(place, *context.reply);
  }
  const auto list = client.get<api::VoucherListReply>(Endpoint::VoucherList);
  if (!list.ok()) return give_up(list.fault);
  for (const api::VoucherReply& voucher : list->vouchers) show_voucher(place, voucher);
  return ExitStatus::Complete;
}

ExitStatus wallet_join(const WalletPlace& place, const std::string& session) {
  const OpenedWallet wallet = open_wallet(place);
  if (!wallet.client) return wallet.status;
  const auto joined =
      wallet.client->post<api::SessionReply>(Endpoint::SessionJoin, session, api::EmptyRequest{});
  if (!joined.ok() && joined.fault.code != api::ErrorCode::AlreadyJoined) {
    return give_up(joined.fault);
  }
  say(printable(joined.ok() ? "joined " + joined->id.text() : "joined " + session + " before"));
  return ExitStatus::Complete;
}

ExitStatus wallet_approve(const WalletPlace& place, const std::string& voucher) {
  return for_each_meant(place, voucher, &approve);
}

ExitStatus wallet_reject(const WalletPlace& place, const std::string& voucher) {
  return for_each_meant(place, voucher, &reject);
}

ExitStatus wallet_negotiate(const WalletPlace& place, const WalletNegotiate& wish) {
  const auto negotiate = [&](WalletClient& client,
                             const api::VoucherId& id) -> Called<api::VoucherReply> {
    auto voucher = client.get<api::VoucherReply>(Endpoint::VoucherGet, id.text());
    if (!voucher.ok()) return voucher;
    api::NegotiateRequest request;
    api::Payment& supplied = request.supplied_payment;
    if (voucher->expected_payment) supplied = *voucher->expected_payment;
    const auto take = [](std::string& into, const std::string& given) {
      if (!given.empty()) into = given;
    };
    take(supplied.network, wish.network);
    take(supplied.currency, wish.currency);
    take(supplied.currency_address, wish.currency_address);
    take(supplied.amount, wish.amount);
    supplied.wallet.address = client.state().address;
    return client.post<api::VoucherReply>(Endpoint::VoucherNegotiate, id.text(), request);
  };
  return for_each_meant(place, wish.voucher, negotiate);
}

}  // namespace bleepay::native
