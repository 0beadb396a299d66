// How the frame hands the texts of a language over.
#pragma once

#include <string_view>

#include "base/locale.h"
#include "base/result.h"
#include "ui/messages.h"

namespace bleepay::browser {

/// Lays the texts over those of `words`.
///
/// Shape   {"tag": a BCP 47 tag, which decides how is counted, "messages": {key: text, ...},
///         "numbers"?: {"group", "decimal", "digits": those of the last group, of the others, and
///         from how many on there are groups, as in "334"}}; gives back how amounts are written,
///         as in English without "numbers".
/// Errors  of JSON; Missing, WrongType; Unknown with the key as path. `words` is as before then.
[[nodiscard]] Result<NumberMarks> read_language(std::string_view json, ui::Messages& words);

}  // namespace bleepay::browser
