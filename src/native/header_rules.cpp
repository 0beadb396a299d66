#include "native/header_rules.h"

#include <algorithm>
#include <cctype>

namespace bleepay::native {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty()) {
    if (pattern.front() == '*') {
      const std::string_view rest = pattern.substr(1);
      for (std::size_t skip = 0; skip <= path.size(); ++skip) {
        if (matches(rest, path.substr(skip))) return true;
      }
      return false;
    }
    if (pattern.front() == ':') {
      pattern.remove_prefix(std::min(pattern.size(), pattern.find('/')));
      const std::size_t segment = std::min(path.size(), path.find('/'));
      if (segment == 0) return false;
      path.remove_prefix(segment);
      continue;
    }
    if (path.empty() || path.front() != pattern.front()) return false;
    pattern.remove_prefix(1);
    path.remove_prefix(1);
  }
  return path.empty();
}

Fault bad_line(std::size_t number, std::string rule) {
  return {FaultKind::Malformed, "_headers line " + std::to_string(number), std::move(rule)};
}

}  // namespace

Result<HeaderRules> HeaderRules::parse(std::string_view text) {
  HeaderRules rules;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), whole.size() + 1));
    const std::string_view line = trimmed(whole);
    if (line.empty() || line.front() == '#') continue;
    if (whole.front() == '/') {
      rules.rules_.push_back({.pattern = std::string(line), .headers = {}});
      continue;
    }
    const std::size_t colon = line.find(':');
    if (whole.front() != ' ' && whole.front() != '\t') {
      return bad_line(number, "must begin with / or be indented");
    }
    if (rules.rules_.empty()) return bad_line(number, "must follow the path it belongs to");
    if (colon == std::string_view::npos || colon == 0) {
      return bad_line(number, "must be a name, a colon and a value");
    }
    rules.rules_.back().headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                                             trimmed(line.substr(colon + 1)));
  }
  return rules;
}

HeaderList HeaderRules::headers_for(std::string_view path) const {
  HeaderList all;
  for (const Rule& rule : rules_) {
    if (!matches(rule.pattern, path)) continue;
    for (const auto& header : rule.headers) {
      const auto same = std::find_if(all.begin(), all.end(), [&header](const auto& other) {
        return other.first == header.first;
      });
      if (same == all.end()) {
        all.push_back(header);
      } else {
        same->second.append(", ").append(header.second);
      }
    }
  }
  return all;
}

}  // namespace bleepay::native
