// Reads an order: first its shape, then every member against its rule. The first fault is reported.
#include "checkout/order.h"

#include <algorithm>
#include <utility>

#include "api/fields.h"
#include "checkout/order_rules.h"

namespace bleepay::checkout {
namespace {

constexpr int kOrderVersion = 1;
constexpr int kDecimalsMax = 36;

// The order as it is written, before anybody believes it.
struct WrittenWallet {
  std::string address;
};
struct WrittenItem {
  std::string id;
  std::string label;
  std::optional<std::string> network;
  std::optional<std::string> currency;
  std::optional<std::string> currency_address;
  std::optional<std::int64_t> decimals;
  std::optional<std::string> amount;
  std::optional<WrittenWallet> wallet;
  std::optional<api::JsonText> custom;
};
struct WrittenOrder {
  std::int64_t version = 0;
  std::string order_id;
  std::string merchant_name;
  std::vector<WrittenItem> items;
};

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenWallet> wallet) {
  io.required("address", wallet.address);
}

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenItem> item) {
  io.required("id", item.id);
  io.required("label", item.label);
  io.optional("network", item.network);
  io.optional("currency", item.currency);
  io.optional("currencyAddress", item.currency_address);
  io.optional("decimals", item.decimals);
  io.optional("amount", item.amount);
  io.optional("wallet", item.wallet);
  io.optional("custom", item.custom);
}

template <class Io>
void fields(Io& io, api::Ref<Io, WrittenOrder> order) {
  io.required("v", order.version);
  io.required("orderId", order.order_id);
  io.nested("merchant", [&] { io.required("name", order.merchant_name); });
  io.required("items", order.items);
}

using MaybeFault = std::optional<Fault>;

MaybeFault at(std::string_view path, MaybeFault fault) {
  if (fault) api::prepend(fault->path, path);
  return fault;
}

MaybeFault missing(std::string_view path, bool is_there) {
  if (is_there) return std::nullopt;
  return Fault{FaultKind::Missing, std::string(path), "is required unless the item is custom"};
}

MaybeFault first_of(std::initializer_list<MaybeFault> faults) {
  for (const MaybeFault& fault : faults) {
    if (fault) return fault;
  }
  return std::nullopt;
}

Result<Transfer> read_transfer(const WrittenItem& item) {
  if (auto fault = first_of({missing("network", item.network.has_value()),
                             missing("currency", item.currency.has_value()),
                             missing("currencyAddress", item.currency_address.has_value()),
                             missing("amount", item.amount.has_value()),
                             missing("wallet", item.wallet.has_value())})) {
    return *std::move(fault);
  }
  if (item.decimals && (*item.decimals < 0 || *item.decimals > kDecimalsMax)) {
    return Fault{FaultKind::OutOfRange, "decimals", "must lie between 0 and 36"};
  }
  const std::string& network = *item.network;
  // Lengths as Bleepay states them for the same members.
  if (auto fault =
          first_of({at("network", check_symbol(network, 4, 32)),
                    at("currency", check_symbol(*item.currency, 2, 8)),
                    at("currencyAddress", check_currency_address(network, *item.currency_address)),
                    at("wallet.address", check_wallet_address(network, item.wallet->address))})) {
    return *std::move(fault);
  }
  std::optional<int> decimals;
  if (item.decimals) decimals = static_cast<int>(*item.decimals);
  auto amount = check_amount(*item.amount, decimals);
  if (!amount) return *at("amount", amount.fault());
  return Transfer{network,  *item.currency,     *item.currency_address,
                  decimals, *std::move(amount), item.wallet->address};
}

Result<api::CustomTerms> read_custom(const WrittenItem& item) {
  if (item.network || item.currency || item.currency_address || item.decimals || item.amount ||
      item.wallet) {
    return Fault{FaultKind::OutOfRange, "custom",
                 "must not stand beside network, currency, amount or wallet"};
  }
  auto request = api::decode<api::RedeemRequest>(item.custom->text, api::Unknowns::Refuse);
  if (!request) return *at("custom", request.fault());
  if (request->expected_payment || request->payee_info) {
    const std::string name = request->payee_info ? "custom.payeeInfo" : "custom.expectedPayment";
    return Fault{FaultKind::Unknown, name, "is not a known member"};
  }
  if (!request->custom) {
    return Fault{FaultKind::Missing, "custom.networks", "is required"};
  }
  if (auto fault = first_of({api::validate(*request), check_custom(*request->custom)})) {
    return *at("custom", std::move(fault));
  }
  return *(*std::move(request)).custom;
}

Result<Item> read_item(const WrittenItem& written) {
  if (auto fault = first_of(
          {at("id", check_order_word(written.id)), at("label", check_label(written.label))})) {
    return *std::move(fault);
  }
  Item item{written.id, written.label, std::nullopt, std::nullopt};
  if (written.custom) {
    auto custom = read_custom(written);
    if (!custom) return custom.fault();
    item.custom = *std::move(custom);
  } else {
    auto transfer = read_transfer(written);
    if (!transfer) return transfer.fault();
    item.transfer = *std::move(transfer);
  }
  return item;
}

MaybeFault check_count(std::size_t count, int items_max) {
  if (count == 0) return Fault{FaultKind::OutOfRange, "items", "must have at least one element"};
  if (count <= static_cast<std::size_t>(items_max)) return std::nullopt;
  return Fault{FaultKind::TooLarge, "items",
               "must have at most " + std::to_string(items_max) +
                   " elements: Bleepay allows 5 voucher writes in 300 seconds, and a voucher "
                   "lives about 120"};
}

WrittenItem written_item(const Item& item) {
  WrittenItem written;
  written.id = item.id;
  written.label = item.label;
  if (item.custom) written.custom = api::JsonText{api::encode(*item.custom)};
  if (!item.transfer) return written;
  const Transfer& terms = *item.transfer;
  written.network = terms.network;
  written.currency = terms.currency;
  written.currency_address = terms.currency_address;
  if (terms.decimals) written.decimals = *terms.decimals;
  written.amount = terms.amount.text();
  written.wallet = WrittenWallet{terms.wallet_address};
  return written;
}

}  // namespace

std::string write_order(const Order& order) {
  WrittenOrder written{kOrderVersion, order.order_id, order.merchant_name, {}};
  for (const Item& item : order.items) written.items.push_back(written_item(item));
  return api::write_message(written);
}

Result<Order> parse_order(std::string_view json, const OrderLimits& limits) {
  auto written = api::read_message<WrittenOrder>(json, api::Unknowns::Refuse);
  if (!written) return written.fault();
  if (written->version != kOrderVersion) {
    return Fault{FaultKind::OutOfRange, "v", "must be 1, the only version there is"};
  }
  if (auto fault = first_of({at("orderId", check_order_word(written->order_id)),
                             at("merchant.name", check_label(written->merchant_name)),
                             check_count(written->items.size(), limits.items_max)})) {
    return *std::move(fault);
  }
  Order order{written->order_id, written->merchant_name, {}};
  for (std::size_t i = 0; i < written->items.size(); ++i) {
    const std::string segment = "items" + api::index_segment(i);
    auto item = read_item(written->items[i]);
    if (!item) return *at(segment, item.fault());
    const bool is_taken = std::any_of(order.items.begin(), order.items.end(),
                                      [&](const Item& other) { return other.id == item->id; });
    if (is_taken) {
      return Fault{FaultKind::Duplicate, segment + ".id", "must not stand twice in an order"};
    }
    order.items.push_back(*std::move(item));
  }
  return order;
}

}  // namespace bleepay::checkout
