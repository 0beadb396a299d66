// One checkout knows 64 vouchers at most, wherever they come from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "checkout/record.h"
#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::SizeIs;

constexpr int kVouchersMax = 64;

std::string id_of(int number) { return "vch_" + std::to_string(number); }

/// Answers everything, one after the other: discards are carried out, and reads find nothing.
/// Returns what was asked.
std::set<std::string> answer_all(Bench& b) {
  const std::size_t before = b.targets().size() - b.open();
  std::size_t at = before;
  for (; b.open() > 0 && at < before + 400; ++at) {
    const std::string target = b.targets()[at];
    const std::string voucher_id = target.substr(9, target.find('/', 9) - 9);
    if (target.ends_with("/discard-voucher")) {
      b.reply(voucher(voucher_id, "DISCARDED"));
    } else {
      b.reply(404, error("not_found"));
    }
  }
  return {b.targets().begin() + static_cast<std::ptrdiff_t>(before), b.targets().end()};
}

TEST(VoucherLimit, EndsRenewing) {
  Bench b("one-item", {.enforce_published_limits = false});
  bring_to_session(b);
  for (int i = 1; i <= kVouchersMax; ++i) {
    const std::string id = id_of(i);
    b.reply_to("reserve-voucher", 200, reserved(b, id));
    b.reply_to(id, 200, voucher(id, "DISCARDED"));
    ASSERT_EQ(b.status("shoes"), ItemStatus::Rejected) << i;
    EXPECT_EQ(b.item("shoes").can_renew, i < kVouchersMax) << i;
    EXPECT_EQ(b.wish(Renew{"shoes"}).accepted, i < kVouchersMax) << i;
  }
}

TEST(VoucherLimit, HoldsForThoseOfAListThatNobodyAskedFor) {
  Bench b("one-item", {.enforce_published_limits = false});
  bring_to_wallet(b);
  b.advance_until_asked();
  std::vector<std::string> vouchers = {voucher(id_of(1), "REDEEMED")};
  for (int i = 2; i <= 80; ++i) vouchers.push_back(reserved(b, id_of(i)));
  b.reply(listing(vouchers));
  EXPECT_THAT(answer_all(b), SizeIs(kVouchersMax - 1)) << "all but the item's own";
  EXPECT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
}

TEST(VoucherLimit, HoldsForThoseOfAnEarlierVisit) {
  Bench before("one-item");
  bring_to_wallet(before);
  Record record = *read_record(before.record().value_or(""));
  record.session_id = "";
  for (int i = 2; i <= 80; ++i) {
    record.intents.push_back({i, "shoes", "reserve", id_of(i), "RESERVED", 0, 0});
  }
  Bench b("one-item", {.enforce_published_limits = false}, write_record(record));
  b.type("K7M4Q2");
  b.reply(token());
  std::set<std::string> reads = answer_all(b);
  reads.erase("vouchers/sessions/session-open");
  EXPECT_THAT(reads, SizeIs(kVouchersMax));
}

}  // namespace
}  // namespace bleepay::checkout
