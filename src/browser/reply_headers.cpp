#include "browser/reply_headers.h"

#include <algorithm>

namespace bleepay::browser {

namespace {

constexpr std::int64_t kSecondsMax = 24 * 3600;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::optional<DurationMs> seconds(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  std::int64_t count = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    count = std::min(count * 10 + (c - '0'), kSecondsMax);
  }
  return DurationMs(count * 1000);
}

}  // namespace

std::optional<DurationMs> retry_after(std::string_view headers) {
  while (!headers.empty()) {
    const std::string_view line = headers.substr(0, headers.find('\n'));
    headers.remove_prefix(std::min(headers.size(), line.size() + 1));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !same_name(line.substr(0, colon), "retry-after"))
      continue;
    return seconds(trimmed(line.substr(colon + 1)));
  }
  return std::nullopt;
}

}  // namespace bleepay::browser
