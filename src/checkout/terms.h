// Terms of payment: how an item's become a redeem body, and whether what Bleepay reports are still
// the same ones.
#pragma once

#include <string>
#include <vector>

#include "api/messages.h"
#include "checkout/order.h"
#include "checkout/view.h"

namespace bleepay::checkout {

/// What a reply says about the terms we sent.
enum class TermsMatch {
  NotTold,  // it leaves out what decides: never taken for agreement
  Equal,    // network, currency, amount and wallet stand there and are ours
  Differ,   // at least one member is another: somebody has changed the payment
};

/// Compares a reply with an item's terms.
///
/// Shape   amounts by decimal value, EVM addresses without case, CUSTOM members by JSON value; a
/// member that is absent is not told. CUSTOM `from` and payment ids are the wallet's business.
[[nodiscard]] TermsMatch match_terms(const Item& item, const api::VoucherReply& reply);

[[nodiscard]] PaymentView payment_view(const api::Payment& payment);
[[nodiscard]] PaymentView terms_view(const Item& item);

/// Sums per network, currency and currency address: equal symbols of two contracts stay apart.
[[nodiscard]] std::vector<Total> totals_of(const Order& order);

}  // namespace bleepay::checkout
