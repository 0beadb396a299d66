#include "checkout/server_clock.h"

#include <gtest/gtest.h>

#include <chrono>

#include "unit/checkout/bench.h"

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;

constexpr WallTime kServer{1'781'006'400'000ms};
constexpr MonoTime kMono{5'000'000ms};

TEST(ServerClock, KnowsNothingUntilToldSomething) {
  const ServerClock clock;
  EXPECT_FALSE(clock.is_known());
  EXPECT_FALSE(clock.mono(kServer));
  EXPECT_FALSE(clock.server_time(kMono));
}

TEST(ServerClock, ConvertsRatherTooEarlyThanTooLate) {
  ServerClock clock;
  clock.learn(kServer, kMono, kMono + 400ms);
  // The instant may have been any moment of the exchange; the earliest reading is taken.
  EXPECT_EQ(clock.mono(kServer + 120s), kMono + 120s);
  EXPECT_EQ(clock.server_time(kMono + 10s), kServer + 10s);
}

TEST(ServerClock, SecondExchangeNarrowsIt) {
  ServerClock clock;
  clock.learn(kServer + 4s, kMono, kMono + 8s);  // a slow one: between 4 s before and after
  clock.learn(kServer + 14100ms, kMono + 14s, kMono + 14200ms);
  const auto deadline = *clock.mono(kServer + 120s);
  EXPECT_GE(deadline, kMono + 120s - 200ms);
  EXPECT_LE(deadline, kMono + 120s + 200ms);
}

TEST(ServerClock, OldInstantsDoNotMisleadIt) {
  ServerClock clock;
  clock.learn(kServer, kMono, kMono + 100ms);
  clock.learn(kServer - 1h, kMono + 10s, kMono + 10100ms);  // created long before its reply
  EXPECT_NEAR(static_cast<double>((*clock.mono(kServer + 60s) - kMono).count()), 60000, 110);
}

TEST(ServerClock, InstantsFromTheFutureAreBelieved) {
  // A reply cannot carry an instant that has not come: an earlier, smaller guess was wrong.
  ServerClock clock;
  clock.learn(kServer - 30s, kMono, kMono + 100ms);
  clock.learn(kServer + 1s, kMono + 1s, kMono + 1100ms);
  EXPECT_NEAR(static_cast<double>((*clock.mono(kServer + 60s) - kMono).count()), 60000, 110);
}

TEST(ServerClock, IsLearntFromWhateverReplyTellsIt) {
  const auto with = [](const std::string& body, const std::string& name, const Bench& b) {
    return body.substr(0, body.size() - 1) + ",\"" + name + "\":\"" + b.instant_in(0) + "\"}";
  };
  for (const std::string teller : {"nobody", "reserve", "redeem"}) {
    Bench b("one-item");
    b.type("K7M4Q2");
    b.reply(token());
    b.reply(R"({"id":"ses_1","status":"OPEN"})");
    const std::string held = reserved(b, "vch_1", 90);
    b.reply(teller == "reserve" ? with(held, "createdAt", b) : held);
    const std::string redeemed = voucher("vch_1", "REDEEMED");
    b.reply(teller == "redeem" ? with(redeemed, "updatedAt", b) : redeemed);
    ASSERT_EQ(b.status("shoes"), ItemStatus::AwaitingWallet);
    const auto expected = teller == "nobody" ? std::nullopt : std::optional<std::int64_t>(90);
    EXPECT_EQ(b.item("shoes").seconds_left, expected) << teller;
  }
}

}  // namespace
}  // namespace bleepay::checkout
