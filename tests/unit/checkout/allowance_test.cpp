#include "checkout/allowance.h"

#include <gtest/gtest.h>

#include <chrono>

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using api::Endpoint;

constexpr MonoTime kStart{1'000'000ms};

class Desk {
 public:
  explicit Desk(bool is_enforced = true) : allowances(is_enforced) {}
  void exchange(Endpoint endpoint) {
    allowances.on_sent(endpoint);
    allowances.on_ended(endpoint, now);
  }
  [[nodiscard]] int left(Endpoint endpoint) const { return allowances.left(endpoint, now); }
  [[nodiscard]] DurationMs wait(Endpoint endpoint, int spare = 0) const {
    return allowances.ready_at(endpoint, now, spare) - now;
  }

  Allowances allowances;
  MonoTime now = kStart;
};

TEST(Allowance, StartsWithThePublishedNumbers) {
  const Desk desk;
  EXPECT_EQ(desk.left(Endpoint::SignIn), 5);
  EXPECT_EQ(desk.left(Endpoint::SessionReserve), 5);
  EXPECT_EQ(desk.left(Endpoint::VoucherRedeem), 5);
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 10);
  EXPECT_EQ(desk.left(Endpoint::VoucherGet), 10);
}

TEST(Allowance, EachEndpointCountsForItself) {
  Desk desk;
  desk.exchange(Endpoint::SessionReserve);
  EXPECT_EQ(desk.left(Endpoint::SessionReserve), 4);
  EXPECT_EQ(desk.left(Endpoint::VoucherRedeem), 5);
}

TEST(Allowance, WindowSlidesFromTheEndOfEachExchange) {
  Desk desk;
  for (int i = 0; i < 5; ++i) {
    desk.exchange(Endpoint::SignIn);
    desk.now += 10s;
  }
  EXPECT_EQ(desk.left(Endpoint::SignIn), 0);
  EXPECT_EQ(desk.wait(Endpoint::SignIn), 250s + 250ms);
  desk.now += 250s + 250ms;
  EXPECT_EQ(desk.left(Endpoint::SignIn), 1);
  EXPECT_EQ(desk.wait(Endpoint::SignIn), 0s);
  desk.exchange(Endpoint::SignIn);
  EXPECT_EQ(desk.wait(Endpoint::SignIn), 10s);
}

TEST(Allowance, NoWindowEverHoldsMoreThanTheLimit) {
  // As fast as allowed for an hour: every stretch of 600 s holds at most ten.
  Desk desk;
  std::vector<MonoTime> sent;
  while (desk.now < kStart + 1h) {
    desk.now = desk.allowances.ready_at(Endpoint::SessionGet, desk.now);
    sent.push_back(desk.now);
    desk.exchange(Endpoint::SessionGet);
    desk.now += 1s;
  }
  for (std::size_t i = 10; i < sent.size(); ++i) EXPECT_GT(sent[i] - sent[i - 10], 600s);
  EXPECT_GE(sent.size(), 50u);
}

TEST(Allowance, RequestsUnderWayCount) {
  Desk desk;
  for (int i = 0; i < 5; ++i) desk.allowances.on_sent(Endpoint::VoucherRedeem);
  EXPECT_EQ(desk.left(Endpoint::VoucherRedeem), 0);
  EXPECT_EQ(desk.allowances.ready_at(Endpoint::VoucherRedeem, desk.now), MonoTime::max());
}

TEST(Allowance, SpareOnesAreKeptBack) {
  Desk desk;
  for (int i = 0; i < 7; ++i) desk.exchange(Endpoint::SessionGet);
  EXPECT_EQ(desk.wait(Endpoint::SessionGet, 3), 600s + 250ms);
  EXPECT_EQ(desk.wait(Endpoint::SessionGet, 2), 0s);
  EXPECT_EQ(desk.wait(Endpoint::SessionGet), 0s);
}

TEST(Allowance, LimitsCanBeOff) {
  Desk desk(false);
  for (int i = 0; i < 50; ++i) desk.exchange(Endpoint::SessionGet);
  EXPECT_GT(desk.left(Endpoint::SessionGet), 100);
  EXPECT_EQ(desk.wait(Endpoint::SessionGet, 3), 0s);
}

TEST(Allowance, IntervalAfterLimitsDoublesUpToItsCap) {
  Desk desk(false);
  for (const DurationMs expected : {5000ms, 10000ms, 20000ms, 40000ms, 60000ms, 60000ms}) {
    desk.allowances.on_limited(Endpoint::VoucherGet, desk.now, std::nullopt);
    EXPECT_EQ(desk.allowances.interval(Endpoint::VoucherGet), expected);
    EXPECT_EQ(desk.wait(Endpoint::VoucherGet), expected);
  }
}

TEST(Allowance, IntervalShrinksWithEveryGoodAnswer) {
  Desk desk(false);
  desk.allowances.on_limited(Endpoint::VoucherGet, desk.now, std::nullopt);
  desk.allowances.on_limited(Endpoint::VoucherGet, desk.now, std::nullopt);
  desk.allowances.on_answered(Endpoint::VoucherGet);
  EXPECT_EQ(desk.allowances.interval(Endpoint::VoucherGet), 5s);
  desk.allowances.on_answered(Endpoint::VoucherGet);
  EXPECT_EQ(desk.allowances.interval(Endpoint::VoucherGet), 0s);
}

TEST(Allowance, RetryAfterIsHonouredWithinReason) {
  const struct {
    DurationMs asked;
    DurationMs waited;
  } rows[] = {{0s, 5s}, {3s, 5s}, {90s, 90s}, {DurationMs{1'000'000'000'000}, 600s}, {-5s, 5s}};
  for (const auto& row : rows) {
    Desk desk(false);
    desk.allowances.on_limited(Endpoint::VoucherGet, desk.now, row.asked);
    EXPECT_EQ(desk.wait(Endpoint::VoucherGet), row.waited);
  }
}

TEST(Allowance, LearnsThatReadingASessionCountsAsAWrite) {
  Desk desk;
  for (int i = 0; i < 5; ++i) desk.exchange(Endpoint::SessionGet);
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 5);
  desk.allowances.on_limited(Endpoint::SessionGet, desk.now, std::nullopt);
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 0);
  EXPECT_EQ(desk.wait(Endpoint::SessionGet), 300s + 250ms);
}

TEST(Allowance, A429ThatThePublishedNumberExplainsNarrowsNothing) {
  Desk desk;
  for (int i = 0; i < 10; ++i) desk.exchange(Endpoint::SessionGet);
  ASSERT_EQ(desk.left(Endpoint::SessionGet), 0);
  desk.allowances.on_limited(Endpoint::SessionGet, desk.now, std::nullopt);
  desk.now += 601s;
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 10) << "it is still taken for a read";
}

TEST(Allowance, A429ForAnotherReasonDoesNotWidenTheWindow) {
  // Nine reads in a minute, then one that is taken for a write: ten in 600 s stay ten.
  Desk desk;
  for (int i = 0; i < 9; ++i) desk.exchange(Endpoint::SessionGet);
  desk.allowances.on_limited(Endpoint::SessionGet, desk.now, std::nullopt);
  desk.now += 400s;
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 1);
  desk.exchange(Endpoint::SessionGet);
  EXPECT_EQ(desk.left(Endpoint::SessionGet), 0);
  EXPECT_GT(desk.wait(Endpoint::SessionGet), 100s);
}

}  // namespace
}  // namespace bleepay::checkout
