// Identifiers and codes: drawn from the sandbox's own seeded generator, so that a run can be
// replayed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "api/types.h"
#include "base/random.h"

namespace bleepay::sandbox {

/// What a six-character code belongs to. The three spaces share no text at all, so a code typed
/// into the wrong place is always refused: contexts have an odd sum of digit values, sessions and
/// vouchers an even one, and only vouchers have no letter.
enum class CodeSpace { NumericContext, AlphanumContext, Session, Voucher };

inline constexpr std::size_t kCodeLength = 6;

/// True if `code` (upper case) could have been drawn from that space.
[[nodiscard]] bool belongs_to(CodeSpace space, std::string_view code);

/// A code of that space that `is_taken` does not claim.
///
/// Errors  nothing when the space is crowded: after kCodeAttemptsMax draws it gives up.
inline constexpr int kCodeAttemptsMax = 2000;
[[nodiscard]] std::optional<std::string> draw_code(
    CodeSpace space, Random& random, const std::function<bool(std::string_view)>& is_taken);

/// `prefix` and 16 lower-case letters or digits, about 82 bits.
[[nodiscard]] std::string draw_id(std::string_view prefix, Random& random);

/// Trimmed to how codes are compared when the sandbox is lenient: upper case.
[[nodiscard]] std::string upper(std::string_view text);

}  // namespace bleepay::sandbox
