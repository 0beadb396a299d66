// An item that needs no comparing (any more): its sign, label, amount and fate in two lines.
#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/item_look.h"
#include "ui/notice.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kBadge = 32;
constexpr float kInset = 12;

Block row_words(const Pass& pass, const checkout::ItemView& item, float width) {
  const std::string node = "item." + item.id;
  const ItemLook look = item_look(item.status);
  const Color tone = tone_colors(pass.colors, look.tone).ink;
  const std::string amount = amount_words(pass, item);
  const float amount_width = pass.typeset(amount, kBodyStrong, width).width;
  const float label_width = width - amount_width - kGap;
  const Words label_node{
      .id = node + ".label", .role = Role::Heading, .level = 3, .reading = Reading::Own};
  Stack lines;
  if (pass.typeset(item.label, kBodyStrong, width).width <= label_width) {
    lines.add(beside(
        words(pass, item.label, kBodyStrong, pass.colors.ink, label_width, label_node),
        words(pass, amount, kBodyStrong, pass.colors.ink, amount_width,
              {.id = node + ".amount", .align = Align::End, .reading = amount_reading(item)}),
        amount_width, kGap));
  } else {
    lines.add(words(pass, item.label, kBodyStrong, pass.colors.ink, width, label_node));
    lines.add(words(pass, amount, kBody, pass.colors.ink, width,
                    {.id = node + ".amount", .reading = amount_reading(item)}));
  }
  lines.add(words(pass, status_words(pass, item), kCaption, tone, width, {.id = node + ".status"}));
  if (item.supplied) {
    lines.add(words(pass, supplied_words(pass, item), kCaption, pass.colors.muted, width,
                    {.id = node + ".supplied"}));
  }
  return std::move(lines).finish();
}

Block line(const Pass& pass, const checkout::ItemView& item, float width) {
  const ItemLook look = item_look(item.status);
  Block sign =
      badge("item." + item.id + "/" + std::string(look.words), look.mark, look.tone, kBadge);
  Block text = row_words(pass, item, width - kBadge - kGap);
  const float height = std::max(sign.height, text.height);
  return {
      height, [sign = std::move(sign), text = std::move(text)](Pass& now, const Rect& rect) {
        sign.put(now, {rect.x, rect.y + std::min((rect.height - kBadge) / 2, kGapTight), kBadge,
                       kBadge});
        text.put(now, {rect.x + kBadge + kGap, rect.y, rect.width - kBadge - kGap, text.height});
      }};
}

}  // namespace

Block item_row(const Pass& pass, const checkout::ItemView& item, float width) {
  const float inner = width - 2 * kInset;
  Stack lines;
  lines.add(line(pass, item, inner));
  if (item.message.key != checkout::MessageKey::None) {
    lines.add(notice(pass, "item." + item.id + ".message", item.message, inner), kGapSmall);
  }
  if (item.can_renew) {
    lines.add(button(pass,
                     {.id = "item." + item.id + ".renew",
                      .label = pass.say("item.renew"),
                      .name = pass.say("item.renew.name", {{"label", item.label}}),
                      .wish = Wish::Renew},
                     inner),
              kGap);
  }
  Block content = on_panel(pass, std::move(lines).finish(), kInset, kInset);
  return within(item_name(pass, item), std::move(content));
}

}  // namespace bleepay::ui
