// The View for JavaScript, traces and tests. One encoder, so that every reader sees the same names.
#include "api/json.h"
#include "checkout/view.h"

namespace bleepay::checkout {
namespace {

using api::json::Writer;

void put(Writer& json, std::string_view name, std::string_view text) {
  json.name(name);
  json.text(text);
}
void put_filled(Writer& json, std::string_view name, std::string_view text) {
  if (!text.empty()) put(json, name, text);
}
void put(Writer& json, std::string_view name, bool truth) {
  json.name(name);
  json.truth(truth);
}
void put(Writer& json, std::string_view name, const std::optional<std::int64_t>& number) {
  if (!number) return;
  json.name(name);
  json.number(*number);
}

void put(Writer& json, std::string_view name, const PaymentView& payment) {
  json.name(name);
  json.begin_object();
  put_filled(json, "network", payment.network);
  put_filled(json, "currency", payment.currency);
  put_filled(json, "currencyAddress", payment.currency_address);
  put_filled(json, "amount", payment.amount);
  put_filled(json, "walletAddress", payment.wallet_address);
  json.end_object();
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "";
}

void put_message(Writer& json, const Message& message) {
  json.begin_object();
  put(json, "key", to_string(message.key));
  put(json, "severity", severity_name(message.severity));
  put(json, "number", message.number);
  put_filled(json, "code", message.code);
  json.end_object();
}
void put(Writer& json, std::string_view name, const Message& message) {
  if (message.key == MessageKey::None) return;
  json.name(name);
  put_message(json, message);
}

void put_item(Writer& json, const ItemView& item) {
  json.begin_object();
  put(json, "id", item.id);
  put(json, "label", item.label);
  put(json, "isCustom", item.is_custom);
  put(json, "terms", item.terms);
  put(json, "status", to_string(item.status));
  put_filled(json, "voucherId", item.voucher_id);
  put_filled(json, "voucherCode", item.voucher_code);
  put(json, "secondsLeft", item.seconds_left);
  put(json, "secondsLifetime", item.seconds_lifetime);
  if (item.supplied) put(json, "supplied", *item.supplied);
  put(json, "message", item.message);
  put(json, "canRenew", item.can_renew);
  json.end_object();
}

void put_totals(Writer& json, const View& view) {
  json.name("totals");
  json.begin_array();
  for (const Total& total : view.totals) {
    json.begin_object();
    put(json, "currency", total.currency);
    put(json, "network", total.network);
    put(json, "amount", total.amount);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string view_json(const View& view) {
  Writer json;
  json.begin_object();
  put(json, "phase", to_string(view.phase));
  put(json, "outcome", to_string(view.outcome));
  put(json, "merchantName", view.merchant_name);
  put(json, "orderId", view.order_id);
  put_totals(json, view);
  json.name("items");
  json.begin_array();
  for (const ItemView& item : view.items) put_item(json, item);
  json.end_array();
  put_filled(json, "sessionId", view.session_id);
  put_filled(json, "sessionCode", view.session_code);
  put(json, "hasPayerJoined", view.has_payer_joined);
  put(json, "codeMessage", view.code_message);
  put(json, "codeAttemptsLeft", view.code_attempts_left);
  put(json, "codeLockedSeconds", view.code_locked_seconds);
  json.name("messages");
  json.begin_array();
  for (const Message& message : view.messages) put_message(json, message);
  json.end_array();
  put(json, "nextLookSeconds", view.next_look_seconds);
  put(json, "isBusy", view.is_busy);
  put(json, "needsHostToken", view.needs_host_token);
  put(json, "canSubmitCode", view.can_submit_code);
  put(json, "canCancel", view.can_cancel);
  put(json, "canPoke", view.can_poke);
  put(json, "canFinish", view.can_finish);
  json.end_object();
  return std::move(json).take();
}

}  // namespace bleepay::checkout
