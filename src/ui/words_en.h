// The English texts, compiled in: what every other table is measured against.
#pragma once

#include <span>
#include <string_view>

namespace bleepay::ui {

struct Entry {
  std::string_view key;
  std::string_view text;
};

/// Sorted by key.
[[nodiscard]] std::span<const Entry> english();

}  // namespace bleepay::ui
