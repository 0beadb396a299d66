#include <algorithm>
#include <utility>

#include "ui/screens.h"

namespace bleepay::ui {
namespace {

constexpr float kInset = 20;
constexpr float kInsetNarrow = 16;
constexpr float kNarrow = 300;
constexpr float kMonogram = 40;
constexpr float kPillHeight = 26;
constexpr float kPillInset = 10;

std::string first_character(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
  return std::string(text.substr(0, bytes));
}

/// The merchant's first letter in a disc: a face for shops without a picture.
Block monogram(const Pass& pass) {
  Paragraph letter = pass.typeset(first_character(pass.view.merchant_name), kTitle, kMonogram);
  return {kMonogram, [letter = std::move(letter)](Pass& now, const Rect& rect) {
            now.paint.fill(rect, kMonogram / 2, now.colors.header_accent);
            now.paint.paragraph(
                letter,
                {rect.x, rect.y + (rect.height - letter.height()) / 2, rect.width, letter.height()},
                Align::Center, now.colors.header_bottom);
          }};
}

Block merchant(const Pass& pass, float width) {
  const float text_width = width - kMonogram - kGap;
  Stack lines;
  lines.add(words(pass, pass.view.merchant_name, kTitle, pass.colors.header_ink, text_width,
                  {.id = "title",
                   .role = Role::Heading,
                   .level = 1,
                   .reading = Reading::Own,
                   .name = pass.say("header.title", {{"merchant", pass.view.merchant_name}})}));
  if (!pass.view.order_id.empty()) {
    lines.add(words(pass, pass.say("header.order", {{"order", pass.view.order_id}}), kCaption,
                    pass.colors.header_muted, text_width, {.id = "order"}));
  }
  Block text = std::move(lines).finish();
  Block face = monogram(pass);
  const float height = std::max(face.height, text.height);
  return {height, [face = std::move(face), text = std::move(text)](Pass& now, const Rect& rect) {
            face.put(now, {rect.x, rect.y, kMonogram, kMonogram});
            text.put(now, {rect.x + kMonogram + kGap, rect.y + (rect.height - text.height) / 2,
                           rect.width - kMonogram - kGap, text.height});
          }};
}

struct Pill {
  Block block;
  float width = 0;
};

Pill test_pill(const Pass& pass) {
  Paragraph label = pass.typeset(pass.say("header.test"), kCaptionStrong, 200);
  const float width = label.width + 2 * kPillInset;

  return {{kPillHeight,
           [label = std::move(label)](Pass& now, const Rect& rect) {
             now.describe({"test-mode", Role::Text, now.say("header.test")}, rect).description =
                 now.say("header.test.meaning");
             now.paint.fill(rect, Fill{.radius = kPillHeight / 2,
                                       .border = now.colors.header_accent,
                                       .stroke = kEdge});
             now.paint.paragraph(
                 label,
                 {rect.x, rect.y + (rect.height - label.height()) / 2, rect.width, label.height()},
                 Align::Center, now.colors.header_accent);
           }},
          width};
}

Block top_line(const Pass& pass, float width) {
  if (!pass.input.is_sandbox) return merchant(pass, width);
  Pill pill = test_pill(pass);
  const float rest = width - pill.width - kGap;
  const float name_width = pass.typeset(pass.view.merchant_name, kTitle, width).width;
  if (name_width <= rest - kMonogram - kGap) {
    return beside(merchant(pass, rest), std::move(pill.block), pill.width, kGap);
  }
  Stack lines;
  const float pill_width = pill.width;
  lines.add(
      {pill.block.height, [pill = std::move(pill.block), pill_width](Pass& now, const Rect& rect) {
         pill.put(now, {rect.x, rect.y, pill_width, rect.height});
       }});
  lines.add(merchant(pass, width), kGap);
  return std::move(lines).finish();
}

/// One line of the sum: amount at the start, network at the end, or under it when it is tight.
Block total(const Pass& pass, const checkout::Total& total, std::size_t index, float width) {
  const std::string amount = pass.money(total.amount, total.currency);
  const std::string network = pass.say("header.network", {{"network", total.network}});
  Paragraph large = pass.typeset(amount, kDisplay, width, Reading::LeftToRight);
  Paragraph small = pass.typeset(network, kCaption, width);
  const bool is_one_line = large.lines.size() == 1 && small.lines.size() == 1 &&
                           large.width + kGap + small.width <= width;
  const float height = is_one_line ? large.height() : large.height() + small.height();
  Named named{"total." + std::to_string(index), Role::ListItem, amount + " " + network};
  return {height, [named = std::move(named), large = std::move(large), small = std::move(small),
                   is_one_line](Pass& now, const Rect& rect) {
            now.describe(named, rect);
            now.paint.paragraph(large, {rect.x, rect.y, rect.width, large.height()}, Align::Start,
                                now.colors.header_ink);
            const float baseline_drop = large.style.line - small.style.line - 3;
            const float top = is_one_line ? rect.y + baseline_drop : rect.y + large.height();
            now.paint.paragraph(small, {rect.x, top, rect.width, small.height()},
                                is_one_line ? Align::End : Align::Start, now.colors.header_muted);
          }};
}

Block totals(const Pass& pass, float width) {
  Stack lines;
  lines.add(words(pass, pass.say("header.total"), kCaption, pass.colors.header_muted, width, {}));
  std::size_t index = 0;
  for (const checkout::Total& sum : pass.view.totals) {
    lines.add(total(pass, sum, index, width), index == 0 ? 0 : kGapTight);
    ++index;
  }
  if (pass.view.totals.empty()) return {};
  return within({"totals", Role::List, pass.say("header.total")}, std::move(lines).finish());
}

Block sum_line(const Pass& pass, float width) {
  std::string sum;
  for (const checkout::Total& part : pass.view.totals) {
    if (!sum.empty()) sum += " + ";
    sum += pass.money(part.amount, part.currency);
  }
  if (sum.empty()) return {};
  return words(pass, sum, kTitle, pass.colors.header_ink, width,
               {.id = "totals",
                .reading = Reading::LeftToRight,
                .name = pass.say("header.total") + ": " + sum});
}

}  // namespace

Block header(const Pass& pass, bool is_compact, float width) {
  const float edge = width < kNarrow ? kInsetNarrow : kInset;
  const float inner = width - 2 * edge;
  Stack lines;
  lines.add(top_line(pass, inner));
  lines.add(is_compact ? sum_line(pass, inner) : totals(pass, inner),
            is_compact ? kGap : kGapLarge);
  Block card = on_ground(inset(std::move(lines).finish(), edge, edge),
                         Fill{.radius = pass.colors.radius_panel,
                              .top = pass.colors.header_top,
                              .bottom = pass.colors.header_bottom,
                              .border = pass.colors.header_edge,
                              .stroke = kEdge});
  return within({"header", Role::Group, pass.view.merchant_name}, std::move(card));
}

}  // namespace bleepay::ui
