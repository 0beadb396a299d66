// A label, a number or address worth keeping, and a button that copies it.
#pragma once

#include <string>

#include "ui/block.h"

namespace bleepay::ui {

struct Keepsake {
  std::string id = {};
  std::string label = {};
  std::string what = {};  // what the copy button names
  std::string text = {};
  bool is_address = false;  // painted in groups, so that it can be compared
};

[[nodiscard]] Block keepsake(const Pass& pass, Keepsake keepsake, float width);

}  // namespace bleepay::ui
