#include "ui/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "support/ui/stage.h"
#include "ui/item_look.h"
#include "ui/words_en.h"

namespace bleepay::ui {
namespace {

using checkout::ItemStatus;
using checkout::Message;
using checkout::MessageKey;
using checkout::Severity;

TEST(Messages, FillsPlaceholdersByName) {
  EXPECT_EQ(Messages().text("item.amount", {{"currency", "EURC"}, {"amount", "100.00"}}),
            "100.00\u00A0EURC");
}

TEST(Messages, LetNoLineBreakBetweenAnAmountAndItsCurrency) {
  EXPECT_EQ(Messages().text("item.supplied",
                            {{"amount", "1,000"}, {"currency", "USDC"}, {"asked", "900 EURC"}}),
            "You pay 1,000\u00A0USDC for 900 EURC");
  EXPECT_EQ(Messages().text("announce.left.other", {{"label", "Rope"}, {"count", "9"}}),
            "Rope: 9 seconds left");
}

TEST(Messages, LetAVeryLongAmountPartFromItsCurrencyRatherThanBreakWithinIt) {
  EXPECT_EQ(
      Messages().text("item.amount", {{"currency", "EURC"}, {"amount", "123456789012345678901"}}),
      "123456789012345678901 EURC");
}

TEST(Messages, LeavesWhatIsFilledInAlone) {
  EXPECT_EQ(Messages().text("header.title", {{"merchant", "{order} & {merchant}"}}),
            "Pay {order} & {merchant}");
}

TEST(Messages, ShowsAGapInsteadOfHidingIt) {
  EXPECT_EQ(Messages().text("no.such.key"), "no.such.key");
  EXPECT_EQ(Messages().text("header.title"), "Pay {merchant}");
}

TEST(Messages, CountsInTheFormOfTheNumber) {
  const Messages messages;
  EXPECT_EQ(messages.counted("code.attempts", 1), "1 try left.");
  EXPECT_EQ(messages.counted("code.attempts", 3), "3 tries left.");
  EXPECT_EQ(messages.counted("code.attempts", 0), "0 tries left.");
  EXPECT_EQ(messages.counted("announce.left", 10, {{"label", "{count}"}}),
            "{count}: 10 seconds left");
}

TEST(Messages, HaveASentenceForEveryKeyOfTheCheckout) {
  const Messages messages;
  for (int i = 1; i <= static_cast<int>(MessageKey::InternalFault); ++i) {
    const Message message{static_cast<MessageKey>(i), Severity::Error, 3, "some_code"};
    const std::string sentence = messages.sentence(message);
    EXPECT_NE(sentence, "message." + std::string(to_string(message.key)));
    EXPECT_THAT(sentence, testing::EndsWith(".")) << sentence;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  }
  EXPECT_EQ(messages.sentence({}), "");
}

TEST(Messages, HaveWordsForEveryStatusOfAnItem) {
  for (int i = 0; i <= static_cast<int>(ItemStatus::Tampered); ++i) {
    const ItemLook look = item_look(static_cast<ItemStatus>(i));
    EXPECT_NE(Messages().text(look.words), look.words) << i;
    EXPECT_NE(look.mark, Mark::None) << i;
  }
}

TEST(Messages, NeverCallAnApprovalMoreThanThat) {
  const std::regex too_much("settled|received|on chain|on-chain|successful", std::regex::icase);
  for (const Entry& entry : english()) {
    EXPECT_FALSE(std::regex_search(std::string(entry.text), too_much)) << entry.key;
  }
}

TEST(Messages, OpenAndCloseEveryPlaceholder) {
  const std::regex well_formed("([^{}]|\\{[a-z]+\\})+");
  for (const Entry& entry : english()) {
    EXPECT_TRUE(std::regex_match(std::string(entry.text), well_formed)) << entry.key;
  }
}

TEST(Messages, HaveBothFormsOfEveryCountedText) {
  const auto has = [](const std::string& key) {
    return std::any_of(english().begin(), english().end(),
                       [&key](const Entry& entry) { return entry.key == key; });
  };
  int counted = 0;
  for (const Entry& entry : english()) {
    if (!entry.key.ends_with(".other")) continue;
    ++counted;
    const std::string stem(entry.key.substr(0, entry.key.size() - 6));
    EXPECT_TRUE(has(stem + ".one")) << entry.key;
  }
  EXPECT_GT(counted, 3);
}

TEST(Messages, LetAnotherLanguageLieOverEnglish) {
  Messages messages;
  const auto czech = [](std::int64_t count) {
    if (count == 1) return PluralForm::One;
    return count >= 2 && count <= 4 ? PluralForm::Few : PluralForm::Other;
  };
  ASSERT_TRUE(messages.replace({{"code.attempts.one", "Zb\u00FDv\u00E1 {count} pokus."},
                                {"code.attempts.few", "Zb\u00FDvaj\u00ED {count} pokusy."},
                                {"code.attempts.other", "Zb\u00FDv\u00E1 {count} pokus\u016F."}},
                               czech));
  EXPECT_EQ(messages.counted("code.attempts", 3), "Zb\u00FDvaj\u00ED 3 pokusy.");
  EXPECT_EQ(messages.counted("code.attempts", 5), "Zb\u00FDv\u00E1 5 pokus\u016F.");
  EXPECT_EQ(messages.text("code.submit"), "Continue");
}

TEST(Messages, RefuseAKeyNobodyUses) {
  Messages messages;
  const auto refused = messages.replace({{"code.submit", "Weiter"}, {"code.typo", "?"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.fault().path, "code.typo");
  EXPECT_EQ(messages.text("code.submit"), "Continue");
}

TEST(Messages, KeepArgumentsApartWhereTextRunsFromRightToLeft) {
  Messages messages;
  messages.isolate_arguments(true);
  EXPECT_EQ(messages.text("header.network", {{"network", "polygon"}}), "on \u2068polygon\u2069");
}

TEST(Time, IsWrittenInMinutesAndSeconds) {
  EXPECT_EQ(time_words(0), "0:00");
  EXPECT_EQ(time_words(9), "0:09");
  EXPECT_EQ(time_words(75), "1:15");
  EXPECT_EQ(time_words(3600), "60:00");
}

}  // namespace
}  // namespace bleepay::ui
