// Payments that come when nobody expects them any more, and payments of nobody knows what.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::string resolved_without_terms() { return R"({"id":"vch_1","status":"RESOLVED"})"; }

std::string with_amount(std::string voucher, const std::string& amount) {
  const std::string from = R"("amount":"100")";
  return voucher.replace(voucher.find(from), from.size(), R"("amount":")" + amount + R"(")");
}

/// Two items wait for the wallet; the voucher of the first expires, and a fresh one is asked for.
void renew_shoes(Bench& b) {
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "EXPIRED", "shoes"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_TRUE(b.wish(Renew{"shoes"}).accepted);
  EXPECT_EQ(b.status("shoes"), ItemStatus::Reserving);
}

/// The voucher that expired was paid after all.
std::string late_list() {
  return listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks")});
}

/// How often the page was told of the item.
std::size_t changes_of(const Bench& b, const std::string& item) {
  return static_cast<std::size_t>(
      std::count_if(b.events().begin(), b.events().end(), [&](const Event& event) {
        const auto* change = std::get_if<VoucherChanged>(&event);
        return change != nullptr && change->item_id == item;
      }));
}

// --- vouchers that were given up -----------------------------------------------------------------

TEST(LateApproval, WhileAFreshVoucherIsReservedIsShownAndTheFreshOneTakenBack) {
  Bench b;
  renew_shoes(b);
  b.wish(Poke{});
  b.reply_to_read("vouchers/sessions/ses_1", 200, late_list());
  EXPECT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
  b.sent();
  b.reply_to("reserve-voucher", 200, reserved(b, "vch_3"));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_3/discard-voucher"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
}

TEST(LateApproval, IsNotUndoneByTheRefusalOfTheFreshVoucher) {
  Bench b;
  renew_shoes(b);
  b.wish(Poke{});
  b.reply_to_read("vouchers/sessions/ses_1", 200, late_list());
  b.reply_to("reserve-voucher", 400, error("validation_failed"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
  EXPECT_EQ(b.item("shoes").message.key, MessageKey::None);
}

TEST(LateApproval, IsToldOnce) {
  Bench b;
  renew_shoes(b);
  b.wish(Poke{});
  b.reply_to_read("vouchers/sessions/ses_1", 200, late_list());
  b.reply_to("reserve-voucher", 400, error("validation_failed"));
  const std::size_t before = changes_of(b, "shoes");
  b.wish(Poke{});
  b.reply(late_list());
  EXPECT_EQ(changes_of(b, "shoes"), before);
}

TEST(LateApproval, DoesNotMendWhatWasTamperedWith) {
  Bench b;
  renew_shoes(b);
  b.reply(reserved(b, "vch_3"));
  b.reply(with_amount(voucher("vch_3", "REDEEMED", "shoes"), "1"));
  ASSERT_EQ(b.status("shoes"), ItemStatus::Tampered);
  b.reply_to("vch_2/discard-voucher", 500, "");
  b.reply_to("vch_3/discard-voucher", 500, "");
  b.reply_to_read("vouchers/vch_2", 500, "");
  b.advance_until_asked();  // for both, the list serves best
  b.reply_to_read("vouchers/sessions/ses_1", 200,
                  listing({voucher("vch_1", "RESOLVED"), voucher("vch_2", "DISCARDED", "socks"),
                           with_amount(voucher("vch_3", "DISCARDED", "shoes"), "1")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Tampered);
  b.reply(kClosed);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Tampered);
}

TEST(LateApproval, OnTermsNobodyTellsLeavesTheFreshVoucherItsPlace) {
  Bench b;
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(reserved(b, "vch_2"));
  b.reply_to("vch_1/redeem-voucher", 200, R"({"id":"vch_1","status":"REDEEMED"})");
  b.reply_to("vch_2/redeem-voucher", 200, voucher("vch_2", "REDEEMED", "socks"));
  b.advance_until_asked();
  b.reply(listing({R"({"id":"vch_1","status":"EXPIRED"})", voucher("vch_2", "REDEEMED", "socks")}));
  ASSERT_TRUE(b.wish(Renew{"shoes"}).accepted);
  b.reply(reserved(b, "vch_3"));
  b.reply(voucher("vch_3", "REDEEMED", "shoes"));
  b.wish(Poke{});
  b.sent();
  b.reply(listing({resolved_without_terms(), voucher("vch_2", "REDEEMED", "socks"),
                   voucher("vch_3", "REDEEMED", "shoes")}));
  EXPECT_THAT(b.sent(), ElementsAre(kRead)) << "its own read may tell";
  b.reply(resolved_without_terms());
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_3");
}

TEST(LateApproval, ThatIsFollowedByASecondPaymentOfTheItemIsSaid) {
  Bench b;
  renew_shoes(b);
  b.reply(400, error("validation_failed"));
  b.wish(Poke{});
  b.reply(late_list());
  ASSERT_EQ(b.status("shoes"), ItemStatus::ApprovedLate);
  EXPECT_THAT(b.messages(), Not(Contains(MessageKey::EarlierPaymentFound)));
  b.wish(Poke{});
  b.reply(listing({voucher("vch_1", "RESOLVED", "shoes"), voucher("vch_2", "REDEEMED", "socks"),
                   voucher("vch_9", "RESOLVED", "shoes")}));
  EXPECT_EQ(b.item("shoes").voucher_id, "vch_1");
  EXPECT_THAT(b.messages(), Contains(MessageKey::EarlierPaymentFound));
}

// --- payments without terms ----------------------------------------------------------------------

/// One item that waits for the wallet by a redeem whose reply told no terms; a list says RESOLVED.
void be_paid_without_terms(Bench& b) {
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(R"({"id":"vch_1","status":"REDEEMED"})");
  b.advance_until_asked();
  b.sent();
  b.reply(listing({resolved_without_terms()}));
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
}

TEST(UntoldTerms, AreAskedForAgainAndChangeNothingUntilTheyAreTold) {
  Bench b("one-item");
  be_paid_without_terms(b);
  b.reply(resolved_without_terms());
  ASSERT_EQ(b.status("shoes"), ItemStatus::Unknown);
  const std::size_t before = changes_of(b, "shoes");
  for (int i = 0; i < 3; ++i) {
    b.advance(6s);
    b.reply(resolved_without_terms());
  }
  EXPECT_EQ(b.status("shoes"), ItemStatus::Unknown);
  EXPECT_EQ(changes_of(b, "shoes"), before);
}

TEST(UntoldTerms, AreReadBeforeACancelIsOver) {
  Bench b("one-item");
  be_paid_without_terms(b);
  b.fail(Delivery::Unreachable);
  b.wish(Cancel{});
  EXPECT_FALSE(b.ended());
  b.sent();
  b.advance_until_asked();
  EXPECT_THAT(b.sent(), ElementsAre(kRead));
  b.reply(voucher("vch_1", "RESOLVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  b.reply(kClosed);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Complete);
}

}  // namespace
}  // namespace bleepay::checkout
