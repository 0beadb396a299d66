#include "sandbox/durations.h"

#include <array>
#include <utility>

namespace bleepay::sandbox {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kMostMs = 1000 * kHourMs;
constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kUnits = {
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", kHourMs}}};

}  // namespace

std::optional<DurationMs> parse_duration(std::string_view text) {
  std::int64_t number = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    number = number * 10 + (text[digits] - '0');
    if (number > kMostMs) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (const auto& [unit, factor] : kUnits) {
    if (text.substr(digits) != unit) continue;
    if (number > kMostMs / factor) return std::nullopt;
    return DurationMs(number * factor);
  }
  return std::nullopt;
}

}  // namespace bleepay::sandbox
