// Reading the header lines of a reply as XMLHttpRequest hands them over.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace bleepay::browser {

/// The waiting time of `Retry-After`, when it is given in seconds.
///
/// Shape   lines `name: value` ended by CR LF, names in any case. A date is not understood: it
///         would need the wall clock, which may be wrong.
/// Units   more than a day is cut to a day: nobody waits for a checkout longer.
[[nodiscard]] std::optional<DurationMs> retry_after(std::string_view headers);

}  // namespace bleepay::browser
