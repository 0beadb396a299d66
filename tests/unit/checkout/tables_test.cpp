// The tables are checked by the compiler; here they are held against their picture.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "checkout/diagrams.h"
#include "checkout/item_states.h"
#include "checkout/phases.h"

namespace bleepay::checkout {
namespace {

const std::string kPage = BLEEPAY_TEST_DATA "/../../ARCHITECTURE.md";

std::string read_page() {
  std::ostringstream text;
  text << std::ifstream(kPage).rdbuf();
  return text.str();
}

/// The text between the two markers of a block, or its replacement with UPDATE_GOLDEN=1.
void expect_drawn(const std::string& name, const std::string& diagram) {
  const std::string begin = "<!-- generated: " + name + " -->\n";
  const std::string end = "<!-- end: " + name + " -->";
  std::string page = read_page();
  const std::size_t from = page.find(begin);
  const std::size_t to = page.find(end);
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos && from < to)
      << "ARCHITECTURE.md has no block " << name;
  const std::size_t start = from + begin.size();
  if (std::getenv("UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
    std::ofstream(kPage) << page.replace(start, to - start, diagram);
    return;
  }
  EXPECT_EQ(page.substr(start, to - start), diagram) << "UPDATE_GOLDEN=1 writes the diagram anew";
}

TEST(Tables, ArchitectureShowsThePhasesAsTheyAre) { expect_drawn("phases", phase_diagram()); }
TEST(Tables, ArchitectureShowsTheItemsAsTheyAre) { expect_drawn("items", item_diagram()); }

TEST(Tables, EveryPhaseButTheLastCanBeLeft) {
  for (std::size_t i = 0; i + 1 < kPhaseCount; ++i) {
    EXPECT_FALSE(is_final(kPhaseTable, static_cast<Phase>(i))) << i;
  }
}

TEST(Tables, NothingFollowsTheEnd) {
  EXPECT_TRUE(is_final(kPhaseTable, Phase::Done));
  for (std::size_t i = 0; i < kItemStatusCount; ++i) {
    const auto status = static_cast<ItemStatus>(i);
    const bool is_end = status == ItemStatus::Approved || status == ItemStatus::ApprovedLate ||
                        status == ItemStatus::Tampered;
    EXPECT_EQ(is_final(kItemTable, status), is_end) << to_string(status);
  }
}

// What the compiler is asked about the tables has to be able to say no.
enum class Lamp { Off, On, Broken };
enum class Hand { Switch, Throw };
using LampRow = Row<Lamp, Hand>;

TEST(Tables, PairThatStandsTwiceIsNoticed) {
  const std::array good{LampRow{Lamp::Off, Hand::Switch, Lamp::On},
                        LampRow{Lamp::Off, Hand::Throw, Lamp::Broken},
                        LampRow{Lamp::On, Hand::Switch, Lamp::Off}};
  EXPECT_TRUE(is_unambiguous(good));
  auto twice = good;
  twice[2] = {Lamp::Off, Hand::Switch, Lamp::Off};
  EXPECT_FALSE(is_unambiguous(twice));
}

TEST(Tables, StateThatNothingLeadsToIsNoticed) {
  const std::array cut_off{LampRow{Lamp::Off, Hand::Switch, Lamp::On},
                           LampRow{Lamp::On, Hand::Switch, Lamp::Off}};
  EXPECT_FALSE(is_connected<3>(cut_off));
  EXPECT_TRUE(is_connected<2>(cut_off));
  EXPECT_EQ(next_state(cut_off, Lamp::Off, Hand::Switch), Lamp::On);
  EXPECT_EQ(next_state(cut_off, Lamp::Off, Hand::Throw), std::nullopt);
}

TEST(Tables, ApprovalIsReachedByResolvedAlone) {
  for (const ItemRow& row : kItemTable) {
    const bool is_resolved =
        row.cause == ItemCause::Resolved || row.cause == ItemCause::ResolvedLate;
    const bool is_approved = row.to == ItemStatus::Approved || row.to == ItemStatus::ApprovedLate;
    EXPECT_EQ(is_resolved, is_approved) << to_string(row.from) << ": " << to_string(row.cause);
  }
}

TEST(Tables, EveryNameIsItsOwn) {
  const auto count = [](auto last, auto name) {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) names.insert(name(i));
    EXPECT_EQ(names.count(""), 0u);
    return names.size();
  };
  const auto name_as = [](auto example) {
    return [](int i) { return to_string(static_cast<decltype(example)>(i)); };
  };
  EXPECT_EQ(count(Phase::Done, name_as(Phase{})), kPhaseCount);
  EXPECT_EQ(count(ItemStatus::Tampered, name_as(ItemStatus{})), kItemStatusCount);
  EXPECT_EQ(count(Outcome::Tampered, name_as(Outcome{})), 8u);
  EXPECT_EQ(count(PhaseCause::GaveUp, name_as(PhaseCause{})), 12u);
  EXPECT_EQ(count(ItemCause::RenewAsked, name_as(ItemCause{})), 16u);
  EXPECT_EQ(count(MessageKey::InternalFault, name_as(MessageKey{})),
            static_cast<std::size_t>(MessageKey::InternalFault) + 1);
}

}  // namespace
}  // namespace bleepay::checkout
