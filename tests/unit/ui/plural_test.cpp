#include "ui/plural.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

#include "support/fixture.h"

namespace bleepay::ui {
namespace {

/// As tests/fixtures/ui/plurals.json writes a form.
char letter(PluralForm form) { return std::string_view("zotfmx")[static_cast<std::size_t>(form)]; }

const bool kRows = support::test_each_object(
    "PluralsAsIntlKnowsThem", "ui/plurals.json", [](const nlohmann::json& row) {
      const PluralRule rule = plural_rule(row["tag"].get<std::string>());
      const auto forms = row["forms"].get<std::string>();
      ASSERT_EQ(forms.size(), 201U);
      for (std::size_t count = 0; count < forms.size(); ++count)
        EXPECT_EQ(letter(rule(static_cast<std::int64_t>(count))), forms[count]) << count;
    });

TEST(Plurals, FollowTheLanguageOfATagWithARegion) {
  EXPECT_EQ(plural_rule("ar-EG")(2), PluralForm::Two);
  EXPECT_EQ(plural_rule("zh-Hant-TW")(1), PluralForm::Other);
}

TEST(Plurals, CountLikeEnglishInALanguageNotKnown) {
  EXPECT_EQ(plural_rule("tlh")(1), PluralForm::One);
  EXPECT_EQ(plural_rule("")(0), PluralForm::Other);
}

}  // namespace
}  // namespace bleepay::ui
