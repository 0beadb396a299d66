#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/code_tiles.h"
#include "ui/item_look.h"
#include "ui/screens.h"
#include "ui/steps.h"

namespace bleepay::ui {
namespace {

constexpr float kInset = 16;
constexpr float kTileHeight = 48;
constexpr float kTileWidthMax = 72;

/// The code in the brand's yellow: the one thing on this screen that goes into the wallet.
Block code_tiles(const std::string& code) {
  return {kTileHeight, [code](Pass& pass, const Rect& rect) {
            const Tiles tiles = tiles_in(rect, kTileWidthMax, kTileHeight);
            const Painter::Unmirrored upright(pass.paint, tiles.area);
            for (int i = 0; i < kCodeLength; ++i) {
              pass.paint.fill(tiles.tile(i), slot_radius(pass.colors), pass.colors.header_accent);
              paint_tile_character(pass, tiles.tile(i), code.substr(static_cast<std::size_t>(i), 1),
                                   pass.colors.header_bottom);
            }
          }};
}

Block code_block(const Pass& pass, float width) {
  const std::string& code = pass.view.session_code;
  Block label =
      words(pass, pass.say("session.label"), kBodyStrong, pass.colors.ink, width - kTarget, {});
  Block picture = code.size() == kCodeLength ? code_tiles(code)
                                             : words(pass, code, kCode, pass.colors.ink, width,
                                                     {.reading = Reading::LeftToRight});
  const float line = std::max(kTarget, label.height + 2 * kGapSmall);
  const float height = line + picture.height;
  return {
      height, [label = std::move(label), picture = std::move(picture), code, line](
                  Pass& now, const Rect& rect) {
        now.describe({"session.code", Role::Text, now.say("session.label") + ": " + code}, rect);
        label.put(now,
                  {rect.x, rect.y + (line - label.height) / 2, rect.width - kTarget, label.height});
        picture.put(now, {rect.x, rect.y + line, rect.width, picture.height});
        copy_button("session.copy", now.say("session.code"), code)
            .put(now, {rect.x + rect.width - kTarget + kCopyOverhang, rect.y + (line - kTarget) / 2,
                       kTarget, kTarget});
      }};
}

Block joined_line(const Pass& pass, float width) {
  constexpr float kBadge = 28;
  Block sign = badge("session/joined", Mark::Check, Tone::Good, kBadge);
  Block text = words(pass, pass.say("session.joined"), kBody, pass.colors.ink,
                     width - kBadge - kGap, {.id = "session.joined"});
  const float height = std::max(kBadge, text.height);
  return {height, [sign = std::move(sign), text = std::move(text)](Pass& now, const Rect& rect) {
            sign.put(now, {rect.x, rect.y + (rect.height - kBadge) / 2, kBadge, kBadge});
            text.put(now, {rect.x + kBadge + kGap, rect.y + (rect.height - text.height) / 2,
                           rect.width - kBadge - kGap, text.height});
          }};
}

}  // namespace

Block session_panel(const Pass& pass, float width) {
  if (pass.view.session_code.empty()) return {};
  if (pass.view.has_payer_joined) return joined_line(pass, width);
  const float inner = width - 2 * kInset;
  Stack lines;
  lines.add(code_block(pass, inner));
  lines.add(
      steps(pass, "session.steps", pass.say("session.label"),
            {pass.say("session.step.1"), pass.say("session.step.2"), pass.say("session.step.3")},
            inner),
      kGapLarge);
  Block content = std::move(lines).finish();
  const float height = content.height + kGapTight + kInset;  // the first line has room of its own
  Block padded{height, [content = std::move(content)](Pass& now, const Rect& rect) {
                 content.put(now, {rect.x + kInset, rect.y + kGapTight, rect.width - 2 * kInset,
                                   content.height});
               }};
  return within({"session", Role::Group, pass.say("session.label")},
                on_panel(pass, std::move(padded), 0, 0));
}

}  // namespace bleepay::ui
