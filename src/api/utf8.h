// UTF-8 by the letter.
#pragma once

#include <cstddef>
#include <string_view>

namespace bleepay::api::json {

/// How many bytes of a well-formed sequence start here: 1-4, or 0 if none does.
///
/// Source  Unicode 15, table 3-7: no overlong forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] std::size_t utf8_sequence(const char* bytes, std::size_t available);

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace bleepay::api::json
