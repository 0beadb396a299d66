// The tables as pictures: Mermaid text for ARCHITECTURE.md, so that it cannot tell another story.
#pragma once

#include <string>

namespace bleepay::checkout {

[[nodiscard]] std::string phase_diagram();
[[nodiscard]] std::string item_diagram();

}  // namespace bleepay::checkout
