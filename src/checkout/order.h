// What the merchant wants paid: one order, one to a few items, each with its own terms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/messages.h"
#include "base/amount.h"
#include "base/result.h"

namespace bleepay::checkout {

/// Terms of a token transfer, checked: what will be redeemed byte for byte.
struct Transfer {
  std::string network;
  std::string currency;
  std::string currency_address;
  std::optional<int> decimals;  // 0-36; bounds the fraction of `amount` when given
  Amount amount;
  std::string wallet_address;
};

struct Item {
  std::string id;                    // 1-64 of A-Za-z0-9._-, unique in the order
  std::string label;                 // 1-120 characters, no control or bidi characters
  std::optional<Transfer> transfer;  // exactly one of the two
  std::optional<api::CustomTerms> custom;
};

struct Order {
  std::string order_id;  // 1-64 of A-Za-z0-9._-
  std::string merchant_name;
  std::vector<Item> items;
};

struct OrderLimits {
  /// Five: the published limit is 5 voucher writes per endpoint in 300 s, and a voucher lives 120
  /// s.
  int items_max = 5;
};

/// Reads and checks an order.
///
/// Shape   {"v":1, "orderId", "merchant":{"name"}, "items":[...]}; an item is {"id", "label",
/// "network", "currency", "currencyAddress", "decimals"?, "amount", "wallet":{"address"}} or
/// {"id", "label", "custom":{"networks", "payments", "extras"?}}. Unknown members are refused by
/// name.
/// Units   amount: plain decimal text, greater than zero, at most 32 characters, at most `decimals`
/// fraction digits.
/// Errors  every FaultKind; the path names the member, e.g. `items[1].wallet.address`; the rule
/// says why, for the item limit too.
/// Calls   pure.
[[nodiscard]] Result<Order> parse_order(std::string_view json, const OrderLimits& limits = {});

/// The order as parse_order reads it, in its own order of members.
[[nodiscard]] std::string write_order(const Order& order);

/// The redeem body of an item: what leaves the machine, and what replies are compared with.
[[nodiscard]] api::RedeemRequest redeem_request(const Item& item);

/// A short stable fingerprint of all terms (FNV-1a 64, hex): tells whether a ledger belongs to this
/// order. Not a signature.
[[nodiscard]] std::string terms_digest(const Order& order);

}  // namespace bleepay::checkout
