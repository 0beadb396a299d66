// A sentence on a tinted ground: what went wrong or what is good to know.
#pragma once

#include <string>

#include "ui/item_look.h"

namespace bleepay::ui {

/// Errors are announced at once (Alert), everything else when there is a pause (Status).
[[nodiscard]] Block notice(const Pass& pass, std::string id, const checkout::Message& message,
                           float width);

[[nodiscard]] Block notice(const Pass& pass, std::string id, const std::string& sentence, Tone tone,
                           Role role, float width);

}  // namespace bleepay::ui
