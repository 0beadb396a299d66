// The planted bugs by name, with what each of them does wrong.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/mutation.h"

namespace bleepay::sim {

struct MutationRow {
  Mutation mutation{};
  std::string_view name;
  std::string_view what;
  bool ignores_lock = false;  // the edge's mistake, not the machine's
};

[[nodiscard]] const std::vector<MutationRow>& mutations();

/// Plants one; nothing = none. Before threads are started.
void plant(const MutationRow* row);

}  // namespace bleepay::sim
