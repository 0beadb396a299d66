// The context code as people type it: spaces, hyphens and small letters are theirs to use.
#pragma once

#include "api/types.h"
#include "checkout/view.h"

namespace bleepay::checkout {

inline constexpr std::size_t kContextCodeLength = 6;

struct CodeEntry {
  api::ContextCode code;  // six of [0-9A-Z] when `fault` is None
  MessageKey fault = MessageKey::None;
};

/// Strips spaces and hyphens of every script's keyboard, narrows full-width characters, raises
/// letters, then wants exactly six letters and digits. O is not 0: nothing is guessed.
[[nodiscard]] CodeEntry read_code_entry(const api::ContextCode& typed);

}  // namespace bleepay::checkout
