// A reload forgets everything but the record. What the earlier page left is looked at first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checkout/record.h"
#include "support/golden.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// What a page leaves behind that was closed when both vouchers waited for the wallet.
std::string record_of_waiting(const std::string& order = "two-items") {
  Bench before(order);
  bring_to_wallet(before);
  before.wish(Poke{});  // nothing is stored for a read
  return before.record().value_or("");
}

/// Types the code and signs in.
void sign_in_again(Bench& b) {
  b.type("K7M4Q2");
  b.reply(token());
  EXPECT_EQ(b.view().phase, Phase::Reconciling);
}

TEST(Reload, VouchersThatWaitForTheWalletGoOnWaiting) {
  Bench b("two-items", {}, record_of_waiting());
  EXPECT_THAT(b.sent(), IsEmpty()) << "without the code nothing can be read";
  sign_in_again(b);
  EXPECT_THAT(b.sent(), ElementsAre("POST auth/sign-in", kList));
  b.reply(listing({voucher("vch_1", "REDEEMED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.view().phase, Phase::Paying);
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.item("socks").voucher_id, "vch_2");
  EXPECT_EQ(b.item("shoes").seconds_left, 120);
  EXPECT_THAT(b.sent(), IsEmpty()) << "nothing is reserved again";
  support::expect_golden("checkout/reload_resumed.txt", b.trace());
}

TEST(Reload, PaymentMadeMeanwhileIsShown) {
  Bench b("two-items", {}, record_of_waiting());
  sign_in_again(b);
  b.sent();
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "EXPIRED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierPaymentFound));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve)) << "for the other item only";
  EXPECT_EQ(b.status("socks"), ItemStatus::Reserving);
}

TEST(Reload, OrderPaidMeanwhileIsComplete) {
  Bench b("two-items", {}, record_of_waiting());
  sign_in_again(b);
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "RESOLVED", "socks")}));
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
  EXPECT_FALSE(b.record());
}

TEST(Reload, OldVouchersAreDiscardedWhereResumingIsNotWanted) {
  Bench b("one-item", {.resume_old_vouchers = false}, record_of_waiting("one-item"));
  sign_in_again(b);
  b.sent();
  b.reply(listing({voucher("vch_1", "REDEEMED")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.sent(), ElementsAre("GET vouchers/vch_1")) << "a read has the last word";
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierVouchersDiscarded));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  support::expect_golden("checkout/reload_discarded.txt", b.trace());
}

TEST(Reload, ReservedVoucherIsUsedForItsItem) {
  Bench before("one-item");
  bring_to_session(before);
  before.reply(reserved(before, "vch_1"));
  Bench b("one-item", {}, before.record());
  sign_in_again(b);
  b.sent();
  b.reply(listing({voucher("vch_1", "RESERVED")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/redeem-voucher"));
}

TEST(Reload, ReservedVoucherOfUncertainLifeIsNotUsed) {
  Bench before("one-item");
  bring_to_session(before);
  before.reply(reserved(before, "vch_1"));
  Record record = *read_record(*before.record());
  record.ahead_ms.reset();  // Bleepay's clock was not known
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.sent();
  b.reply(listing({voucher("vch_1", "RESERVED")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
}

TEST(Reload, ReserveUnderWayIsLookedFor) {
  Bench before("one-item");
  bring_to_session(before);
  Bench b("one-item", {}, before.record());
  sign_in_again(b);
  b.sent();
  b.reply(listing({reserved(b, "vch_1")}));
  // Its end by this page's clock is not known, so it is not worth terms.
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  b.reply(voucher("vch_1", "DISCARDED"));
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
}

TEST(Reload, ClosedSessionIsLeftAndANewOneOpened) {
  Bench b("one-item", {}, record_of_waiting("one-item"));
  sign_in_again(b);
  b.sent();
  const std::string list = listing({voucher("vch_1", "EXPIRED")});
  b.reply(std::string(list).replace(list.find("OPEN"), 4, "CLOSED"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/session-open"));
}

TEST(Reload, CodeOfAnotherContextCannotSeeWhatWasPaid) {
  Bench b("one-item", {}, record_of_waiting("one-item"));
  sign_in_again(b);
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));  // the voucher itself
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_FALSE(b.item("shoes").can_renew) << "it may have been paid";
  b.reply(session(b, "ses_2"));
  b.advance(300s);
  EXPECT_THAT(b.sent(), Not(Contains("POST vouchers/sessions/ses_2/reserve-voucher")));
  EXPECT_TRUE(b.view().can_finish);
  b.wish(Finish{});
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_TRUE(b.record());
}

TEST(Reload, ApprovalOnRecordIsBelievedWhereNobodyCanReadIt) {
  Bench before;
  bring_to_wallet(before);
  before.advance_until_asked();
  before.reply(
      listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  Bench b("two-items", {}, before.record());
  sign_in_again(b);
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_EQ(b.status("socks"), ItemStatus::Unknown);
}

TEST(Reload, VoucherThatWasNeverRedeemedDoesNotHoldAnythingUp) {
  Bench before("one-item");
  bring_to_session(before);
  before.reply(reserved(before, "vch_1"));
  Record record = *read_record(*before.record());
  record.intents[0].op = "reserve";
  record.intents[0].state = "RESERVED";
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));
  b.sent();
  b.reply(session(b, "ses_2"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_2/reserve-voucher"));
}

TEST(Reload, UnreadableRecordWaitsOutWhatMayBeAlive) {
  Bench b("one-item", {}, "{\"v\":1,\"orderId\":\"A-1041\"");
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
  b.reply(session(b));
  EXPECT_THAT(b.sent(), IsEmpty());
  ASSERT_THAT(b.messages(), ElementsAre(MessageKey::QuietWait));
  EXPECT_EQ(b.view().messages[0].number, 125);
  b.advance(500ms);
  EXPECT_EQ(b.next_tick(), b.now() + 500ms) << "the seconds are shown";
  b.advance(124s);
  EXPECT_THAT(b.sent(), IsEmpty());
  b.advance(2s);
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
}

TEST(Reload, WaitForAnUnreadableRecordOutlivesAnotherReload) {
  // The page that could not read the record writes a readable one of its own; the next page must
  // not take that for all there is.
  Bench first("one-item", {}, "{\"v\":1,\"orderId\":\"A-1041\"");
  first.type("K7M4Q2");
  first.reply(token());
  first.reply(session(first));
  Bench b("one-item", {}, first.record());
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
  b.reply(session(b, "ses_2"));
  EXPECT_THAT(b.sent(), IsEmpty());
  b.advance(124s);
  EXPECT_THAT(b.sent(), IsEmpty());
  b.advance(2s);
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/sessions/ses_2/reserve-voucher"));
}

TEST(Reload, VouchersOfOtherTermsAreDiscardedFirst) {
  // The shop changed the order under the same id: its old vouchers are nobody's any more.
  Record record = *read_record(record_of_waiting("one-item"));
  record.terms_digest = "0000000000000000";
  Bench b("one-item", {}, write_record(record));
  sign_in_again(b);
  b.sent();
  b.reply(listing({voucher("vch_1", "REDEEMED", "socks")}));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting) << "other terms are no tampering here";
  b.reply(voucher("vch_1", "DISCARDED", "socks"));
  b.reply(voucher("vch_1", "DISCARDED", "socks"));
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Reload, EverySecondReloadStillRemembers) {
  // A page that is reloaded before it could do anything leaves the record as it found it.
  const std::string record = record_of_waiting("one-item");
  Bench untouched("one-item", {}, record);
  EXPECT_EQ(untouched.record(), record);
  Bench resumed("one-item", {}, record);
  sign_in_again(resumed);
  resumed.reply(listing({voucher("vch_1", "REDEEMED")}));
  Bench third("one-item", {}, resumed.record());
  sign_in_again(third);
  third.reply(listing({voucher("vch_1", "REDEEMED")}));
  EXPECT_EQ(third.status("shoes"), ItemStatus::AwaitingWallet);
}

TEST(Reload, CancelWithoutTheCodeCannotSayThatNothingWasPaid) {
  Bench b("one-item", {}, record_of_waiting("one-item"));
  b.wish(Cancel{});
  EXPECT_EQ(b.ended()->outcome, Outcome::Unknown);
  EXPECT_TRUE(b.record());
}

TEST(Reload, WhatCannotBeSeenIsNotWaitedForBeforeAnythingElseGoesOn) {
  // The code of another wallet: neither session nor vouchers are there for it.
  Options options;
  options.resume_old_vouchers = false;
  Bench b("two-items", options, record_of_waiting());
  sign_in_again(b);
  b.reply(listing({voucher("vch_1", "REDEEMED"), voucher("vch_2", "RESOLVED", "socks")}));
  b.reply(404, error("not_found"));
  b.reply(404, error("not_found"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_EQ(b.view().phase, Phase::Paying);
  EXPECT_TRUE(b.next_deadline());
}

TEST(Reload, WithoutStorageItGoesOnIfToldThatNothingWasBegun) {
  Options options;
  options.waits_without_storage = false;
  Bench b("one-item", options);
  b.keeps_records = false;
  bring_to_session(b);
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::RecordNotKept));
  b.reply(reserved(b, "vch_1"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Redeeming);
}

TEST(Reload, WithoutStorageAnEarlierAttemptIsWaitedOut) {
  Bench b("one-item");
  b.keeps_records = false;
  b.type("K7M4Q2");
  b.reply(token());
  b.sent();
  b.reply(session(b));
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::QuietWait, MessageKey::RecordNotKept));
  b.advance(124s);
  EXPECT_THAT(b.sent(), IsEmpty());
  b.advance(2s);
  EXPECT_THAT(b.sent(), ElementsAre(kReserve));
  EXPECT_THAT(b.messages(), ElementsAre(MessageKey::RecordNotKept));
}

TEST(Reload, ReserveWhoseRecordIsNotKeptDoesNotLeave) {
  // The session goes on, so the reserve is the first that has to be written down.
  Record record = *read_record(record_of_waiting("one-item"));
  record.intents.clear();
  Bench b("one-item", {}, write_record(record));
  b.keeps_records = false;
  sign_in_again(b);
  b.sent();
  b.reply(listing({}));
  EXPECT_THAT(b.sent(), IsEmpty());
  EXPECT_EQ(b.status("shoes"), ItemStatus::Waiting);
  b.advance(126s);
  EXPECT_THAT(b.sent(), Contains(kReserve));
}

TEST(Reload, NobodyWaitsQuietlyForWhatIsCancelled) {
  Bench b("one-item", {}, "{\"v\":1,\"orderId\":\"A-1041\"");
  b.type("K7M4Q2");
  b.reply(token());
  b.reply(session(b));
  ASSERT_THAT(b.messages(), ElementsAre(MessageKey::QuietWait));
  b.wish(Cancel{});
  EXPECT_THAT(b.messages(), IsEmpty());
}

TEST(Reload, VoucherIsOnRecordBeforeItsRedeemLeaves) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  ASSERT_TRUE(b.record());
  const Record record = *read_record(*b.record());
  EXPECT_EQ(record.session_id, "ses_1");
  ASSERT_EQ(record.intents.size(), 1u);
  EXPECT_EQ(record.intents[0].voucher_id, "vch_1");
  EXPECT_EQ(record.intents[0].op, "redeem");
  EXPECT_EQ(record.intents[0].state, "sent");
  EXPECT_EQ(record.intents[0].item_id, "shoes");
}

}  // namespace
}  // namespace bleepay::checkout
