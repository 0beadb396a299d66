#include "native/duration_text.h"

#include <charconv>
#include <optional>

namespace bleepay::native {
namespace {

constexpr DurationMs kLongest = std::chrono::hours{24};

std::optional<DurationMs> unit_named(std::string_view name) {
  if (name == "ms") return DurationMs{1};
  if (name == "s" || name.empty()) return std::chrono::seconds{1};
  if (name == "m") return std::chrono::minutes{1};
  if (name == "h") return std::chrono::hours{1};
  return std::nullopt;
}

}  // namespace

Result<DurationMs> parse_duration(std::string_view text) {
  std::uint32_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, count);
  if (error == std::errc::result_out_of_range) {
    return Fault{FaultKind::OutOfRange, "", "must be at most 24h"};
  }
  const auto unit = unit_named(std::string_view(after, static_cast<std::size_t>(end - after)));
  if (error != std::errc{} || !unit) {
    return Fault{FaultKind::Malformed, "", "must be a duration like 500ms, 30s, 5m or 1h"};
  }
  const DurationMs duration = *unit * std::int64_t{count};
  if (duration > kLongest) return Fault{FaultKind::OutOfRange, "", "must be at most 24h"};
  return duration;
}

}  // namespace bleepay::native
