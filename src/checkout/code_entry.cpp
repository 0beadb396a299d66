#include "checkout/code_entry.h"

#include <array>
#include <string_view>

#include "base/full_width.h"
#include "base/wipe.h"

namespace bleepay::checkout {
namespace {

// UTF-8 of what keyboards, clipboards and chat programs put between the characters of a code.
constexpr std::array<std::string_view, 22> kSeparators{
    " ",
    "\t",
    "\n",
    "\r",
    "-",
    "\xC2\xA0",      // no-break space
    "\xC2\xAD",      // soft hyphen
    "\xE2\x80\x82",  // en space
    "\xE2\x80\x83",  // em space
    "\xE2\x80\x87",  // figure space
    "\xE2\x80\x89",  // thin space
    "\xE2\x80\x8B",  // zero width space
    "\xE2\x80\x8E",  // left-to-right mark
    "\xE2\x80\x8F",  // right-to-left mark
    "\xE2\x80\x90",  // hyphen
    "\xE2\x80\x91",  // non-breaking hyphen
    "\xE2\x80\x92",  // figure dash
    "\xE2\x80\x93",  // en dash
    "\xE2\x80\x94",  // em dash
    "\xE2\x80\xAF",  // narrow no-break space
    "\xE2\x88\x92",  // minus sign
    "\xE3\x80\x80",  // ideographic space
};

std::size_t separator_length(std::string_view text) {
  for (const std::string_view separator : kSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

CodeEntry read_code_entry(const api::ContextCode& typed) {
  std::string_view rest = typed.reveal();
  std::array<char, kContextCodeLength> code{};
  std::size_t length = 0;
  bool is_plain = true;
  while (!rest.empty()) {
    if (const std::size_t skip = separator_length(rest)) {
      rest.remove_prefix(skip);
      continue;
    }
    char c = rest.front();
    const char narrow = from_full_width(rest);
    if (narrow != 0) c = narrow;
    rest.remove_prefix(narrow != 0 ? kFullWidthBytes : 1);
    if (is_continuation(c)) continue;  // one character, however many bytes
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    is_plain = is_plain && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    if (length < code.size()) code[length] = c;
    ++length;
  }
  CodeEntry entry;
  if (length == 0) {
    entry.fault = MessageKey::CodeEmpty;
  } else if (!is_plain) {
    entry.fault = MessageKey::CodeCharacters;
  } else if (length != kContextCodeLength) {
    entry.fault = MessageKey::CodeLength;
  } else {
    entry.code = api::ContextCode(std::string(code.data(), code.size()));
  }
  wipe(code.data(), code.size());
  return entry;
}

}  // namespace bleepay::checkout
