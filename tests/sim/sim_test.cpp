// The simulator on a small scale, in every build; `scripts/test sim` runs it on a large one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/campaign.h"
#include "sim/exhaustive.h"
#include "support/golden.h"

namespace bleepay::sim {
namespace {

// Under sanitizers a run takes 10 ms; `bleepay-sim` runs many more without them.
constexpr std::uint64_t kSeeds = 300;

TEST(Simulation, NothingGoesWrongWithoutFaults) {
  for (const char* order : {"one-item", "two-items", "five-items", "with-custom", "many-digits"}) {
    Plan plan = calm_plan(7);
    plan.order = order;
    const Verdict verdict = run(plan, true);
    EXPECT_FALSE(verdict.violation) << *verdict.violation << verdict.trace;
    EXPECT_EQ(verdict.outcome, checkout::Outcome::Complete) << verdict.trace;
    EXPECT_EQ(verdict.limited, 0) << "the published limits are kept\n" << verdict.trace;
    EXPECT_LT(verdict.seconds, 180) << verdict.trace;
  }
}

TEST(Simulation, OneSeedTellsOneStory) {
  for (const std::uint64_t seed : {3u, 14u, 159u}) {
    const Verdict first = run(draw_plan(seed), true);
    const Verdict second = run(draw_plan(seed));
    EXPECT_EQ(first.hash, second.hash);
    EXPECT_FALSE(first.trace.empty());
    EXPECT_TRUE(second.trace.empty());
  }
}

/// The digest of all traces is the same in every build: debug and release, g++, clang and WASM.
TEST(Simulation, InvariantsHoldAndEveryBuildTellsTheSameStories) {
  const Tally tally = run_all({.first = 1, .seeds = kSeeds});
  for (const Failure& failure : tally.failures) {
    ADD_FAILURE() << failure.violation << "\nbleepay-sim --seed " << failure.seed << " --trace";
  }
  char text[64];
  std::snprintf(text, sizeof text, "seeds 1-%d digest %016llx\n", static_cast<int>(kSeeds),
                static_cast<unsigned long long>(tally.digest));
  support::expect_golden("sim/digest.txt", text);
}

TEST(Simulation, OneFaultAtAnyExchangeBreaksNothing) {
  const Exploration found = explore_all(1, 1);
  EXPECT_GT(found.cases, 400u);
  for (const std::string& violation : found.violations) ADD_FAILURE() << violation;
}

/// For people: what is checked and what goes wrong.
TEST(Simulation, RulesAndFaultsAreListed) {
  std::string text =
      "# What simulated checkouts are held against\n\n| Rule | Says | Checked |\n|---|---|---|\n";
  for (const RuleRow& row : rules()) {
    text.append("| ").append(row.name).append(" | ").append(row.says).append(" | ");
    text.append(row.checked).append(" |\n");
  }
  text += "\n# What goes wrong in them\n\n| Fault | What happens |\n|---|---|\n";
  for (const FaultRow& row : faults()) {
    text.append("| ").append(row.name).append(" | ").append(row.what).append(" |\n");
  }
  support::expect_golden("sim/lists.md", text);
}

TEST(Simulation, FailingRunIsMadeSmallerWithoutChangingWhatFails) {
  // Nothing fails, so nothing is needed for it.
  const Plan plan = draw_plan(8);
  EXPECT_EQ(describe(minimised(plan)), describe(plan));
}

TEST(Simulation, EveryFaultIsDrawnAndOneMoreLeavesTheOthersWhereTheyWere) {
  for (const FaultRow& row : faults()) {
    int runs = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      runs += draw_plan(seed).rates[row.fault] > 0 ? 1 : 0;
    }
    EXPECT_GE(runs, 10) << row.name;
    EXPECT_LE(runs, 80) << row.name;
  }
}

}  // namespace
}  // namespace bleepay::sim
