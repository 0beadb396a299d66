// What the merchant's page is told: facts its back end needs to verify, never a token or a code.
// Every event is a hint, not a proof.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "checkout/view.h"

namespace bleepay::checkout {

struct PhaseChanged {
  Phase phase;
};
struct VoucherChanged {
  std::string item_id;
  ItemStatus status;
  std::string voucher_id;  // may be empty while Reserving
};
/// The non-secret record, offered to the page whenever it changes, so that the merchant's server
/// can know a voucher before money moves.
struct LedgerChanged {
  std::string record;  // JSON
};
struct ItemOutcome {
  std::string item_id;
  ItemStatus status;
  std::string voucher_id;
};
/// Exactly one per checkout.
struct Ended {
  Outcome outcome;
  std::string order_id;
  std::string session_id;
  std::vector<ItemOutcome> items;
};
struct HostTokenWanted {};
struct Trouble {
  Message message;
};

using Event =
    std::variant<PhaseChanged, VoucherChanged, LedgerChanged, Ended, HostTokenWanted, Trouble>;

/// `phasechange`, `voucherchange`, `ledger`, `outcome`, `tokenrequest`, `error`
[[nodiscard]] std::string_view event_name(const Event& event);

/// The event's detail as one JSON object, as the page receives it.
[[nodiscard]] std::string event_json(const Event& event);

}  // namespace bleepay::checkout
