// What happens between frames: activation, focus, motion, and when to draw at all.
#include "ui/ui.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/ui/stage.h"

namespace bleepay::ui {
namespace {

using checkout::ItemStatus;
using checkout::Phase;
using checkout::View;

View view_of(std::string_view name) { return scene(name).view; }

template <class T>
bool is_intent(const Activation& activation) {
  return activation.intent && std::holds_alternative<T>(*activation.intent);
}

TEST(Activation, OfAnUnknownNodeDoesNothing) {
  Stage stage;
  stage.draw(view_of("code-empty"));
  const Activation nothing = stage.ui.activate("no-such-node");
  EXPECT_FALSE(nothing.intent);
  EXPECT_FALSE(nothing.needs_redraw);
}

TEST(Activation, OfADisabledButtonDoesNothing) {
  Stage stage;
  stage.draw(view_of("code-locked"));
  ASSERT_TRUE(stage.find("pay")->is_disabled);
  EXPECT_FALSE(stage.ui.activate("pay").intent);
}

TEST(Activation, OfPayWishesASubmitWithoutACode) {
  Stage stage;
  stage.input.typed = "K7M4Q2";
  stage.draw(view_of("code-full"));
  const Activation pay = stage.ui.activate("pay");
  ASSERT_TRUE(is_intent<checkout::SubmitCode>(pay));
  EXPECT_TRUE(std::get<checkout::SubmitCode>(*pay.intent).typed.empty());
}

TEST(Activation, OfRenewNamesTheItem) {
  Stage stage;
  stage.draw(view_of("paying-expired"));
  const Activation renew = stage.ui.activate("item.print.renew");
  ASSERT_TRUE(is_intent<checkout::Renew>(renew));
  EXPECT_EQ(std::get<checkout::Renew>(*renew.intent).item_id, "print");
}

TEST(Activation, ReachesTheMachineFromEveryOtherButton) {
  Stage stage;
  stage.draw(view_of("paying-waiting"));
  EXPECT_TRUE(is_intent<checkout::Poke>(stage.ui.activate("poke")));
  stage.draw(view_of("paying-expired"));
  EXPECT_TRUE(is_intent<checkout::Finish>(stage.ui.activate("finish")));
}

TEST(Help, OpensAndCloses) {
  Stage stage;
  const View view = view_of("code-empty");
  stage.draw(view);
  EXPECT_EQ(stage.find("help")->is_expanded, false);
  EXPECT_EQ(stage.find("help.steps"), nullptr);
  EXPECT_TRUE(stage.ui.activate("help").needs_redraw);
  stage.draw(view);
  EXPECT_EQ(stage.find("help")->is_expanded, true);
  EXPECT_NE(stage.find("help.steps"), nullptr);
  EXPECT_TRUE(stage.ui.activate("help").needs_redraw);
  stage.draw(view);
  EXPECT_EQ(stage.find("help.steps"), nullptr);
}

TEST(Details, OpenForOneItemOnly) {
  Stage stage;
  const View view = view_of("paying-joined");
  stage.draw(view);
  EXPECT_TRUE(stage.ui.activate("item.print.details").needs_redraw);
  stage.draw(view);
  EXPECT_NE(stage.find("item.print.contract"), nullptr);
  EXPECT_EQ(stage.find("item.shoes.contract"), nullptr);
}

TEST(Copying, ShowsACheckAndSaysSo) {
  Stage stage;
  const View view = view_of("paying-waiting");
  stage.draw(view);
  EXPECT_EQ(stage.find("session.copy")->copy_text, "D4E5F6");
  EXPECT_TRUE(stage.ui.activate("session.copy").needs_redraw);
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "") << "nobody knows yet whether it worked";
  stage.ui.copied("session.copy", true);
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "Copied");
}

TEST(Copying, SaysSoWhenItDidNotWork) {
  Stage stage;
  const View view = view_of("paying-waiting");
  stage.settle(view);
  const std::size_t before = stage.painted().size();
  stage.ui.copied("session.copy", false);
  stage.settle(view);
  EXPECT_EQ(stage.find("announcement")->name, "Copying did not work.");
  EXPECT_EQ(stage.painted().size(), before) << "a check was painted";
}

TEST(Copying, SaysItAgainTheSecondTime) {
  Stage stage;
  const View view = view_of("paying-waiting");
  stage.draw(view);
  stage.ui.copied("session.copy", true);
  stage.draw(view);
  (void)stage.ui.activate("session.copy");
  stage.draw(view);
  EXPECT_EQ(stage.find("announcement")->name, "");
}

TEST(Faces, AreOfferedOnlyWhereThereIsAChoice) {
  Stage stage;
  stage.draw(view_of("code-empty"));
  EXPECT_EQ(stage.find("face"), nullptr);
  stage.input.has_both_faces = true;
  stage.draw(view_of("code-empty"));
  EXPECT_EQ(stage.find("face")->name, "Switch to the plain view");
  stage.input.is_plain = true;
  stage.draw(view_of("code-empty"));
  EXPECT_EQ(stage.find("face")->name, "Switch to the drawn view");
}

TEST(Faces, AreSwitchedByTheFrameAndNotByTheScreen) {
  Stage stage;
  stage.input.has_both_faces = true;
  stage.draw(view_of("code-empty"));
  EXPECT_TRUE(stage.find("face")->has_action);
  const Activation nothing = stage.ui.activate("face");
  EXPECT_FALSE(nothing.intent);
}

TEST(Cancelling, AsksFirstWhileSomethingCanStillBePaid) {
  Stage stage;
  const View view = view_of("paying-waiting");
  stage.draw(view);
  const Activation cancel = stage.ui.activate("cancel");
  EXPECT_FALSE(cancel.intent);
  EXPECT_TRUE(cancel.needs_redraw);
  stage.draw(view);
  EXPECT_EQ(stage.screen.focus, "cancel.keep");
  EXPECT_EQ(stage.find("cancel"), nullptr);
  EXPECT_TRUE(is_intent<checkout::Cancel>(stage.ui.activate("cancel.confirm")));
}

TEST(Cancelling, CanBeThoughtBetterOf) {
  Stage stage;
  const View view = view_of("paying-waiting");
  stage.draw(view);
  (void)stage.ui.activate("cancel");
  stage.draw(view);
  EXPECT_TRUE(stage.ui.activate("cancel.keep").needs_redraw);
  stage.draw(view);
  EXPECT_EQ(stage.screen.focus, "cancel");
  EXPECT_EQ(stage.find("cancel.confirm"), nullptr);
}

TEST(Cancelling, BeforeAnythingCanBePaidNeedsNoQuestion) {
  Stage stage;
  stage.draw(view_of("code-empty"));
  EXPECT_TRUE(is_intent<checkout::Cancel>(stage.ui.activate("cancel")));
}

TEST(Cancelling, QuestionGoesAwayWithTheScreenItWasAskedOn) {
  Stage stage;
  stage.draw(view_of("paying-waiting"));
  (void)stage.ui.activate("cancel");
  stage.draw(view_of("paying-waiting"));
  stage.draw(view_of("done-complete"));
  stage.draw(view_of("paying-waiting"));
  EXPECT_EQ(stage.find("cancel.confirm"), nullptr);
}

TEST(Focus, MovesToTheHeadlineOfANewScreenOnce) {
  Stage stage;
  EXPECT_EQ(stage.draw(view_of("code-empty")).focus, "");
  EXPECT_EQ(stage.draw(view_of("progress-signing-in")).focus, "headline");
  EXPECT_EQ(stage.draw(view_of("progress-signing-in")).focus, "");
  EXPECT_EQ(stage.draw(view_of("code-refused")).focus, "code");
}

TEST(Focus, RingIsPaintedAroundTheFocusedControl) {
  Stage stage;
  stage.settle(view_of("code-empty"));
  const std::size_t without = stage.painted().size();
  stage.input.focused = "pay";
  stage.settle(view_of("code-empty"));
  EXPECT_EQ(stage.painted().size(), without + 1);
}

TEST(Look, ComesAndGoesWithoutMovingWhatStandsBelow) {
  Stage stage;
  View view = view_of("paying-waiting");
  view.next_look_seconds.reset();
  const float height = stage.draw(view).height;
  const float cancel = stage.find("cancel")->rect.y;
  view.next_look_seconds = 12;
  EXPECT_EQ(stage.draw(view).height, height);
  EXPECT_EQ(stage.find("look")->name, "We look again in 0:12.");
  view.next_look_seconds.reset();
  view.can_poke = false;  // no look is left to spend
  EXPECT_EQ(stage.draw(view).height, height);
  EXPECT_EQ(stage.find("cancel")->rect.y, cancel);
  EXPECT_TRUE(stage.find("poke")->is_disabled);
  EXPECT_EQ(stage.find("look")->name, "");
}

TEST(Motion, FirstScreenIsThereAtOnce) {
  Stage stage;
  EXPECT_FALSE(stage.draw(view_of("code-empty")).wants_another_frame);
}

TEST(Motion, NewScreenFadesInWithinAQuarterOfASecond) {
  Stage stage;
  stage.settle(view_of("code-empty"));
  const int frames = stage.settle(view_of("paying-waiting"));
  EXPECT_GT(frames, 5);
  EXPECT_LT(frames, 24);  // of 1/60 s, down to the last invisible rest
}

TEST(Motion, NeedsNoSecondFrameWhenReduced) {
  Stage stage;
  stage.input.is_reduced_motion = true;
  stage.draw(view_of("code-empty"));
  EXPECT_FALSE(stage.draw(view_of("done-complete")).wants_another_frame);
}

TEST(Motion, SpinnerTurnsOnlyWhileAnAnswerIsAwaited) {
  Stage stage;
  View view = view_of("progress-signing-in");
  view.is_busy = true;
  stage.settle(view);
  EXPECT_TRUE(stage.screen.wants_another_frame);
  view.is_busy = false;
  stage.settle(view);
  EXPECT_FALSE(stage.screen.wants_another_frame);
}

TEST(Motion, CountdownCostsOneFrameASecond) {
  Stage stage;
  View view = view_of("paying-one");
  stage.settle(view);
  for (std::int64_t left = 100; left > 90; --left) {
    view.items[0].seconds_left = left;
    EXPECT_FALSE(stage.draw(view, 1).wants_another_frame) << left;
  }
}

/// The colour of the shape painted exactly where the node is.
Color ground_of(const Stage& stage, std::string_view id) {
  const Rect rect = stage.find(id)->rect;
  for (const Painted& painted : stage.painted()) {
    if (!painted.is_text && painted.rect == rect) return painted.color;
  }
  ADD_FAILURE() << "nothing is painted exactly at " << id;
  return 0;
}

TEST(Pointer, ChangesThePictureOfWhatItIsOver) {
  Stage stage;
  const View view = view_of("code-empty");
  stage.settle(view);
  const Color rest = ground_of(stage, "pay");
  const Rect rect = stage.find("pay")->rect;
  stage.input.pointer_x = rect.x + 10;
  stage.input.pointer_y = rect.y + 10;
  EXPECT_GT(stage.settle(view), 1);
  const Color hover = ground_of(stage, "pay");
  EXPECT_NE(hover, rest);
  stage.input.is_pressed = true;
  stage.settle(view);
  EXPECT_NE(ground_of(stage, "pay"), hover);
  stage.input.is_pressed = false;
  stage.input.pointer_x = stage.input.pointer_y = -1;
  stage.settle(view);
  EXPECT_EQ(ground_of(stage, "pay"), rest);
}

/// A pointer over or beside the button "pay" of a settled code screen.
struct PointerStage : Stage {
  PointerStage() {
    settle(view);
    rest = ground_of(*this, "pay");
  }

  /// The button's colour once everything has come to rest there.
  Color at(bool is_over, bool is_pressed) {
    const Rect rect = find("pay")->rect;
    input.pointer_x = rect.x + 10;
    input.pointer_y = is_over ? rect.y + 10 : rect.y - 4;
    input.is_pressed = is_pressed;
    settle(view);
    return ground_of(*this, "pay");
  }
  Color away(bool is_pressed) {
    input.pointer_x = input.pointer_y = -1;
    input.is_pressed = is_pressed;
    settle(view);
    return ground_of(*this, "pay");
  }

  View view = view_of("code-empty");
  Color rest = 0;
};

TEST(Pointer, KeepsWhatItPressedUntilTheRelease) {
  PointerStage stage;
  const Color hover = stage.at(true, false);
  const Color press = stage.at(true, true);
  EXPECT_NE(press, hover);
  EXPECT_NE(stage.at(false, true), stage.rest);  // still held, though not over it
  EXPECT_EQ(stage.at(true, true), press);
  EXPECT_EQ(stage.at(false, false), stage.rest);
  EXPECT_EQ(stage.at(true, false), hover);
}

TEST(Pointer, PressedBetweenTheButtonsTakesNone) {
  PointerStage stage;
  EXPECT_EQ(stage.at(false, false), stage.rest);
  EXPECT_EQ(stage.at(false, true), stage.rest);
  EXPECT_EQ(stage.at(true, true), stage.rest);
  EXPECT_NE(stage.at(true, false), stage.rest);
}

TEST(Pointer, PressedOutsideTakesNothingInside) {
  PointerStage stage;
  EXPECT_EQ(stage.away(true), stage.rest);
  EXPECT_EQ(stage.at(true, true), stage.rest);
  EXPECT_EQ(stage.at(true, false), stage.rest);  // the frame of the release
  EXPECT_NE(stage.at(true, false), stage.rest);
}

TEST(Pixels, NodesLieOnDevicePixels) {
  Stage stage;
  stage.input.pixel_ratio = 1.25F;
  stage.input.width = 361;
  stage.draw(view_of("paying-waiting"));
  for (const Node& node : stage.screen.nodes) {
    for (const float edge : {node.rect.x, node.rect.y, node.rect.x + node.rect.width,
                             node.rect.y + node.rect.height}) {
      EXPECT_NEAR(edge * 1.25F, std::round(edge * 1.25F), 1e-3F) << node.id;
    }
  }
}

TEST(Mirroring, PutsTheSheetsStartOnTheRight) {
  Stage stage;
  stage.draw(view_of("paying-waiting"));
  const Rect copy = stage.find("session.copy")->rect;
  stage.input.is_rtl = true;
  stage.draw(view_of("paying-waiting"));
  EXPECT_FLOAT_EQ(stage.find("session.copy")->rect.x, stage.input.width - copy.x - copy.width);
}

TEST(Mirroring, LeavesCodesFromLeftToRight) {
  Stage stage;
  stage.input.is_rtl = true;
  stage.input.typed = "K7M4Q2";
  stage.draw(view_of("code-full"));
  const Rect field = stage.find("code")->rect;
  std::string row;
  float x = -1;
  for (const Painted& painted : stage.painted()) {
    if (!painted.is_text || painted.rect.y < field.y || painted.rect.y > field.y + field.height) {
      continue;
    }
    EXPECT_GT(painted.rect.x, x);
    x = painted.rect.x;
    row += painted.text.text;
  }
  EXPECT_EQ(row, "K7M4Q2");
}

TEST(TestMode, IsNamedOnlyInTheSandbox) {
  Stage stage;
  stage.draw(view_of("code-empty"));
  EXPECT_EQ(stage.find("test-mode"), nullptr);
  stage.input.is_sandbox = true;
  stage.draw(view_of("code-empty"));
  EXPECT_NE(stage.find("test-mode"), nullptr);
}

TEST(Instances, DoNotDisturbEachOther) {
  Stage first;
  Stage second;
  first.draw(view_of("code-empty"));
  second.draw(view_of("done-complete"));
  (void)first.ui.activate("help");
  first.draw(view_of("code-empty"));
  second.draw(view_of("done-complete"));
  EXPECT_NE(first.find("help.steps"), nullptr);
  EXPECT_EQ(second.find("help.steps"), nullptr);
}

}  // namespace
}  // namespace bleepay::ui
