// A sentence on a tinted ground: what went wrong or what is good to know.
#pragma once

#include <string>

#include "ui/item_look.h"

namespace bleepay::ui {

/// Errors are announced at once (Alert), everything else when there is a pause (Status).
[[nodiscard]] Block notice(const Pass& pass, std::string id, const checkout::Message& message,
                           float width);

[[nodiscard]] Block notice(const Pass& pass, std::string id, const std::string& sentence, Tone tone,
                           Mark mark, Role role, float width);

/// A sentence behind a mark, without a ground.
[[nodiscard]] Block marked_words(const Pass& pass, Mark mark, const std::string& sentence,
                                 const TextStyle& style, Color color, float width, Words node);

}  // namespace bleepay::ui
