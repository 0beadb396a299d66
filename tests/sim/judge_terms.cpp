// Whose terms are these? Compared member by member with the order, not by the machine's own code.
#include <algorithm>

#include "api/codec.h"
#include "base/address.h"
#include "base/amount.h"
#include "sim/judge.h"

namespace bleepay::sim {
namespace {

/// What we send: byte for byte.
bool is_same_text(const checkout::Transfer& ours, const api::Payment& sent) {
  return sent.network == ours.network && sent.currency == ours.currency &&
         sent.currency_address == ours.currency_address && sent.amount == ours.amount.text() &&
         sent.wallet.address == ours.wallet_address;
}

}  // namespace

/// The item whose terms a redeem's body carries.
std::optional<std::size_t> Judge::item_of_body(const std::string& body) const {
  const auto request = api::decode<api::RedeemRequest>(body);
  if (!request) return std::nullopt;
  for (std::size_t i = 0; i < order_.items.size(); ++i) {
    const checkout::Item& item = order_.items[i];
    const bool is_transfer = item.transfer && request->expected_payment && !request->custom &&
                             is_same_text(*item.transfer, *request->expected_payment);
    const bool is_custom =
        item.custom && !request->expected_payment && request->custom == item.custom;
    if (is_transfer || is_custom) return i;
  }
  return std::nullopt;
}

bool Judge::has_our_terms(const sandbox::Voucher& voucher, std::size_t index) const {
  const checkout::Item& item = order_.items[index];
  if (item.custom)
    return voucher.custom.has_value() && foreign_terms_.count(voucher.id.text()) == 0;
  return voucher.expected && is_same_text(*item.transfer, *voucher.expected);
}

/// A reply whose terms somebody may have changed: every voucher it is wrong about is remembered.
void Judge::look_for_tampering(Page& page, const Got& got) {
  const bool is_ok = got.reply.delivery == Delivery::Answered && got.reply.status / 100 == 2;
  if (!is_ok || !got.is_in_time || (!got.has_been_edited && foreign_terms_.empty())) return;
  const auto match = api::match_route(got.request.method, got.request.target);
  if (!match.route) return;
  if (match.route->endpoint == api::Endpoint::SessionGet) {
    const auto session = api::decode<api::SessionReply>(got.reply.body);
    if (!session || !session->vouchers || session->id.text() != match.route->id) return;
    for (const auto& listed : *session->vouchers) {
      if (listed.details && differs(*listed.details)) {
        page.must_say_tampered.insert(listed.id.text());
      }
    }
    return;
  }
  const auto voucher = api::decode<api::VoucherReply>(got.reply.body);
  const bool is_about_it = match.route->endpoint == api::Endpoint::VoucherGet ||
                           match.route->endpoint == api::Endpoint::VoucherRedeem;
  if (!voucher || !is_about_it || voucher->id.text() != match.route->id) return;
  if (differs(*voucher)) page.must_say_tampered.insert(voucher->id.text());
}

/// Says of a transfer we redeemed something else than we sent.
bool Judge::differs(const api::VoucherReply& reply) const {
  const auto redeems = redeems_.find(reply.id.text());
  if (redeems == redeems_.end() || !reply.expected_payment) return false;
  const auto& ours = order_.items[redeems->second.item].transfer;
  if (!ours) return false;
  const api::Payment& told = *reply.expected_payment;
  const auto amount = Amount::parse(told.amount);
  return (amount && *amount != ours->amount) || (!amount && !told.amount.empty()) ||
         (!told.wallet.address.empty() && !same_address(told.wallet.address, ours->wallet_address));
}

/// A voucher of the item that the payer could approve now, or has.
bool Judge::may_be_paid(const Scene& scene, std::size_t item, std::string_view but_for) const {
  if (forgets_vouchers_) return false;
  return std::any_of(redeems_.begin(), redeems_.end(), [&](const auto& entry) {
    if (entry.second.item != item || entry.first == but_for) return false;
    const sandbox::Voucher* voucher = scene.truth.find_voucher(entry.first);
    if (voucher == nullptr) return false;
    return (voucher->status == api::VoucherStatus::Resolved && !forgets_payments_) ||
           (voucher->status == api::VoucherStatus::Redeemed &&
            voucher->expires_at > scene.server_time);
  });
}

}  // namespace bleepay::sim
