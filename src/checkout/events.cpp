// Events as the page receives them.
#include "checkout/events.h"

#include "api/json.h"

namespace bleepay::checkout {
namespace {

using api::json::Writer;

void put(Writer& json, std::string_view name, std::string_view text) {
  json.name(name);
  json.text(text);
}

void put_item(Writer& json, std::string_view item_id, ItemStatus status,
              std::string_view voucher_id) {
  json.begin_object();
  put(json, "itemId", item_id);
  put(json, "status", to_string(status));
  if (!voucher_id.empty()) put(json, "voucherId", voucher_id);
  json.end_object();
}

struct Name {
  std::string_view operator()(const PhaseChanged&) const { return "phasechange"; }
  std::string_view operator()(const VoucherChanged&) const { return "voucherchange"; }
  std::string_view operator()(const LedgerChanged&) const { return "ledger"; }
  std::string_view operator()(const Ended&) const { return "outcome"; }
  std::string_view operator()(const HostTokenWanted&) const { return "tokenrequest"; }
  std::string_view operator()(const Trouble&) const { return "error"; }
};

struct Detail {
  Writer& json;

  void operator()(const PhaseChanged& event) const {
    json.begin_object();
    put(json, "phase", to_string(event.phase));
    json.end_object();
  }
  void operator()(const VoucherChanged& event) const {
    put_item(json, event.item_id, event.status, event.voucher_id);
  }
  void operator()(const LedgerChanged& event) const { json.raw(event.record); }
  void operator()(const Ended& event) const {
    json.begin_object();
    put(json, "outcome", to_string(event.outcome));
    put(json, "orderId", event.order_id);
    put(json, "sessionId", event.session_id);
    json.name("items");
    json.begin_array();
    for (const ItemOutcome& item : event.items) {
      put_item(json, item.item_id, item.status, item.voucher_id);
    }
    json.end_array();
    json.end_object();
  }
  void operator()(const HostTokenWanted&) const {
    json.begin_object();
    json.end_object();
  }
  void operator()(const Trouble& event) const {
    json.begin_object();
    put(json, "kind", "trouble");
    put(json, "code", to_string(event.message.key));
    if (!event.message.code.empty()) put(json, "apiCode", event.message.code);
    if (event.message.number) {
      json.name("number");
      json.number(*event.message.number);
    }
    json.name("isRecoverable");
    json.truth(event.message.severity != Severity::Error);
    json.end_object();
  }
};

}  // namespace

std::string_view event_name(const Event& event) { return std::visit(Name{}, event); }

std::string event_json(const Event& event) {
  Writer json;
  std::visit(Detail{json}, event);
  return std::move(json).take();
}

}  // namespace bleepay::checkout
