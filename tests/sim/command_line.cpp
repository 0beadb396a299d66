#include "sim/command_line.h"

#include <algorithm>
#include <charconv>

namespace bleepay::sim {

CommandLine::CommandLine(int count, char** words, const std::vector<Flag>& flags) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const auto flag = std::find_if(flags.begin(), flags.end(),
                                   [word](const Flag& known) { return known.name == word; });
    if (flag == flags.end()) {
      fault_ = "unknown word '" + std::string(word) + "'";
      return;
    }
    std::uint64_t& number = numbers_[flag->name];
    if (!flag->takes_number) continue;
    const std::string_view text = i + 1 < count ? words[i + 1] : "";
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
      fault_ = std::string(word) + " takes a whole number, not '" + std::string(text) + "'";
      return;
    }
    ++i;
  }
}

std::uint64_t CommandLine::number(std::string_view name, std::uint64_t otherwise) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? otherwise : found->second;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

}  // namespace bleepay::sim
