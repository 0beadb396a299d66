// A short numbered list of what to do.
#pragma once

#include <string>
#include <vector>

#include "ui/block.h"

namespace bleepay::ui {

[[nodiscard]] Block steps(const Pass& pass, std::string id, std::string name,
                          const std::vector<std::string>& sentences, float width);

}  // namespace bleepay::ui
