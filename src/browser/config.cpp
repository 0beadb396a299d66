#include "browser/config.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "api/json.h"

namespace bleepay::browser {

namespace {

using api::json::Kind;
using api::json::Value;

/// As many vouchers as a session is ever read with.
constexpr int kItemsMax = 64;

Fault wrong_type(const Value& member, const char* rule) {
  return {FaultKind::WrongType, std::string(member.name()), rule};
}

/// One of a few words; nothing if it is none of them.
template <class T, std::size_t N>
std::optional<T> choice(const Value& member, const std::array<std::pair<const char*, T>, N>& all) {
  for (const auto& [word, meaning] : all)
    if (member.is(Kind::Text) && member.text() == word) return meaning;
  return std::nullopt;
}

std::optional<Fault> read_api_base(const Value& member, Config& config) {
  if (!member.is(Kind::Text)) return wrong_type(member, "must be text");
  std::string_view base = member.text();
  while (!base.empty() && base.back() == '/') base.remove_suffix(1);
  const bool is_address = base.substr(0, 8) == "https://" || base.substr(0, 7) == "http://" ||
                          base.substr(0, 1) == "/" || base.substr(0, 1) == ".";
  if (!is_address || base.size() > 2048)
    return Fault{FaultKind::OutOfRange, "apiBase", "must be an http(s) address or a path"};
  config.api_base = base;
  return std::nullopt;
}

std::optional<Fault> read_auth(const Value& member, Config& config) {
  static constexpr std::array<std::pair<const char*, checkout::AuthMode>, 3> kModes{
      {{"context-code", checkout::AuthMode::ContextCode},
       {"host", checkout::AuthMode::Host},
       {"none", checkout::AuthMode::None}}};
  const auto mode = choice(member, kModes);
  if (!mode) return Fault{FaultKind::OutOfRange, "auth", "must be context-code, host or none"};
  config.options.auth = *mode;
  return std::nullopt;
}

std::optional<Fault> read_planner(const Value& member, Config& config) {
  static constexpr std::array<std::pair<const char*, checkout::PlannerKind>, 2> kPlanners{
      {{"budgeted", checkout::PlannerKind::Budgeted}, {"fast", checkout::PlannerKind::Fast}}};
  const auto planner = choice(member, kPlanners);
  if (!planner) return Fault{FaultKind::OutOfRange, "planner", "must be budgeted or fast"};
  config.options.planner = *planner;
  return std::nullopt;
}

std::optional<Fault> read_count(const Value& member, int& count) {
  if (!member.is(Kind::Number)) return wrong_type(member, "must be a number");
  const std::string_view digits = member.text();
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  if (!is_whole || count < 1 || count > kItemsMax)
    return Fault{FaultKind::OutOfRange, std::string(member.name()),
                 "must be a whole number from 1 to 64"};
  return std::nullopt;
}

std::optional<Fault> read_truth(const Value& member, bool& truth) {
  if (!member.is(Kind::Bool)) return wrong_type(member, "must be true or false");
  truth = member.truth();
  return std::nullopt;
}

std::optional<Fault> read_member(const Value& member, Config& config) {
  const std::string_view name = member.name();
  if (name == "apiBase") return read_api_base(member, config);
  if (name == "auth") return read_auth(member, config);
  if (name == "planner") return read_planner(member, config);
  if (name == "isSandbox") return read_truth(member, config.is_sandbox);
  if (name == "publishedLimits") return read_truth(member, config.options.enforce_published_limits);
  if (name == "inFlight") return read_count(member, config.options.in_flight);
  if (name == "itemsMax") return read_count(member, config.limits.items_max);
  if (name == "apiKey")
    return Fault{FaultKind::Unknown, "apiKey",
                 "must stay on a server: what a browser knows, everybody knows"};
  return Fault{FaultKind::Unknown, api::json::path_segment(name), "is not a known setting"};
}

}  // namespace

Result<Config> parse_config(std::string_view json) {
  auto document = api::json::Document::parse(json);
  if (!document) return document.fault();
  const Value root = document->root();
  if (!root.is(Kind::Object)) return Fault{FaultKind::WrongType, "", "must be an object"};
  Config config;
  for (const Value member : root)
    if (auto fault = read_member(member, config)) return *std::move(fault);
  if (config.api_base.empty()) return Fault{FaultKind::Missing, "apiBase", "is required"};
  return config;
}

}  // namespace bleepay::browser
