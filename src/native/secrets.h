// Secrets on their way through plain memory: made from the system's entropy, overwritten when done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace bleepay::native {

/// Overwrites bytes so that the optimiser cannot tell nobody reads them again.
void overwrite(char* bytes, std::size_t count);
void overwrite(std::string& text);

/// From the kernel; ends the program where there is none, for nothing could be trusted after that.
[[nodiscard]] std::uint64_t entropy();

/// So many bytes of entropy as lower-case hexadecimal digits.
[[nodiscard]] std::string entropy_hex(std::size_t bytes);

}  // namespace bleepay::native
