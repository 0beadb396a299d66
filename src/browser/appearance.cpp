#include "browser/appearance.h"

#include <charconv>
#include <optional>
#include <string>

#include "api/json.h"

namespace bleepay::browser {

namespace {

using api::json::Kind;
using api::json::Value;

/// The only one below which something may be seen.
constexpr std::string_view kTranslucentToken = "shadow";

/// All of `digits` as a number; nothing if they are none.
std::optional<std::uint32_t> number(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value, base);
  if (error != std::errc() || end != last) return std::nullopt;
  return value;
}

/// "#rrggbb" or "#rrggbbaa" in the byte order of base/shapes.h.
std::optional<Color> color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
  const auto digits = number(text.substr(1), 16);
  if (!digits) return std::nullopt;
  const Color rgba = text.size() == 9 ? *digits : *digits << 8 | 0xFF;
  return rgba << 24 | (rgba & 0xFF00) << 8 | (rgba >> 8 & 0xFF00) | rgba >> 24;
}

Fault out_of_range(const Value& member, const char* rule) {
  return {FaultKind::OutOfRange, "variables." + api::json::path_segment(member.name()), rule};
}

std::optional<Fault> read_color(const Value& member, std::optional<Color>& own) {
  const auto value = member.is(Kind::Text) ? color(member.text()) : std::nullopt;
  if (!value) return out_of_range(member, "must be #rrggbb");
  if (*value >> 24 != 0xFF && member.name() != kTranslucentToken)
    return out_of_range(member, "must be opaque");
  own = value;
  return std::nullopt;
}

std::optional<Fault> read_radius(const Value& member, std::optional<float>& own) {
  const auto value = member.is(Kind::Number) ? number(member.text(), 10) : std::nullopt;
  if (!value || static_cast<float>(*value) > ui::kRadiusMax)
    return out_of_range(member, "must be a whole number from 0 to 24");
  own = static_cast<float>(*value);
  return std::nullopt;
}

std::optional<Fault> read_variable(const Value& member, ui::Overrides& own) {
  for (std::size_t i = 0; i < own.colors.size(); ++i)
    if (ui::color_tokens()[i].name == member.name()) return read_color(member, own.colors[i]);
  for (std::size_t i = 0; i < own.radii.size(); ++i)
    if (ui::radius_tokens()[i].name == member.name()) return read_radius(member, own.radii[i]);
  return Fault{FaultKind::Unknown, "variables." + api::json::path_segment(member.name()),
               "is not a known token"};
}

std::optional<Fault> read_truth(const Value& member, bool& truth) {
  if (!member.is(Kind::Bool))
    return Fault{FaultKind::WrongType, std::string(member.name()), "must be true or false"};
  truth = member.truth();
  return std::nullopt;
}

std::optional<Fault> read_member(const Value& member, Appearance& appearance) {
  const std::string_view name = member.name();
  if (name == "isDark") return read_truth(member, appearance.is_dark);
  if (name == "isHighContrast") return read_truth(member, appearance.is_high_contrast);
  if (name == "isReducedMotion") return read_truth(member, appearance.is_reduced_motion);
  if (name == "isRtl") return read_truth(member, appearance.is_rtl);
  if (name != "variables")
    return Fault{FaultKind::Unknown, api::json::path_segment(name), "is not a known member"};
  if (!member.is(Kind::Object))
    return Fault{FaultKind::WrongType, "variables", "must be an object"};
  for (const Value variable : member)
    if (auto fault = read_variable(variable, appearance.own)) return fault;
  return std::nullopt;
}

}  // namespace

Result<Appearance> parse_appearance(std::string_view json) {
  const auto document = api::json::Document::parse(json);
  if (!document) return document.fault();
  const Value root = document->root();
  if (!root.is(Kind::Object)) return Fault{FaultKind::WrongType, "", "must be an object"};
  Appearance appearance;
  for (const Value member : root)
    if (auto fault = read_member(member, appearance)) return *std::move(fault);
  return appearance;
}

}  // namespace bleepay::browser
