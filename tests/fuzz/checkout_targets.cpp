// What the checkout is given by people, pages and storage.
#include "api/codec.h"
#include "browser/config.h"
#include "checkout/code_entry.h"
#include "checkout/order.h"
#include "checkout/record.h"
#include "checkout/replay.h"
#include "fuzz/targets.h"

namespace bleepay::fuzz {
namespace {

/// The body of a redeem must come back as what was meant, or the payer approves something else.
Broken check_redeem_body(const checkout::Item& item) {
  const api::RedeemRequest request = checkout::redeem_request(item);
  if (api::validate(request)) return "what is redeemed keeps Bleepay's limits";
  const std::string body = api::encode(request);
  const auto read = api::decode<api::RedeemRequest>(body, api::Unknowns::Refuse);
  if (!read) return "a redeem body is read";
  if (read->expected_payment != request.expected_payment || read->custom != request.custom) {
    return "a redeem body says what was ordered";
  }
  return "";
}

}  // namespace

Broken check_code(std::string_view input) {
  const auto entry = checkout::read_code_entry(api::ContextCode(std::string(input)));
  const std::string& code = entry.code.reveal();
  if (entry.fault != checkout::MessageKey::None) return code.empty() ? "" : "no code is no code";
  if (code.size() != checkout::kContextCodeLength) return "a code has six characters";
  if (code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != code.npos) {
    return "a code is letters and digits";
  }
  const auto spaced = checkout::read_code_entry(api::ContextCode(" " + std::string(input) + "-"));
  return spaced.code == entry.code ? "" : "spaces change nothing";
}

Broken check_order(std::string_view input) {
  const Result<checkout::Order> order = checkout::parse_order(input);
  if (!order) return check_fault(order.fault());
  if (order->items.empty() || order->items.size() > 5) return "an order has one to five items";
  const auto again = checkout::parse_order(checkout::write_order(*order));
  if (!again || checkout::write_order(*again) != checkout::write_order(*order)) {
    return "what is written of an order is read";
  }
  if (checkout::terms_digest(*again) != checkout::terms_digest(*order)) {
    return "writing keeps the terms";
  }
  if (checkout::terms_digest(*order) != checkout::terms_digest(*checkout::parse_order(input))) {
    return "the same terms have the same digest";
  }
  for (const checkout::Item& item : order->items) {
    if (item.transfer.has_value() == item.custom.has_value()) return "an item is one of two kinds";
    if (item.transfer && item.transfer->amount.is_zero()) return "nothing costs nothing";
    if (const Broken broken = check_redeem_body(item); !broken.empty()) return broken;
  }
  return "";
}

Broken check_record(std::string_view input) {
  const Result<checkout::Record> record = checkout::read_record(input);
  if (!record) return check_fault(record.fault());
  return checkout::write_record(*record) == input ? "" : "a record is written as it was read";
}

Broken check_config(std::string_view input) {
  const Result<browser::Config> config = browser::parse_config(input);
  if (!config) return check_fault(config.fault());
  if (config->api_base.empty() || config->api_base.back() == '/') return "a base ends bare";
  if (config->options.in_flight < 1 || config->options.in_flight > 64) return "1 to 64 at once";
  if (config->limits.items_max < 1 || config->limits.items_max > 64) return "1 to 64 items";
  if (config->options.auth == checkout::AuthMode::ApiKey) return "a key is never accepted";
  return "";
}

Broken check_trace(std::string_view input) {
  auto replay = checkout::Replay::of(input);
  if (!replay) return check_fault(replay.fault());
  const std::string text = checkout::write_trace(replay->trace());
  const auto again = checkout::read_trace(text);
  if (!again || checkout::write_trace(*again) != text) return "a trace is read as it was written";
  checkout::Replay story = *std::move(replay);
  while (!story.is_over()) {
    for (const checkout::Message& message : story.next().view.messages) {
      if (message.key == checkout::MessageKey::InternalFault) return "no trace makes a bug";
    }
  }
  return "";
}

}  // namespace bleepay::fuzz
