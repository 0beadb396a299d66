// Which form of a counted text a whole number takes in a language.
#pragma once

#include <string_view>

#include "ui/messages.h"

namespace bleepay::ui {

/// The rule of a language by its BCP 47 tag ("ar", "zh-Hant"); a language not known here counts as
/// English does. Whole numbers only: fractions are never counted.
///
/// Source  unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html; compared with
///         what Intl.PluralRules of Node 20 says of 0 to 200 (tests/fixtures/ui/plurals.txt).
[[nodiscard]] PluralRule plural_rule(std::string_view tag);

}  // namespace bleepay::ui
