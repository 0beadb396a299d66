#include "ui/plural.h"

#include <array>
#include <cstdint>
#include <utility>

namespace bleepay::ui {
namespace {

using enum PluralForm;

bool is_between(std::int64_t number, std::int64_t least, std::int64_t most) {
  return least <= number && number <= most;
}

PluralForm never(std::int64_t) { return Other; }

PluralForm one_alone(std::int64_t count) { return count == 1 ? One : Other; }

PluralForm up_to_one(std::int64_t count) { return is_between(count, 0, 1) ? One : Other; }

PluralForm arabic(std::int64_t count) {
  if (count == 0) return Zero;
  if (count == 1) return One;
  if (count == 2) return Two;
  if (is_between(count % 100, 3, 10)) return Few;
  return is_between(count % 100, 11, 99) ? Many : Other;
}

PluralForm hebrew(std::int64_t count) { return count == 2 ? Two : one_alone(count); }

PluralForm czech(std::int64_t count) { return is_between(count, 2, 4) ? Few : one_alone(count); }

PluralForm romanian(std::int64_t count) {
  if (count == 1) return One;
  return count == 0 || is_between(count % 100, 1, 19) ? Few : Other;
}

bool ends_like_a_few(std::int64_t count) {
  return is_between(count % 10, 2, 4) && !is_between(count % 100, 12, 14);
}

PluralForm polish(std::int64_t count) {
  if (count == 1) return One;
  return ends_like_a_few(count) ? Few : Many;
}

PluralForm ukrainian(std::int64_t count) {
  if (count % 10 == 1 && count % 100 != 11) return One;
  return ends_like_a_few(count) ? Few : Many;
}

/// Languages that do not count as English does.
constexpr std::array<std::pair<std::string_view, PluralRule>, 15> kRules{{{"ar", arabic},
                                                                          {"cs", czech},
                                                                          {"fa", up_to_one},
                                                                          {"fr", up_to_one},
                                                                          {"he", hebrew},
                                                                          {"hi", up_to_one},
                                                                          {"id", never},
                                                                          {"ja", never},
                                                                          {"ko", never},
                                                                          {"pl", polish},
                                                                          {"pt", up_to_one},
                                                                          {"ro", romanian},
                                                                          {"uk", ukrainian},
                                                                          {"vi", never},
                                                                          {"zh", never}}};

}  // namespace

PluralRule plural_rule(std::string_view tag) {
  const std::string_view wanted = tag.substr(0, tag.find('-'));
  for (const auto& [language, rule] : kRules)
    if (language == wanted) return rule;
  return one_alone;
}

}  // namespace bleepay::ui
