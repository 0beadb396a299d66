// What a screen reader is told without being asked: the announcement, and nothing that ticks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/ui/stage.h"

namespace bleepay::ui {
namespace {

using checkout::ItemStatus;
using checkout::MessageKey;
using checkout::Severity;
using checkout::View;
using testing::HasSubstr;

View view_of(std::string_view name) { return scene(name).view; }

TEST(Announcement, IsEmptyAtFirst) {
  Stage stage;
  stage.draw(view_of("paying-waiting"));
  EXPECT_EQ(stage.find("announcement")->name, "");
  EXPECT_EQ(stage.find("announcement")->role, Role::Status);
}

TEST(Announcement, TellsWhatBecameOfAnItem) {
  Stage stage;
  View view = view_of("paying-waiting");
  stage.draw(view);
  view.items[0].status = ItemStatus::Approved;
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "Trail shoes: Approved in your wallet");
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "Trail shoes: Approved in your wallet");
}

TEST(Announcement, TellsTheOutcomeOnce) {
  Stage stage;
  stage.draw(view_of("paying-mixed"));
  stage.draw(view_of("done-complete"));
  const std::string said = stage.find("announcement")->name;
  EXPECT_EQ(said, "All payments approved. You approved all 2 payments in your wallet.");
  stage.ui.copied("keep.order.copy", true);
  stage.draw(view_of("done-complete"));
  EXPECT_EQ(stage.find("announcement")->name, "Copied");
}

TEST(Announcement, CountsDownAtSixtyThirtyAndTenOnly) {
  Stage stage;
  View view = view_of("paying-one");
  std::vector<std::string> said;
  for (std::int64_t left = 119; left >= 0; --left) {
    view.items[0].seconds_left = left;
    stage.draw(view);
    const std::string now = stage.find("announcement")->name;
    if (!now.empty() && (said.empty() || said.back() != now)) said.push_back(now);
  }
  EXPECT_THAT(said, testing::ElementsAre(HasSubstr("60"), HasSubstr("30"), HasSubstr("10")));
}

TEST(Announcement, TellsAWaitWhenItBeginsAndInItsLastMinute) {
  Stage stage;
  View view = view_of("code-refused");
  stage.draw(view);
  view.code_locked_seconds = 134;
  view.code_message = {MessageKey::CodeLocked, Severity::Error, std::nullopt, ""};
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "You can try again in 2 minutes, 14 seconds.");
  view.code_locked_seconds = 133;
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "You can try again in 2 minutes, 14 seconds.");
  view.code_locked_seconds = 60;
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "You can try again in 1 minute.");
}

/// A second later, as far as the screen can tell.
View a_second_later(View view) {
  const auto tick = [](auto& seconds) {
    if (seconds && *seconds > 0) seconds = *seconds - 1;
  };
  tick(view.code_locked_seconds);
  tick(view.next_look_seconds);
  for (checkout::Message& message : view.messages) tick(message.number);
  for (checkout::ItemView& item : view.items) tick(item.seconds_left);
  return view;
}

class LiveRegion : public testing::TestWithParam<Scene> {};

TEST_P(LiveRegion, DoesNotSpeakEverySecond) {
  Stage stage;
  const auto said = [&stage] {
    std::map<std::string, std::string> words;
    for (const Node& node : stage.screen.nodes) {
      const bool is_live = node.role == Role::Status || node.role == Role::Alert;
      if (is_live && node.id != "announcement") words[node.id] = node.name;
    }
    return words;
  };
  stage.draw(GetParam().view);
  const auto before = said();
  stage.draw(a_second_later(GetParam().view));
  EXPECT_EQ(said(), before);
}

INSTANTIATE_TEST_SUITE_P(Ui, LiveRegion, testing::ValuesIn(scenes()),
                         [](const auto& row) { return camel(row.param.name); });

}  // namespace
}  // namespace bleepay::ui
