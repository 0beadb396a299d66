#include <utility>

#include "ui/button.h"
#include "ui/code_field.h"
#include "ui/item_look.h"
#include "ui/notice.h"
#include "ui/screens.h"
#include "ui/steps.h"

namespace bleepay::ui {
namespace {

struct Remark {
  std::string text;
  bool is_error = false;
  std::string wait = {};  // until another try; it ticks, so it stands outside of the alert
};

std::string joined(std::string first, const std::string& second) {
  if (!first.empty() && !second.empty()) first += ' ';
  return first + second;
}

/// What stands under the slots: the error with what is left to try, or what is expected.
Remark remark(const Pass& pass) {
  const checkout::View& view = pass.view;
  if (view.code_locked_seconds) {
    return {pass.messages.sentence(view.code_message), true,
            pass.say("code.locked", {{"time", time_words(*view.code_locked_seconds)}})};
  }
  if (view.code_message.key == checkout::MessageKey::None) return {pass.say("code.hint"), false};
  std::string text = pass.messages.sentence(view.code_message);
  // The number of tries is worth a word only once one of them has failed.
  if (view.code_message.key == checkout::MessageKey::CodeRefused && view.code_attempts_left) {
    text =
        joined(std::move(text), pass.messages.counted("code.attempts", *view.code_attempts_left));
  }
  return {std::move(text), view.code_message.severity == checkout::Severity::Error};
}

Block remark_line(const Pass& pass, const Remark& remark, float width) {
  if (!remark.is_error) {
    return words(pass, remark.text, kCaption, pass.colors.muted, width, {.id = "code.hint"});
  }
  Stack lines;
  lines.add(marked_words(pass, Mark::Alert, remark.text, kCaption, pass.colors.bad, width,
                         {.id = "code.error", .role = Role::Alert}));
  if (!remark.wait.empty()) {
    const float indent = kCaption.line + kGapSmall;  // as wide as the mark above
    lines.add(inset(words(pass, remark.wait, kCaption, pass.colors.bad, width - 2 * indent,
                          {.id = "code.wait"}),
                    indent, 0),
              kGapTight);
  }
  return std::move(lines).finish();
}

Block help(const Pass& pass, float width) {
  const bool is_open = pass.local.is_help_open;
  Stack lines;
  lines.add(button(pass,
                   {.id = "help",
                    .label = pass.say("help.title"),
                    .kind = ButtonKind::Quiet,
                    .mark = is_open ? Mark::Up : Mark::Down,
                    .is_expanded = is_open,
                    .wish = Wish::ToggleHelp},
                   width));
  if (is_open) {
    const float inner = width - 2 * kGapLarge;
    Stack panel;
    panel.add(steps(pass, "help.steps", pass.say("help.title"),
                    {pass.say("help.step.1"), pass.say("help.step.2"), pass.say("help.step.3")},
                    inner));
    panel.add(
        words(pass, pass.say("help.none"), kCaption, pass.colors.muted, inner, {.id = "help.none"}),
        kGapLarge);
    lines.add(on_panel(pass, std::move(panel).finish(), kGapLarge, kGapLarge), kGapSmall);
  }
  return std::move(lines).finish();
}

}  // namespace

Block code_screen(const Pass& pass, float width) {
  const Remark said = remark(pass);
  Stack lines;
  lines.add(words(pass, pass.say("code.heading"), kTitle, pass.colors.ink, width,
                  {.id = "headline", .role = Role::Heading, .level = 2}));
  lines.add(code_field({.description = said.text, .is_invalid = said.is_error}), kGapLarge);
  lines.add(remark_line(pass, said, width), kGapSmall);
  lines.add(button(pass,
                   {.id = "pay",
                    .label = pass.say("code.submit"),
                    .kind = ButtonKind::Primary,
                    .is_disabled = !pass.view.can_submit_code,
                    .wish = Wish::Submit},
                   width),
            kGapLarge);
  lines.add(help(pass, width), kGapSmall);
  return std::move(lines).finish();
}

}  // namespace bleepay::ui
