#include "checkout/planner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace bleepay::checkout {
namespace {

using namespace std::chrono_literals;
using ::testing::Each;
using ::testing::Ge;

constexpr MonoTime kStart{50'000ms};

/// Seconds after the beginning at which looks fall within `span`, each made at once.
std::vector<double> looks(PlannerKind kind, int count, DurationMs span, std::uint64_t seed = 1) {
  Planner planner(kind, Random(seed));
  planner.begin(kStart, count);
  std::vector<double> seconds;
  while (planner.due(true, 0s) && *planner.due(true, 0s) <= kStart + span) {
    const MonoTime due = *planner.due(true, 0s);
    seconds.push_back(static_cast<double>((due - kStart).count()) / 1000);
    planner.on_looked(due);
  }
  return seconds;
}

TEST(Planner, BudgetedLooksAreDenseAtFirstWithinTwentyPercent) {
  const double plan[] = {4, 9, 16, 27, 45, 70, 100};
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    const auto seconds = looks(PlannerKind::Budgeted, 7, 109s, seed);
    ASSERT_GE(seconds.size(), 7u);
    double before = 0;
    for (std::size_t i = 0; i < 7; ++i) {
      EXPECT_NEAR(seconds[i], plan[i], (plan[i] - before) * 0.2 + 0.01) << seed;
      before = seconds[i];
    }
  }
}

TEST(Planner, FewerLooksAreSpreadOverTheSameTime) {
  EXPECT_NEAR(looks(PlannerKind::Budgeted, 1, 34s).front(), 27, 27 * 0.2);
  const auto two = looks(PlannerKind::Budgeted, 2, 60s);
  ASSERT_GE(two.size(), 2u);
  EXPECT_NEAR(two[0], 9, 1.8);
  EXPECT_NEAR(two[1], 45, 7.3);
}

TEST(Planner, AfterThePlanLooksKeepTheirDistance) {
  const auto seconds = looks(PlannerKind::Budgeted, 0, 60s);
  ASSERT_GE(seconds.size(), 4u);
  for (std::size_t i = 1; i < seconds.size(); ++i) EXPECT_GE(seconds[i] - seconds[i - 1], 8.0);
}

TEST(Planner, FastLooksThinOut) {
  const auto seconds = looks(PlannerKind::Fast, 7, 120s);
  for (std::size_t i = 1; i < seconds.size(); ++i) {
    const double step = seconds[i] - seconds[i - 1];
    const double plan = seconds[i - 1] < 20 ? 2 : seconds[i - 1] < 60 ? 3 : 5;
    EXPECT_NEAR(step, plan, plan * 0.2 + 0.001) << seconds[i];
  }
  EXPECT_THAT(seconds.size(), Ge(30u));
}

TEST(Planner, NothingIsDueBeforeItBegins) {
  const Planner planner(PlannerKind::Fast, Random(1));
  EXPECT_FALSE(planner.due(true, 0s));
}

TEST(Planner, HiddenPagesLookEveryFifteenSecondsAtMost) {
  Planner planner(PlannerKind::Fast, Random(1));
  planner.begin(kStart, 7);
  planner.on_looked(kStart);
  EXPECT_EQ(*planner.due(false, 0s), kStart + 15s);
  EXPECT_LT(*planner.due(true, 0s), kStart + 3s);
}

TEST(Planner, LimitsWidenTheDistance) {
  Planner planner(PlannerKind::Fast, Random(1));
  planner.begin(kStart, 7);
  planner.on_looked(kStart);
  EXPECT_EQ(*planner.due(true, 40s), kStart + 40s);
}

TEST(Planner, WhoComesBackIsShownTheStateAtOnce) {
  Planner planner(PlannerKind::Budgeted, Random(1));
  planner.begin(kStart, 7);
  planner.on_looked(kStart + 1s);
  planner.catch_up(kStart + 2s);
  EXPECT_EQ(*planner.due(true, 0s), kStart + 2s);
}

TEST(Planner, PagesOpenedTogetherDoNotLookTogether) {
  std::vector<double> first;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    first.push_back(looks(PlannerKind::Budgeted, 7, 6s, seed).front());
  }
  EXPECT_THAT(first, Each(::testing::AllOf(Ge(3.2), ::testing::Le(4.8))));
  std::sort(first.begin(), first.end());
  EXPECT_GT(first.back() - first.front(), 1.0);
}

}  // namespace
}  // namespace bleepay::checkout
