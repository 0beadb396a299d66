// Whole payments as the guides tell them.
#include "unit/sandbox/bench.h"

namespace bleepay::sandbox {
namespace {

TEST(HappyPath, TwoVouchersInOneSession) {
  Bench b;
  const OpenContext context = b.open_context();
  const Answer opened = b.post(context.payee, "vouchers/sessions/session-open",
                               {{"code", context.code}, {"type", "SESSION_DEFAULT"}});
  ASSERT_THAT(opened, HasStatus("OPEN"));
  const std::string session = "vouchers/sessions/" + at(opened, "id");
  EXPECT_EQ(at(b.post(context.payer, "vouchers/sessions/" + at(opened, "code") + "/session-join"),
               "joinedAt"),
            "2026-06-09T12:00:00.000Z");
  for (int i = 0; i < 2; ++i) {
    const Answer reserved = b.post(context.payee, session + "/reserve-voucher");
    ASSERT_THAT(reserved, HasStatus("RESERVED"));
    const std::string voucher = "vouchers/" + at(reserved, "id");
    EXPECT_THAT(b.post(context.payee, voucher + "/redeem-voucher", kTerms), HasStatus("REDEEMED"));
    EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher", kReceipts),
                HasStatus("RESOLVED"));
  }
  const Answer read = b.get(context.payee, session);
  EXPECT_EQ(at(read, "vouchers.0.status"), "RESOLVED");
  EXPECT_EQ(at(read, "vouchers.1.status"), "RESOLVED");
  EXPECT_EQ(at(read, "vouchers.1.expectedPayment.amount"), "100");
  EXPECT_THAT(b.post(context.payee, session + "/session-close"), HasStatus("CLOSED"));
}

TEST(HappyPath, OneVoucherByCodePaidWithAnotherCurrency) {
  Bench b;
  const OpenContext context = b.open_context("numeric");
  const std::string voucher = "vouchers/" + b.redeemed(context);
  EXPECT_EQ(at(b.post(context.payer, voucher + "/negotiate-voucher", kSupplied),
               "suppliedPayment.amount"),
            "109.061314");
  EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher", kReceipts),
              HasStatus("RESOLVED"));
  EXPECT_EQ(at(b.get(context.payee, voucher), "suppliedPayment.currency"), "USDC");
}

}  // namespace
}  // namespace bleepay::sandbox
