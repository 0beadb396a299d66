// What this program wants of the C++ runtime: freed memory is overwritten.
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "base/wipe.h"

// Texts on their way between core, JSON and JavaScript may have been a code or a token, and
// WebAssembly's memory is never given back to anybody who would clear it.
void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  bleepay::wipe(static_cast<char*>(memory), malloc_usable_size(memory));
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
