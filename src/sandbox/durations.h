// Durations as people write them: 500ms, 90s, 2m, 1h.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace bleepay::sandbox {

/// Shape   a whole number and one of the units ms, s, m, h; at most 1000 hours. Nothing for
/// anything else.
[[nodiscard]] std::optional<DurationMs> parse_duration(std::string_view text);

}  // namespace bleepay::sandbox
