#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/item_look.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kInset = 16;

bool is_anything_payable(const checkout::View& view) {
  return std::any_of(view.items.begin(), view.items.end(), [](const checkout::ItemView& item) {
    return item_look(item.status).can_be_paid;
  });
}

Block question(const Pass& pass, float width) {
  const float inner = width - 2 * kInset;
  Stack lines;
  lines.add(words(pass, pass.say("cancel.ask"), kBodyStrong, pass.colors.ink, inner,
                  {.id = "cancel.ask", .role = Role::Heading, .level = 2}));
  lines.add(words(pass, pass.say("cancel.consequence"), kBody, pass.colors.muted, inner,
                  {.id = "cancel.consequence"}),
            kGapTight);
  lines.add(button(pass,
                   {.id = "cancel.keep",
                    .label = pass.say("cancel.keep"),
                    .kind = ButtonKind::Primary,
                    .wish = Wish::KeepPaying},
                   inner),
            kGapLarge);
  lines.add(button(pass,
                   {.id = "cancel.confirm",
                    .label = pass.say("cancel.confirm"),
                    .kind = ButtonKind::Danger,
                    .wish = Wish::Cancel},
                   inner),
            kGapSmall);
  return within({"cancel.question", Role::Group, pass.say("cancel.ask")},
                on_ground(inset(std::move(lines).finish(), kInset, kInset),
                          Fill{.radius = pass.colors.radius_panel,
                               .top = pass.colors.panel,
                               .bottom = pass.colors.panel,
                               .border = pass.colors.control_edge,
                               .stroke = kEdge}));
}

}  // namespace

Block cancel_controls(const Pass& pass, float width) {
  if (!pass.view.can_cancel) return {};
  const bool needs_question = is_anything_payable(pass.view);
  if (needs_question && pass.local.is_asking_cancel) return question(pass, width);
  const Wish wish = needs_question ? Wish::AskCancel : Wish::Cancel;
  return button(
      pass,
      {.id = "cancel", .label = pass.say("cancel.button"), .kind = ButtonKind::Quiet, .wish = wish},
      width);
}

}  // namespace bleepay::ui
