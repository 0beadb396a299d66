// Durations as people write them on a command line.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace bleepay::native {

/// `500ms`, `2s`, `5m`, `1h`, or plain seconds: `30`. Whole numbers, at most a day.
///
/// Errors  Malformed, OutOfRange; the path is empty, the caller adds it.
[[nodiscard]] Result<DurationMs> parse_duration(std::string_view text);

}  // namespace bleepay::native
