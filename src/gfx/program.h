// Compiling and linking the two shader programs.
#pragma once

#include <cstdint>

namespace bleepay::gfx {

/// GL names of a program and of its uniforms; -1 for a uniform it does not have.
struct Program {
  std::uint32_t name = 0;
  int viewport = -1;
  int ratio = -1;
  int snap = -1;
  int source = -1;
};

/// In the current context. `name` is 0 if the driver refuses, or the context is lost meanwhile.
[[nodiscard]] Program build_program(const char* vertex, const char* fragment);

}  // namespace bleepay::gfx
