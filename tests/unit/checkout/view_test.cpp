// Views are compared to find out whether anything a person sees has changed: every member counts.
#include "checkout/view.h"

#include <gtest/gtest.h>

#include "support/sameness.h"

namespace bleepay::checkout {
namespace {

using support::expect_all_compared;

PaymentView payment() { return {"polygon", "EURC", "0x73b3", "100", "0x5201"}; }

ItemView item() {
  ItemView view;
  view.id = "shoes";
  view.label = "Trail shoes";
  view.terms = payment();
  view.voucher_id = "vch_1";
  view.voucher_code = "482916";
  view.seconds_left = 119;
  view.seconds_lifetime = 120;
  view.supplied = payment();
  return view;
}

TEST(ViewSameness, EveryPartOfAMessageCounts) {
  expect_all_compared<Message>(
      {MessageKey::RateLimited, Severity::Warning, 30, "rate_limit"},
      {[](Message& m) { m.key = MessageKey::StillChecking; },
       [](Message& m) { m.severity = Severity::Info; }, [](Message& m) { m.number = 31; },
       [](Message& m) { m.number.reset(); }, [](Message& m) { m.code = "too_many"; }});
}

TEST(ViewSameness, EveryPartOfAPaymentCounts) {
  expect_all_compared<PaymentView>(
      payment(),
      {[](PaymentView& p) { p.network = "ethereum"; }, [](PaymentView& p) { p.currency = "USDC"; },
       [](PaymentView& p) { p.currency_address = "0x73b4"; },
       [](PaymentView& p) { p.amount = "100.00"; },
       [](PaymentView& p) { p.wallet_address = "0x5202"; }});
  expect_all_compared<Total>({"EURC", "polygon", "150"}, {[](Total& t) { t.currency = "USDC"; },
                                                          [](Total& t) { t.network = "ethereum"; },
                                                          [](Total& t) { t.amount = "151"; }});
}

TEST(ViewSameness, EveryPartOfAnItemCounts) {
  expect_all_compared<ItemView>(
      item(),
      {[](ItemView& i) { i.id = "socks"; }, [](ItemView& i) { i.label = "Wool socks"; },
       [](ItemView& i) { i.is_custom = true; }, [](ItemView& i) { i.terms.amount = "101"; },
       [](ItemView& i) { i.status = ItemStatus::Approved; },
       [](ItemView& i) { i.voucher_id = "vch_2"; }, [](ItemView& i) { i.voucher_code = "482917"; },
       [](ItemView& i) { i.seconds_left = 118; }, [](ItemView& i) { i.seconds_lifetime.reset(); },
       [](ItemView& i) { i.supplied->amount = "101"; }, [](ItemView& i) { i.supplied.reset(); },
       [](ItemView& i) { i.message.key = MessageKey::ItemRefused; },
       [](ItemView& i) { i.can_renew = true; }});
}

TEST(ViewSameness, EveryPartOfTheWholeCounts) {
  View view;
  view.merchant_name = "Kiosk Nine";
  view.order_id = "A-1042";
  view.totals = {{"EURC", "polygon", "100"}};
  view.items = {item()};
  view.session_id = "ses_1";
  view.session_code = "D4E5F6";
  expect_all_compared<View>(view, {[](View& v) { v.phase = Phase::Paying; },
                                   [](View& v) { v.outcome = Outcome::Complete; },
                                   [](View& v) { v.merchant_name = "Kiosk Ten"; },
                                   [](View& v) { v.order_id = "A-1043"; },
                                   [](View& v) { v.totals[0].amount = "101"; },
                                   [](View& v) { v.totals.clear(); },
                                   [](View& v) { v.items[0].can_renew = true; },
                                   [](View& v) { v.items.push_back(item()); },
                                   [](View& v) { v.session_id = "ses_2"; },
                                   [](View& v) { v.session_code = ""; },
                                   [](View& v) { v.has_payer_joined = true; },
                                   [](View& v) { v.code_message.key = MessageKey::CodeEmpty; },
                                   [](View& v) { v.code_attempts_left = 5; },
                                   [](View& v) { v.code_locked_seconds = 300; },
                                   [](View& v) { v.messages.emplace_back(); },
                                   [](View& v) { v.next_look_seconds = 15; },
                                   [](View& v) { v.is_busy = true; },
                                   [](View& v) { v.needs_host_token = true; },
                                   [](View& v) { v.can_submit_code = true; },
                                   [](View& v) { v.can_cancel = true; },
                                   [](View& v) { v.can_poke = true; },
                                   [](View& v) { v.can_finish = true; }});
}

}  // namespace
}  // namespace bleepay::checkout
