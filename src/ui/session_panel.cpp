#include <algorithm>
#include <utility>

#include "ui/button.h"
#include "ui/item_look.h"
#include "ui/screens.h"
#include "ui/steps.h"

namespace bleepay::ui {
namespace {

constexpr float kInset = 16;

/// Six characters in two groups of three, as one reads them out.
std::string in_groups(std::string_view code) {
  if (code.size() != 6) return std::string(code);
  return std::string(code.substr(0, 3)) + " " + std::string(code.substr(3));
}

Block code_line(const Pass& pass, float width) {
  const std::string& code = pass.view.session_code;
  const float text_width = width - kTarget - kGapSmall;
  Stack lines;
  lines.add(words(pass, pass.say("session.label"), kCaption, pass.colors.muted, text_width, {}));
  lines.add(words(pass, in_groups(code), kCode, pass.colors.ink, text_width, {.is_ltr = true}));
  Block text = std::move(lines).finish();
  const float height = std::max(kTarget, text.height);
  return {height, [text = std::move(text), code](Pass& now, const Rect& rect) {
            const Rect box{rect.x, rect.y + (rect.height - text.height) / 2,
                           rect.width - kTarget - kGapSmall, text.height};
            now.describe({.id = "session.code",
                          .role = Role::Text,
                          .name = now.say("session.label") + ": " + code},
                         box);
            text.put(now, box);
            copy_button("session.copy", now.say("session.code"), code)
                .put(now, {rect.x + rect.width - kTarget, rect.y + (rect.height - kTarget) / 2,
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
  lines.add(code_line(pass, inner));
  lines.add(hairline(pass.colors.hairline), kGap);
  lines.add(steps(pass, "session.steps", pass.say("session.label"),
                  {pass.say("session.step.1"),
                   pass.say("session.step.2", {{"code", in_groups(pass.view.session_code)}}),
                   pass.say("session.step.3")},
                  inner),
            kGapLarge);
  return within({.id = "session", .role = Role::Group, .name = pass.say("session.label")},
                on_ground(inset(std::move(lines).finish(), kInset, kInset),
                          Fill{.radius = kRadiusPanel,
                               .top = pass.colors.panel,
                               .bottom = pass.colors.panel,
                               .border = pass.colors.panel_edge,
                               .stroke = kEdge}));
}

}  // namespace bleepay::ui
