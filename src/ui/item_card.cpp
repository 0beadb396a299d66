// An item the payer has to compare with the wallet: everything the wallet shows, shown here too.
#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/countdown.h"
#include "ui/item_look.h"
#include "ui/keepsake.h"
#include "ui/notice.h"
#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kInset = 16;

Block terms(const Pass& pass, const checkout::ItemView& item, float width) {
  const std::string node = "item." + item.id;
  Stack lines;
  lines.add(
      words(pass, item.label, kBody, pass.colors.ink, width,
            {.id = node + ".label", .role = Role::Heading, .level = 3, .reading = Reading::Own}));
  lines.add(words(pass, amount_words(pass, item), kDisplay, pass.colors.ink, width,
                  {.id = node + ".amount", .reading = amount_reading(item)}));
  if (!item.terms.network.empty()) {
    lines.add(words(pass, pass.say("header.network", {{"network", item.terms.network}}), kCaption,
                    pass.colors.muted, width, {.id = node + ".network"}));
  }
  return std::move(lines).finish();
}

Block top(const Pass& pass, const checkout::ItemView& item, float width) {
  Block ring = countdown(pass, item);
  if (!ring.put) return terms(pass, item, width);
  return beside(terms(pass, item, width - kRingSize - kGap), std::move(ring), kRingSize, kGap);
}

Block status_line(const Pass& pass, const checkout::ItemView& item, float width) {
  constexpr float kDot = 8;
  const std::string said = status_words(pass, item);
  Paragraph text = pass.typeset(said, kCaptionStrong, width - kDot - kGapSmall);
  Named named{"item." + item.id + ".status", Role::Text, said};
  return {text.height(),
          [named = std::move(named), text = std::move(text)](Pass& now, const Rect& rect) {
            now.describe(named, rect);
            now.paint.fill({rect.x, rect.y + (text.style.line - kDot) / 2, kDot, kDot},
                           Fill{.radius = kDot / 2,
                                .top = now.colors.header_accent,
                                .bottom = now.colors.header_accent,
                                .border = now.colors.ink,
                                .stroke = kEdge});
            const float indent = kDot + kGapSmall;
            now.paint.paragraph(text, {rect.x + indent, rect.y, rect.width - indent, rect.height},
                                Align::Start, now.colors.ink);
          }};
}

/// The six digits the wallet shows for this payment, beside their label or under it.
Block match_line(const Pass& pass, const checkout::ItemView& item, float width) {
  if (item.voucher_code.empty()) return {};
  const std::string& code = item.voucher_code;
  const std::string shown = code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
  Paragraph label = pass.typeset(pass.say("item.match"), kCaption, width);
  Paragraph digits = pass.typeset(shown, kMatchCode, width, Reading::LeftToRight);
  const bool is_one_line = label.lines.size() == 1 && label.width + kGap + digits.width <= width;
  const float height = is_one_line ? digits.height() : label.height() + digits.height();
  Named named{"item." + item.id + ".match", Role::Text,
              pass.say("item.match.name", {{"code", code}})};
  return {height, [named = std::move(named), label = std::move(label), digits = std::move(digits),
                   is_one_line](Pass& now, const Rect& rect) {
            now.describe(named, rect);
            const float drop = is_one_line ? (rect.height - label.height()) / 2 : 0;
            now.paint.paragraph(label, {rect.x, rect.y + drop, rect.width, label.height()},
                                Align::Start, now.colors.muted);
            now.paint.paragraph(
                digits,
                {rect.x, rect.y + rect.height - digits.height(), rect.width, digits.height()},
                is_one_line ? Align::End : Align::Start, now.colors.ink);
          }};
}

Block address(const Pass& pass, const checkout::ItemView& item, float width) {
  if (item.terms.wallet_address.empty()) return {};
  return keepsake(pass,
                  {.id = "item." + item.id + ".address",
                   .label = pass.say(item.is_custom ? "item.contract" : "item.address"),
                   .what = pass.say("item.address.name", {{"label", item.label}}),
                   .text = item.terms.wallet_address,
                   .is_address = true},
                  width);
}

Block supplied(const Pass& pass, const checkout::ItemView& item, float width) {
  if (!item.supplied) return {};
  return marked_words(pass, Mark::Swap, supplied_words(pass, item), kBody, pass.colors.ink, width,
                      {.id = "item." + item.id + ".supplied"});
}

Block details(const Pass& pass, const checkout::ItemView& item, float width) {
  const bool is_open = pass.local.open_details.contains(item.id);
  Stack lines;
  lines.add(
      button(pass,
             {.id = "item." + item.id + ".details",
              .label = pass.say(is_open ? "details.hide" : "details.show"),
              .name = pass.say(is_open ? "details.close" : "details.open", {{"label", item.label}}),
              .kind = ButtonKind::Quiet,
              .align = Align::Start,
              .mark = is_open ? Mark::Up : Mark::Down,
              .is_expanded = is_open,
              .wish = Wish::ToggleDetails},
             width));
  if (!is_open) return std::move(lines).finish();
  if (!item.terms.currency_address.empty()) {
    lines.add(keepsake(pass,
                       {.id = "item." + item.id + ".contract",
                        .label = pass.say("details.contract"),
                        .what = pass.say("details.contract"),
                        .text = item.terms.currency_address,
                        .is_address = true},
                       width));
  }
  if (!item.voucher_id.empty()) {
    lines.add(keepsake(pass,
                       {.id = "item." + item.id + ".voucher",
                        .label = pass.say("details.voucher"),
                        .what = pass.say("details.voucher"),
                        .text = item.voucher_id},
                       width),
              kGapSmall);
  }
  return std::move(lines).finish();
}

}  // namespace

Block item_card(const Pass& pass, const checkout::ItemView& item, float width) {
  const float inner = width - 2 * kInset;
  Stack lines;
  lines.add(top(pass, item, inner));
  lines.add(status_line(pass, item, inner), kGapSmall);
  if (item.message.key != checkout::MessageKey::None) {
    lines.add(notice(pass, "item." + item.id + ".message", item.message, inner), kGap);
  }
  lines.add(supplied(pass, item, inner), kGap);
  lines.add(hairline(pass.colors.hairline), kGap);
  lines.add(match_line(pass, item, inner), kGapSmall);
  lines.add(address(pass, item, inner), kGapSmall);
  lines.add(details(pass, item, inner), kGapTight);
  Block content = std::move(lines).finish();
  const float height = content.height + kInset + kGapSmall;

  return within(item_name(pass, item),
                {height, [content = std::move(content)](Pass& now, const Rect& rect) {
                   now.paint.shadow({rect.x, rect.y + 2, rect.width, rect.height},
                                    now.colors.radius_panel, 6, faded(now.colors.shadow, 0.5F));
                   now.paint.fill(rect, Fill{.radius = now.colors.radius_panel,
                                             .top = now.colors.panel,
                                             .bottom = now.colors.panel,
                                             .border = now.colors.panel_edge,
                                             .stroke = kEdge});
                   content.put(now, {rect.x + kInset, rect.y + kInset, rect.width - 2 * kInset,
                                     content.height});
                 }});
}

}  // namespace bleepay::ui
