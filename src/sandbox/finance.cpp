// The catalogue of networks and currencies, and what one is worth in another.

#include "sandbox/desk.h"
#include "sandbox/exchange.h"
#include "sandbox/views.h"

namespace bleepay::sandbox {
namespace {

/// True if the query does not ask for this parameter, or asks for this value.
bool matches(std::string_view query, std::string_view name, std::string_view value) {
  const auto wanted = api::query_value(query, name);
  return !wanted || wanted->empty() || *wanted == value;
}

template <class Item>
std::vector<Item> page(const std::vector<Item>& all, const Page& page) {
  const std::size_t first = std::min(page.offset, all.size());
  const std::size_t last = first + std::min(page.limit, all.size() - first);
  return {all.begin() + static_cast<std::ptrdiff_t>(first),
          all.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// Finance lists are whole unless asked otherwise.
Result<Page> finance_page(std::string_view query) {
  auto result = page_of(query);
  if (result.ok() && !api::query_value(query, "limit")) {
    Page whole = *result;
    whole.limit = 1000;
    return whole;
  }
  return result;
}

}  // namespace

Reply list_networks(Desk& desk) {
  const auto wanted = finance_page(desk.query);
  if (!wanted.ok()) return invalid(wanted.fault());
  api::NetworkListReply reply;
  for (const api::Network& network : networks()) {
    if (matches(desk.query, "network", network.network)) reply.networks.push_back(network);
  }
  reply.networks = page(reply.networks, *wanted);
  return api::encode(reply);
}

Reply list_currencies(Desk& desk) {
  const auto wanted = finance_page(desk.query);
  if (!wanted.ok()) return invalid(wanted.fault());
  api::CurrencyListReply reply;
  for (const Quote& quote : quotes()) {
    const api::Currency& currency = quote.currency;
    const bool is_wanted = matches(desk.query, "network", currency.network) &&
                           matches(desk.query, "symbol", currency.symbol) &&
                           matches(desk.query, "address", currency.address);
    if (is_wanted) reply.currencies.push_back(currency);
  }
  reply.currencies = page(reply.currencies, *wanted);
  return api::encode(reply);
}

Reply convert_currency(Desk& desk) {
  const auto request = read_body<api::ConvertRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const auto amount = Amount::parse(request->amount);
  if (!amount.ok()) return invalid({amount.fault().kind, "amount", amount.fault().rule});
  const Quote* source = find_quote(request->source_network, request->source_currency,
                                   request->source_currency_address);
  if (source == nullptr) {
    return invalid({FaultKind::OutOfRange, "sourceCurrency", "must be listed on this network"});
  }
  const Quote* target = find_quote(request->target_network, request->target_currency,
                                   request->target_currency_address);
  if (target == nullptr) {
    return invalid({FaultKind::OutOfRange, "targetCurrency", "must be listed on this network"});
  }
  auto worth = convert(*amount, *source, *target);
  if (!worth) return invalid({FaultKind::TooLarge, "amount", "is too large to convert"});
  if (desk.options.convert_answers_raw) return *std::move(worth);
  return api::encode(api::ConvertReply{.amount = *std::move(worth)});
}

}  // namespace bleepay::sandbox
