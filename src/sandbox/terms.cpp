#include "sandbox/terms.h"

#include "sandbox/exchange.h"

namespace bleepay::sandbox {
namespace {

const Quote* quote_of(const api::Payment& payment) {
  return find_quote(payment.network, payment.currency, payment.currency_address);
}

Fault out_of_range(std::string path, std::string rule) {
  return {FaultKind::OutOfRange, std::move(path), std::move(rule)};
}

const Quote* exchangeable(const api::Payment& payment) {
  const Quote* quote = quote_of(payment);
  return quote != nullptr && quote->currency.bridgeable ? quote : nullptr;
}

}  // namespace

std::optional<Fault> check_terms(const Options& options, const api::RedeemRequest& request) {
  if (!request.expected_payment) return std::nullopt;
  const api::Payment& payment = *request.expected_payment;
  const auto amount = Amount::parse(payment.amount);
  if (!amount.ok()) {
    return Fault{amount.fault().kind, "expectedPayment.amount", amount.fault().rule};
  }
  if (amount->is_zero()) {
    return out_of_range("expectedPayment.amount", "must be greater than zero");
  }
  const Quote* quote = quote_of(payment);
  if (quote == nullptr) {
    if (!options.strict) return std::nullopt;
    return out_of_range("expectedPayment.currency", "must be listed on this network");
  }
  if (amount->fraction_digits() > quote->currency.decimals) {
    return out_of_range("expectedPayment.amount", "has more decimals than the currency");
  }
  return std::nullopt;
}

Result<api::Payment> priced(const Options& options, const api::Payment& expected,
                            const api::Payment& supplied) {
  const Quote* from = exchangeable(supplied);
  if (from == nullptr) return out_of_range("suppliedPayment.currency", "cannot be exchanged");
  const Quote* to = exchangeable(expected);
  if (to == nullptr) return out_of_range("expectedPayment.currency", "cannot be exchanged");
  const auto amount = Amount::parse(expected.amount);
  if (!amount.ok()) return amount.fault();
  auto due = price(*amount, *to, *from, options.fx_fee_basis_points);
  if (!due || due->size() > 32) return out_of_range("suppliedPayment.amount", "would not fit");
  api::Payment result = supplied;
  result.amount = *std::move(due);
  return result;
}

}  // namespace bleepay::sandbox
