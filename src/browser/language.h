// How the frame hands the texts of a language over.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ui/messages.h"

namespace bleepay::browser {

/// Lays the texts over those of `words`.
///
/// Shape   {"tag": a BCP 47 tag, which decides how is counted, "messages": {key: text, ...}}.
/// Errors  of JSON; Missing, WrongType; Unknown with the key as path. `words` is as before then.
[[nodiscard]] Result<bool> read_language(std::string_view json, ui::Messages& words);

}  // namespace bleepay::browser
