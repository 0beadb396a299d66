#include "sandbox/autopilot.h"

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

/// A session with one voucher and a payer who plays by himself.
class AutopilotTest : public ::testing::Test {
 protected:
  void plan(std::string_view text) {
    auto plan = parse_plan(text);
    ASSERT_TRUE(plan.ok()) << text;
    autopilot_.set_plan(*std::move(plan));
    context_ = b_.open_context();
    session_ = "vouchers/sessions/" + b_.open_session(context_);
  }
  std::string redeem(const std::string& terms = kTerms) {
    std::string id = "vouchers/" + at(b_.post(context_.payee, session_ + "/reserve-voucher"), "id");
    EXPECT_THAT(b_.post(context_.payee, id + "/redeem-voucher", terms), HasStatus("REDEEMED"));
    return id;
  }
  /// Lets the autopilot do what is due until then, at the moments it names itself.
  void pass(DurationMs time) {
    const WallTime end = b_.now() + time;
    for (auto due = autopilot_.next_due(); due && *due <= end; due = autopilot_.next_due()) {
      if (*due > b_.now()) b_.advance(*due - b_.now());
      autopilot_.advance(b_.now());
      ASSERT_TRUE(b_.server().commit());
    }
    b_.advance(end - b_.now());
  }
  std::string status(const std::string& voucher) {
    return at(b_.get(context_.payee, voucher), "status");
  }

  Bench b_;
  Autopilot autopilot_{b_.server()};
  OpenContext context_;
  std::string session_;
};

TEST_F(AutopilotTest, JoinsAfterAWhile) {
  plan("join=2s");
  pass(1999ms);
  EXPECT_EQ(at(b_.get(context_.payee, session_), "joinedAt"), "(absent)");
  pass(1ms);
  EXPECT_NE(at(b_.get(context_.payee, session_), "joinedAt"), "(absent)");
}

TEST_F(AutopilotTest, ApprovesAfterAWhile) {
  plan("join=2s,approve=5s");
  const std::string voucher = redeem();
  pass(4999ms);
  EXPECT_EQ(status(voucher), "REDEEMED");
  pass(1ms);
  EXPECT_EQ(status(voucher), "RESOLVED");
}

TEST_F(AutopilotTest, NegotiatesBeforeItApproves) {
  plan("negotiate=2s,currency=USDT,approve=3s");
  const std::string voucher = redeem();
  pass(2s);
  EXPECT_EQ(at(b_.get(context_.payee, voucher), "suppliedPayment.currency"), "USDT");
  EXPECT_EQ(status(voucher), "REDEEMED");
  pass(3s);
  EXPECT_EQ(status(voucher), "RESOLVED");
}

TEST_F(AutopilotTest, PaysAsAskedWhatCannotBeExchanged) {
  plan("negotiate=2s,currency=DOGE,approve=3s");
  const std::string voucher = redeem();
  pass(10s);
  EXPECT_EQ(status(voucher), "RESOLVED");
}

TEST_F(AutopilotTest, DoesNotNegotiateCustomTerms) {
  plan("negotiate=2s,approve=3s");
  const std::string voucher = redeem(kCustomTerms);
  pass(3s);
  EXPECT_EQ(status(voucher), "RESOLVED");
}

TEST_F(AutopilotTest, RejectsEverything) {
  plan("reject=1s");
  const std::string voucher = redeem();
  pass(1s);
  EXPECT_EQ(status(voucher), "DISCARDED");
}

TEST_F(AutopilotTest, RejectsEverySecondVoucher) {
  plan("approve=1s,reject=1s,reject-every=2");
  const std::string first = redeem();
  const std::string second = redeem();
  pass(1s);
  EXPECT_EQ(status(first), "RESOLVED");
  EXPECT_EQ(status(second), "DISCARDED");
}

TEST_F(AutopilotTest, IsTooLateForExpiredVouchers) {
  plan("approve=10m");
  const std::string voucher = redeem();
  pass(11min);
  EXPECT_EQ(status(voucher), "EXPIRED");
  EXPECT_FALSE(autopilot_.next_due());
}

TEST_F(AutopilotTest, HasNothingToDoWithoutAPlan) {
  plan("");
  redeem();
  EXPECT_TRUE(autopilot_.plan().is_idle());
  EXPECT_FALSE(autopilot_.next_due());
}

TEST_F(AutopilotTest, WorksUnderStrictRules) {
  plan("join=1s,approve=1s");
  const std::string voucher = redeem();
  pass(1s);
  EXPECT_EQ(b_.server().state().vouchers().at(1).receipts.front().payment_id,
            b_.server().state().vouchers().at(1).payment_id);
}

TEST(Plans, AreRefusedWithTheWord) {
  const std::pair<const char*, const char*> rows[] = {
      {"dance=1s", "dance"},
      {"join=soon", "join"},
      {"join", "join"},
      {"approve=1s,reject-every=0", "reject-every"},
      {"reject-every=x", "reject-every"},
  };
  for (const auto& [text, word] : rows) {
    const auto plan = parse_plan(text);
    ASSERT_FALSE(plan.ok()) << text;
    EXPECT_EQ(plan.fault().path, word);
  }
}

}  // namespace
}  // namespace bleepay::sandbox
