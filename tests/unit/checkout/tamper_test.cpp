// Terms that come back other than they were sent: loud, and never success.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/codec.h"
#include "checkout/terms.h"
#include "support/fixture.h"
#include "support/golden.h"
#include "unit/checkout/bench.h"
#include "unit/checkout/orders.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;

api::VoucherReply reply_with(const nlohmann::json& terms) {
  nlohmann::json voucher = terms;
  voucher["id"] = "vch_1";
  voucher["status"] = "REDEEMED";
  auto reply = api::decode<api::VoucherReply>(voucher.dump());
  EXPECT_TRUE(reply.ok()) << (reply.ok() ? "" : describe(reply.fault()));
  return reply.ok() ? *std::move(reply) : api::VoucherReply{};
}

std::string name_of(TermsMatch match) {
  switch (match) {
    case TermsMatch::NotTold:
      return "not told";
    case TermsMatch::Equal:
      return "equal";
    case TermsMatch::Differ:
      return "differ";
  }
  return "";
}

const bool kTerms =
    support::test_each_object("Terms", "checkout/terms.json", [](const nlohmann::json& row) {
      const bool is_custom = row.value("custom", false);
      const Order order = fixture_order(is_custom ? "with-custom" : "one-item");
      const Item& item = order.items.back();
      nlohmann::json told = nlohmann::json::parse(api::encode(redeem_request(item)));
      change_members(told, row);
      EXPECT_EQ(name_of(match_terms(item, reply_with(told))), row.at("match").get<std::string>());
    });

std::string with_amount(const std::string& status, const std::string& amount) {
  std::string text = voucher("vch_1", status, "shoes");
  const std::string from = R"("amount":"100")";
  return text.replace(text.find(from), from.size(), R"("amount":")" + amount + R"(")");
}

TEST(Tampered, OtherTermsAfterAnApprovalAreAnAlarmAndTakeNothingBack) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({voucher("vch_1", "RESOLVED"), voucher("vch_2", "REDEEMED", "socks")}));
  b.advance_until_asked();
  b.sent();
  b.reply(listing({with_amount("RESOLVED", "999"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
  EXPECT_THAT(b.messages(), Contains(MessageKey::TermsDiffer));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_2/discard-voucher"));
  b.reply(voucher("vch_2", "DISCARDED", "socks"));
  b.reply(voucher("vch_2", "DISCARDED", "socks"));
  b.reply(kClosed);
  ASSERT_TRUE(b.ended());
  EXPECT_EQ(b.ended()->outcome, Outcome::Tampered);
}

TEST(Tampered, EverythingStopsAndWhatLivesIsDiscarded) {
  Bench b;
  bring_to_wallet(b);
  b.advance_until_asked();
  b.sent();
  b.reply(listing({with_amount("REDEEMED", "1000"), voucher("vch_2", "REDEEMED", "socks")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Tampered);
  EXPECT_EQ(b.view().phase, Phase::Cancelling);
  EXPECT_THAT(b.messages(), Contains(MessageKey::TermsDiffer));
  EXPECT_THAT(b.sent(), ElementsAre("POST vouchers/vch_1/discard-voucher",
                                    "POST vouchers/vch_2/discard-voucher"));
  b.reply_to("vch_1/discard", 200, with_amount("DISCARDED", "1000"));
  b.reply_to("vch_2/discard", 200, voucher("vch_2", "DISCARDED", "socks"));
  while (b.open() > 0 && !b.ended()) {
    const std::string asked = b.sent().back();
    if (asked == "GET vouchers/vch_1") b.reply(with_amount("DISCARDED", "1000"));
    if (asked == "GET vouchers/vch_2") b.reply(voucher("vch_2", "DISCARDED", "socks"));
    if (asked == "POST vouchers/sessions/ses_1/session-close") b.reply(kClosed);
  }
  EXPECT_EQ(b.ended()->outcome, Outcome::Tampered);
  support::expect_golden("checkout/tampered.txt", b.trace());
}

TEST(Tampered, ResolvedWithOtherTermsIsNotApproved) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({with_amount("RESOLVED", "1000")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Tampered);
  b.reply(kClosed);
  EXPECT_EQ(b.ended()->outcome, Outcome::Tampered);
}

TEST(Tampered, RedeemReplyIsComparedToo) {
  Bench b("one-item");
  bring_to_session(b);
  b.reply(reserved(b, "vch_1"));
  b.reply(with_amount("REDEEMED", "99.99"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Tampered);
}

TEST(Tampered, SameValueWrittenOtherwiseIsNoTampering) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({with_amount("RESOLVED", "100.000")}));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Approved);
}

TEST(Tampered, LaterReadsDoNotMendIt) {
  Bench b("one-item");
  bring_to_wallet(b);
  b.advance_until_asked();
  b.reply(listing({with_amount("REDEEMED", "1000")}));
  b.reply(400, error("already_resolved"));
  b.reply(voucher("vch_1", "RESOLVED"));
  EXPECT_EQ(b.status("shoes"), ItemStatus::Tampered);
}

}  // namespace
}  // namespace bleepay::checkout
