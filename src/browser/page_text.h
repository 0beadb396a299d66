// Texts that the page's JavaScript hands over by malloc.
#pragma once

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

namespace bleepay::browser {

/// Takes over a text from page.library.js; nothing for a null pointer.
inline std::optional<std::string> take_text(char* text) {
  struct Free {
    void operator()(char* memory) const { std::free(memory); }
  };
  const std::unique_ptr<char, Free> owned(text);
  if (owned == nullptr) return std::nullopt;
  return std::string(owned.get());
}

}  // namespace bleepay::browser
