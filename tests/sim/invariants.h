// The rules every run is held against, by number.
//
// Decides  what they say and where each is checked: the table that tests/sim/README.md shows.
// Leaves  the checking to the Judge.
#pragma once

#include <array>
#include <string_view>

namespace bleepay::sim {

/// S: nothing bad happens. L: something good does. M: the machine's own consistency.
enum class Rule {
  S1,
  S2,
  S3,
  S4,
  S5,
  S6,
  S7,
  S8,
  S9,
  S10,
  S11,
  S12,
  S13,
  S14,
  S15,
  S16,
  S17,
  S18,
  S19,
  S20,
  S21,
  S22,
  S23,
  S24,
  S25,
  L1,
  L2,
  L3,
  L4,
  M1,
};
inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(Rule::M1) + 1;

struct RuleRow {
  Rule rule;
  std::string_view name;
  std::string_view says;
  std::string_view checked;  // where, and with what reservation
};

/// In order of the enum.
[[nodiscard]] const std::array<RuleRow, kRuleCount>& rules();
[[nodiscard]] const RuleRow& row_of(Rule rule);

}  // namespace bleepay::sim
