// Overwriting memory that held a secret.
#pragma once

#include <cstddef>
#include <string>

namespace bleepay {

/// volatile: the stores must survive the optimiser although nobody reads them again.
inline void wipe(char* bytes, std::size_t size) {
  volatile char* at = bytes;
  for (std::size_t i = 0; i < size; ++i) at[i] = 0;
}

inline void wipe(std::string& text) {
  wipe(text.data(), text.size());
  text.clear();
}

}  // namespace bleepay
