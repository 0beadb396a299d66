#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/item_look.h"
#include "ui/notice.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

using checkout::ItemStatus;

std::int64_t count(const checkout::View& view, ItemStatus status) {
  return std::count_if(view.items.begin(), view.items.end(),
                       [status](const checkout::ItemView& item) { return item.status == status; });
}

/// "I have approved" makes sense only where something may have been. It stays while no look is left
/// to spend, so that what stands below it does not move under a finger.
bool has_look_control(const checkout::View& view) {
  const std::int64_t awaiting = count(view, ItemStatus::AwaitingWallet);
  return awaiting > 0 || (view.can_poke && count(view, ItemStatus::Unknown) > 0);
}

bool has_approved(const checkout::View& view) {
  return std::any_of(view.items.begin(), view.items.end(), [](const checkout::ItemView& item) {
    return item_look(item.status).is_approved;
  });
}

Block headline(const Pass& pass, float width) {
  std::string text;
  if (const std::int64_t awaiting = count(pass.view, ItemStatus::AwaitingWallet); awaiting > 0) {
    text = pass.messages.counted("wallet.approve", awaiting);
  } else if (count(pass.view, ItemStatus::Tampered) > 0) {
    text = pass.say("outcome.tampered");
  } else if (pass.view.can_finish) {
    text = pass.say("wallet.rest");
  } else {
    const bool is_unknown = count(pass.view, ItemStatus::Unknown) > 0;
    text = pass.say(is_unknown ? "wallet.checking" : "wallet.preparing");
  }

  return words(pass, text, kTitle, pass.colors.ink, width,
               {.id = "headline", .role = Role::Heading, .level = 2});
}

/// Only longer waits are worth a word; the line keeps its place between them.
Block look_line(const Pass& pass, float width) {
  const checkout::View& view = pass.view;
  if (!view.next_look_seconds && !has_look_control(view)) return {};
  const std::string said =
      pass.say("look.next", {{"time", time_words(view.next_look_seconds.value_or(0))}});
  Paragraph text = pass.typeset(said, kCaption, width);
  const bool is_said = view.next_look_seconds.has_value();
  return {text.height(), [text = std::move(text), said, is_said](Pass& now, const Rect& rect) {
            now.describe({"look", Role::Text, is_said ? said : std::string()}, rect);
            if (is_said) now.paint.paragraph(text, rect, Align::Center, now.colors.muted);
          }};
}

}  // namespace

Block items(const Pass& pass, float width) {
  Stack list;
  for (const checkout::ItemView& item : pass.view.items) {
    const bool is_to_compare = item.status == checkout::ItemStatus::AwaitingWallet;
    list.add(is_to_compare ? item_card(pass, item, width) : item_row(pass, item, width), kGap);
  }
  if (list.empty()) return {};
  return within({"items", Role::List, pass.say("items.label")}, std::move(list).finish());
}

Block notices(const Pass& pass, float width) {
  Stack list;
  std::size_t index = 0;
  for (const checkout::Message& message : pass.view.messages) {
    list.add(notice(pass, "message." + std::to_string(index), message, width), kGapSmall);
    ++index;
  }
  return std::move(list).finish();
}

Block paying_screen(const Pass& pass, float width) {
  Stack lines;
  lines.add(headline(pass, width));
  if (pass.view.can_finish) {
    lines.add(
        words(pass, pass.say(has_approved(pass.view) ? "wallet.rest.text" : "wallet.rest.none"),
              kBody, pass.colors.muted, width, {.id = "rest"}),
        kGapTight);
  } else {
    lines.add(session_panel(pass, width), kGapLarge);
  }
  lines.add(items(pass, width), kGapLarge);
  lines.add(look_line(pass, width), kGap);
  if (has_look_control(pass.view)) {
    lines.add(button(pass,
                     {.id = "poke",
                      .label = pass.say("poke.button"),
                      .is_disabled = !pass.view.can_poke,
                      .wish = Wish::Poke},
                     width),
              kGapSmall);
  }
  if (pass.view.can_finish) {
    lines.add(button(pass,
                     {.id = "finish",
                      .label = pass.say("finish.button"),
                      .kind = ButtonKind::Primary,
                      .wish = Wish::Finish},
                     width),
              kGapLarge);
  }
  return std::move(lines).finish();
}

}  // namespace bleepay::ui
