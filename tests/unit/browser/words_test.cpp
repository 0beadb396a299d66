#include "browser/words.h"

#include <gtest/gtest.h>

namespace bleepay::browser {
namespace {

TEST(Words, AScreenLeavesOutWhatIsEmpty) {
  ui::Screen screen;
  screen.height = 596.5F;
  ui::Node field;
  field.id = "code";
  field.role = ui::Role::TextBox;
  field.name = "Code \"from\" your wallet";
  field.rect = {24, 140.25F, 352, 56.126F};
  screen.nodes.push_back(field);
  EXPECT_EQ(screen_json(screen), R"({"height":596.5,"nodes":[{"id":"code","role":"textbox",)"
                                 R"("name":"Code \"from\" your wallet",)"
                                 R"("rect":{"x":24,"y":140.25,"width":352,"height":56.13}}]})");
}

TEST(Words, ANodeShowsEverythingItHas) {
  ui::Screen screen;
  screen.title = "Pay";
  screen.focus = "pay";
  ui::Node node;
  node.id = "item.shoes.time";
  node.parent = "item.shoes";
  node.role = ui::Role::ProgressBar;
  node.name = "Time left";
  node.value = "0:59";
  node.description = "then it expires";
  node.level = 2;
  node.progress = 0.05F;
  node.is_expanded = false;
  node.is_disabled = node.is_invalid = node.is_busy = node.is_ltr = node.has_action = true;
  node.copy_text = "vch_1";
  node.rect = {-0.5F, 0, 10, 10};
  screen.nodes.push_back(node);
  EXPECT_EQ(screen_json(screen),
            R"({"height":0,"title":"Pay","focus":"pay","nodes":[{"id":"item.shoes.time",)"
            R"("parent":"item.shoes","role":"progressbar","name":"Time left","value":"0:59",)"
            R"("description":"then it expires","level":2,"progress":0.05,"isExpanded":false,)"
            R"("isDisabled":true,"isInvalid":true,"isBusy":true,"isLtr":true,"hasAction":true,)"
            R"("copyText":"vch_1","rect":{"x":-0.5,"y":0,"width":10,"height":10}}]})");
}

TEST(Words, AnAcceptedVerdictSaysNothingElse) {
  EXPECT_EQ(verdict_json({true, {}}, ui::Messages()), R"({"accepted":true})");
}

TEST(Words, ARefusedVerdictBringsItsSentence) {
  checkout::Verdict verdict;
  verdict.reason.key = checkout::MessageKey::CodeLocked;
  verdict.reason.severity = checkout::Severity::Warning;
  verdict.reason.number = 42;
  const ui::Messages words;
  ASSERT_FALSE(words.sentence(verdict.reason).empty());
  EXPECT_EQ(verdict_json(verdict, words),
            R"({"accepted":false,"message":{"key":"code.locked","severity":"warning",)"
            R"("number":42,"text":")" +
                words.sentence(verdict.reason) + R"("}})");
}

TEST(Words, AFaultIsSpelledOut) {
  EXPECT_EQ(refused_json({FaultKind::OutOfRange, "items[1].amount", "must be greater than zero"}),
            R"({"ok":false,"fault":{"kind":"out_of_range","path":"items[1].amount",)"
            R"("rule":"must be greater than zero",)"
            R"("text":"items[1].amount: must be greater than zero"}})");
}

TEST(Words, AMessageOfTheCheckoutIsFoundByItsOwnKey) {
  const ui::Messages words;
  checkout::Message message;
  message.key = checkout::MessageKey::CodeLocked;
  message.number = 42;
  EXPECT_EQ(text_of("code.locked", R"({"number":42})", words), words.sentence(message));
}

TEST(Words, NamedValuesAreFilledInOnce) {
  const ui::Messages words;
  EXPECT_EQ(text_of("{a} and {b}, {c}", R"({"a":"{b}","b":"two"})", words), "{b} and two, {c}");
  EXPECT_EQ(text_of("{a}", "not json", words), "{a}");
}

}  // namespace
}  // namespace bleepay::browser
