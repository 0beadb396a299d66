#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/run.h"

namespace bleepay::sim {
namespace {

using ::testing::IsEmpty;

// Under sanitizers a run takes 50 ms and more; `bleepay-sim` runs many more without them.
constexpr std::uint64_t kSeeds = 40;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Simulation, NothingGoesWrongWithoutFaults) {
  for (const char* order : {"one-item", "two-items", "five-items", "with-custom"}) {
    Plan plan = calm_plan(7);
    plan.order = order;
    const Verdict verdict = run(plan, true);
    EXPECT_THAT(verdict.violations, IsEmpty()) << verdict.trace;
    EXPECT_EQ(verdict.outcome, checkout::Outcome::Complete) << verdict.trace;
    EXPECT_EQ(verdict.limited, 0) << "the published limits are kept\n" << verdict.trace;
    EXPECT_LT(verdict.seconds, 180) << verdict.trace;
  }
}

TEST(Simulation, OneSeedTellsOneStory) {
  for (const std::uint64_t seed : {3u, 14u, 159u}) {
    const Verdict first = run(draw_plan(seed), true);
    const Verdict second = run(draw_plan(seed), true);
    EXPECT_EQ(first.hash, second.hash);
    EXPECT_EQ(first.trace, second.trace);
  }
}

TEST(Simulation, InvariantsHoldUnderFaults) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Plan plan = draw_plan(seed);
    const Verdict verdict = run(plan);
    ASSERT_THAT(verdict.violations, IsEmpty()) << "bleepay-sim --seed " << seed << " --trace\n"
                                               << describe(plan) << "\n"
                                               << joined(verdict.violations);
  }
}

}  // namespace
}  // namespace bleepay::sim
