// The names that pages, traces and tests depend on: renaming one is a change of the interface.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "checkout/events.h"
#include "checkout/view.h"
#include "support/golden.h"

namespace bleepay::checkout {
namespace {

/// Indented, so that a golden file shows one member per line.
std::string pretty(const std::string& json) {
  return nlohmann::ordered_json::parse(json).dump(2) + "\n";
}

View full_view() {
  View view;
  view.phase = Phase::Paying;
  view.merchant_name = "Kiosk \"Nine\"";
  view.order_id = "A-1042";
  view.totals = {{"EURC", "polygon", "100"}};
  ItemView item;
  item.id = "shoes";
  item.label = "Trail shoes";
  item.terms = {"polygon", "EURC", "0x73b3", "100", "0x5290"};
  item.status = ItemStatus::AwaitingWallet;
  item.voucher_id = "vch_1";
  item.voucher_code = "482916";
  item.seconds_left = 97;
  item.seconds_lifetime = 120;
  item.supplied = PaymentView{"polygon", "USDC", "0x2791", "105.23", "0xde70"};
  item.message = {MessageKey::ItemRefused, Severity::Error, 400, "validation_failed"};
  item.can_renew = true;
  view.items = {item, ItemView{}};
  view.session_id = "ses_1";
  view.session_code = "D4E5F6";
  view.has_payer_joined = true;
  view.code_message = {MessageKey::CodeRefused, Severity::Error, std::nullopt, {}};
  view.code_attempts_left = 3;
  view.code_locked_seconds = 12;
  view.messages = {{MessageKey::RateLimited, Severity::Warning, 30, {}}};
  view.next_look_seconds = 9;
  view.is_busy = true;
  view.can_cancel = true;
  view.can_poke = true;
  return view;
}

TEST(ViewJson, ShowsEveryMember) {
  support::expect_golden("checkout/view_full.json", pretty(view_json(full_view())));
}

TEST(ViewJson, LeavesOutWhatIsNotThere) {
  support::expect_golden("checkout/view_empty.json", pretty(view_json(View{})));
}

TEST(EventJson, EveryEventHasItsNameAndDetail) {
  const Event events[] = {
      PhaseChanged{Phase::OpeningSession},
      VoucherChanged{"shoes", ItemStatus::AwaitingWallet, "vch_1"},
      VoucherChanged{"shoes", ItemStatus::Reserving, ""},
      LedgerChanged{R"({"v":1})"},
      HostTokenWanted{},
      Trouble{{MessageKey::ServerTrouble, Severity::Warning, 502, {}}},
      Trouble{{MessageKey::ItemRefused, Severity::Error, 400, "invalid_type"}},
      Ended{Outcome::Partial,
            "A-1042",
            "ses_1",
            {{"shoes", ItemStatus::ApprovedLate, "vch_1"}, {"socks", ItemStatus::Cancelled, ""}}},
  };
  std::string text;
  for (const Event& event : events) {
    text += std::string(event_name(event)) + " " + event_json(event) + "\n";
  }
  support::expect_golden("checkout/events.txt", text);
}

}  // namespace
}  // namespace bleepay::checkout
