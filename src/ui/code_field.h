// The code entry: six painted slots under one real text box, which the frame lays over them.
#pragma once

#include "ui/block.h"
#include "ui/code_tiles.h"

namespace bleepay::ui {

struct CodeField {
  std::string description = {};  // the error, or what is expected
  bool is_invalid = false;
  bool is_disabled = false;
};

[[nodiscard]] Block code_field(CodeField field);

/// What of the raw text stands in which slot.
struct TypedCode {
  std::vector<std::string> characters = {};  // spaces and hyphens left out, letters raised
  int caret = 0;                             // in characters, 0 to size
  int caret_end = 0;
};

/// Units   the selection counts UTF-16 code units, as the DOM does.
[[nodiscard]] TypedCode typed_code(std::string_view raw, int caret, int caret_end);

}  // namespace bleepay::ui
