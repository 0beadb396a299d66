#include "native/secrets.h"

#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

namespace bleepay::native {
namespace {

void fill(void* bytes, std::size_t count) {
  if (::getentropy(bytes, count) != 0) std::abort();
}

}  // namespace

void overwrite(char* bytes, std::size_t count) {
  volatile char* place = bytes;
  for (std::size_t i = 0; i < count; ++i) place[i] = 0;
}

void overwrite(std::string& text) {
  overwrite(text.data(), text.size());
  text.clear();
}

std::uint64_t entropy() {
  std::uint64_t number = 0;
  fill(&number, sizeof number);
  return number;
}

std::string entropy_hex(std::size_t bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::vector<unsigned char> drawn(bytes);
  fill(drawn.data(), drawn.size());
  std::string text;
  for (const unsigned char byte : drawn) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xFu];
  }
  return text;
}

}  // namespace bleepay::native
