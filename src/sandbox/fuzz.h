// Replies as another Bleepay might write them: optional members missing, unknown ones added.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace bleepay::sandbox {

/// Drops a quarter of the outermost members that a client can do without and adds one nobody knows.
/// Anything but an object is left alone.
[[nodiscard]] std::string fuzzed(std::string_view json, Random& random);

}  // namespace bleepay::sandbox
