#include "checkout/terms.h"

#include <algorithm>
#include <functional>

#include "api/codec.h"
#include "base/address.h"
#include "base/mutation.h"
#include "checkout/record.h"

namespace bleepay::checkout {
namespace {

constexpr std::string_view kPayerPlaceholder = "{payer}";

bool same_amount(const Amount& sent, const std::string& told) {
  const auto amount = Amount::parse(told);
  return amount && *amount == sent;
}

TermsMatch match_transfer(const Transfer& sent, const api::VoucherReply& reply) {
  // A call to a contract names its networks. `payments` alone says nothing: the contract lists it
  // for transfers too, where it carries the ids the payer's receipts refer to.
  const bool names_networks = reply.networks && !reply.networks->empty();
  if (names_networks || reply.type == api::VoucherType::Custom) return TermsMatch::Differ;
  if (!reply.expected_payment) return TermsMatch::NotTold;
  const api::Payment& told = *reply.expected_payment;
  const auto is_other = [](const std::string& ours, const std::string& theirs) {
    return !theirs.empty() && ours != theirs;
  };
  const bool is_amount_compared = !mutated(Mutation::AmountNotCompared);
  const bool is_wallet_compared = !mutated(Mutation::WalletNotCompared);
  const auto is_elsewhere = [](const std::string& ours, const std::string& theirs) {
    return !theirs.empty() && !same_address(ours, theirs);
  };
  if (is_other(sent.network, told.network) || is_other(sent.currency, told.currency) ||
      is_elsewhere(sent.currency_address, told.currency_address) ||
      (is_wallet_compared && is_elsewhere(sent.wallet_address, told.wallet.address)) ||
      (is_amount_compared && !told.amount.empty() && !same_amount(sent.amount, told.amount))) {
    return TermsMatch::Differ;
  }
  // The documentation's own samples leave out the currency's address here and there.
  const bool is_currency_told = !told.currency.empty() || !told.currency_address.empty();
  const bool is_told = !told.network.empty() && is_currency_told && !told.amount.empty() &&
                       !told.wallet.address.empty();
  return is_told ? TermsMatch::Equal : TermsMatch::NotTold;
}

bool same_call(const api::CustomPayment& sent, const api::CustomPayment& told) {
  const bool is_from_same =
      sent.input.from == kPayerPlaceholder || same_address(sent.input.from, told.input.from);
  return sent.type == told.type && is_from_same && same_address(sent.input.to, told.input.to) &&
         sent.input.value == told.input.value && sent.input.data == told.input.data;
}

bool same_extra(const api::JsonText& sent, const api::JsonText& told) {
  return api::same_json(sent.text, told.text);
}

TermsMatch match_custom(const api::CustomTerms& sent, const api::VoucherReply& reply) {
  if (reply.expected_payment || reply.type == api::VoucherType::Simple) return TermsMatch::Differ;
  const auto differs = [](const auto& told, const auto& ours, auto same) {
    return told && !std::equal(told->begin(), told->end(), ours.begin(), ours.end(), same);
  };
  if (differs(reply.networks, sent.networks, std::equal_to<>()) ||
      differs(reply.payments, sent.payments,
              [](const auto& told, const auto& ours) { return same_call(ours, told); }) ||
      differs(reply.extras, sent.extras, same_extra)) {
    return TermsMatch::Differ;
  }
  return reply.networks && reply.payments ? TermsMatch::Equal : TermsMatch::NotTold;
}

}  // namespace

api::RedeemRequest redeem_request(const Item& item) {
  api::RedeemRequest request;
  request.custom = item.custom;
  if (item.transfer) {
    const Transfer& terms = *item.transfer;
    request.expected_payment = api::Payment{terms.network,
                                            terms.currency,
                                            terms.currency_address,
                                            terms.amount.text(),
                                            {terms.wallet_address}};
    std::string& amount = request.expected_payment->amount;
    if (mutated(Mutation::AmountCutShort)) amount = amount.substr(0, 16);  // of a binary fraction
  }
  return request;
}

std::string terms_digest(const Order& order) {
  // The separator cannot occur in an id, nor unescaped in JSON.
  std::string text = order.order_id;
  for (const Item& item : order.items) {
    text.append(1, '\n').append(item.id);
    text.append(1, '\n').append(api::encode(redeem_request(item)));
  }
  return fingerprint(text);
}

TermsMatch match_terms(const Item& item, const api::VoucherReply& reply) {
  return item.transfer ? match_transfer(*item.transfer, reply) : match_custom(*item.custom, reply);
}

PaymentView payment_view(const api::Payment& payment) {
  return {payment.network, payment.currency, payment.currency_address, payment.amount,
          payment.wallet.address};
}

PaymentView terms_view(const Item& item) {
  if (item.transfer) return payment_view(*redeem_request(item).expected_payment);
  PaymentView view;
  if (!item.custom->networks.empty()) view.network = item.custom->networks.front().network;
  if (!item.custom->payments.empty()) {
    view.wallet_address = item.custom->payments.front().input.to;
  }
  return view;
}

std::vector<Total> totals_of(const Order& order) {
  struct Sum {
    const Transfer* first;
    Amount amount;
  };
  std::vector<Sum> sums;
  for (const Item& item : order.items) {
    if (!item.transfer) continue;
    const Transfer& terms = *item.transfer;
    const auto same = std::find_if(sums.begin(), sums.end(), [&](const Sum& sum) {
      return sum.first->network == terms.network && sum.first->currency == terms.currency &&
             same_address(sum.first->currency_address, terms.currency_address);
    });
    const auto total = same == sums.end() ? std::nullopt : add(same->amount, terms.amount);
    if (total) {
      same->amount = *total;
    } else {
      sums.push_back({&terms, terms.amount});
    }
  }
  std::vector<Total> totals;
  totals.reserve(sums.size());
  for (const Sum& sum : sums) {
    totals.push_back({sum.first->currency, sum.first->network, sum.amount.text()});
  }
  return totals;
}

}  // namespace bleepay::checkout
