// For types that are compared to find out whether anything has changed: every member counts.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace bleepay::support {

template <class Part>
using Changes = std::vector<std::function<void(Part&)>>;

/// Equal to its copy, and to no copy in which one thing was changed.
template <class Part>
void expect_all_compared(const Part& part, const Changes<Part>& changes) {
  EXPECT_TRUE(part == Part(part));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Part other = part;
    changes[i](other);
    EXPECT_FALSE(part == other) << "change " << i;
  }
}

}  // namespace bleepay::support
