// A state machine as one constexpr table, and the questions the compiler answers about it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace bleepay::checkout {

template <class State, class Cause>
struct Row {
  State from;
  Cause cause;
  State to;
};

template <class State, class Cause, std::size_t kRows>
using Table = std::array<Row<State, Cause>, kRows>;

/// Where a cause leads; nothing if the table does not know the pair.
template <class State, class Cause, std::size_t kRows>
constexpr std::optional<State> next_state(const Table<State, Cause, kRows>& table, State from,
                                          Cause cause) {
  for (const auto& row : table) {
    if (row.from == from && row.cause == cause) return row.to;
  }
  return std::nullopt;
}

/// No pair of state and cause stands twice.
template <class State, class Cause, std::size_t kRows>
constexpr bool is_unambiguous(const Table<State, Cause, kRows>& table) {
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t j = i + 1; j < kRows; ++j) {
      if (table[i].from == table[j].from && table[i].cause == table[j].cause) return false;
    }
  }
  return true;
}

/// Every state of the enum can be reached from the first one.
template <std::size_t kStates, class State, class Cause, std::size_t kRows>
constexpr bool is_connected(const Table<State, Cause, kRows>& table) {
  std::array<bool, kStates> reached{};
  reached[0] = true;
  for (std::size_t round = 0; round < kStates; ++round) {
    for (const auto& row : table) {
      if (reached[static_cast<std::size_t>(row.from)]) {
        reached[static_cast<std::size_t>(row.to)] = true;
      }
    }
  }
  for (const bool is_reached : reached) {
    if (!is_reached) return false;
  }
  return true;
}

/// No row leads out of the state.
template <class State, class Cause, std::size_t kRows>
constexpr bool is_final(const Table<State, Cause, kRows>& table, State state) {
  for (const auto& row : table) {
    if (row.from == state) return false;
  }
  return true;
}

}  // namespace bleepay::checkout
