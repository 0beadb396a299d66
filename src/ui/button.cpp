#include "ui/button.h"

#include <algorithm>
#include <utility>

namespace bleepay::ui {
namespace {

constexpr float kLabelInset = 16;
constexpr float kMarkSize = 20;
constexpr float kCopyMarkSize = 20;
constexpr float kFocusGap = 2;  // between a control and its ring, so that the ring has a ground

struct Colors {
  Color ground = 0;
  Color edge = 0;
  Color label = 0;
};

Colors colors_of(const Theme& theme, const Button& button, const Touch& touch) {
  if (button.is_disabled) {
    const bool is_bare = button.kind == ButtonKind::Quiet || button.kind == ButtonKind::Faint;
    return {is_bare ? 0 : theme.disabled, is_bare ? 0 : theme.disabled, theme.on_disabled};
  }
  const auto shade = [&touch](Color rest, Color hover, Color press) {
    return mixed(mixed(rest, hover, touch.hover), press, touch.press);
  };
  const Color control = shade(theme.control, theme.control_hover, theme.control_pressed);
  switch (button.kind) {
    case ButtonKind::Primary: {
      const Color ground = shade(theme.primary, theme.primary_hover, theme.primary_pressed);
      return {ground, ground, theme.on_primary};
    }
    case ButtonKind::Plain:
      return {control, theme.control_edge, theme.ink};
    case ButtonKind::Quiet:
      return {faded(theme.control_hover, std::max(touch.hover, touch.press)), 0, theme.ink};
    case ButtonKind::Faint:
      return {faded(theme.control_hover, std::max(touch.hover, touch.press)), 0, theme.muted};
    case ButtonKind::Danger:
      return {shade(theme.control, theme.bad_ground, theme.bad_ground), theme.bad, theme.bad};
  }
  return {};
}

void put_button(Pass& pass, const Button& button, const Paragraph& label, const Rect& rect) {
  const Touch touch = button.is_disabled ? Touch{.is_focused = pass.input.focused == button.id}
                                         : pass.interact(button.id, rect);
  Node& node =
      pass.describe({button.id, Role::Button, button.name.empty() ? button.label : button.name},
                    rect, button.is_disabled ? Wish::None : button.wish);
  node.is_expanded = button.is_expanded;
  node.is_disabled = button.is_disabled;
  const Colors colors = colors_of(pass.colors, button, touch);
  const float mark_width = button.mark == Mark::None ? 0 : kMarkSize + kGapTight;
  const float text_width = label.width + mark_width;
  const bool is_centred = button.align == Align::Center;
  const float left = rect.x + (is_centred ? (rect.width - text_width) / 2 : 0);
  // A label that starts flush with the text around it has its ground reach out.
  const float reach = is_centred ? 0 : kGapSmall;
  const Rect ground{rect.x - reach, rect.y, rect.width + 2 * reach, rect.height};
  pass.paint.fill(ground, Fill{.radius = pass.colors.radius_control,
                               .top = colors.ground,
                               .bottom = colors.ground,
                               .border = colors.edge,
                               .stroke = kEdge});
  const float top = rect.y + (rect.height - label.height()) / 2;
  pass.paint.paragraph(label, {left, top, label.width, label.height()}, Align::Center,
                       colors.label);
  if (mark_width > 0) {
    paint_mark(pass.paint, button.mark,
               {left + label.width + kGapTight, rect.y + (rect.height - kMarkSize) / 2, kMarkSize,
                kMarkSize},
               colors.label);
  }
  if (touch.is_focused) paint_focus(pass, ground, pass.colors.radius_control);
}

const TextStyle& style_of(ButtonKind kind) {
  if (kind == ButtonKind::Faint) return kCaption;
  return kind == ButtonKind::Quiet ? kBody : kBodyStrong;
}

}  // namespace

Block button(const Pass& pass, Button button, float width) {
  const float mark_width = button.mark == Mark::None ? 0 : kMarkSize + kGapTight;
  Paragraph label =
      pass.typeset(button.label, style_of(button.kind), width - 2 * kLabelInset - mark_width);
  const float least = button.kind == ButtonKind::Primary ? kButtonHeight : kTarget;
  const float height = std::max(least, label.height() + 2 * kGapSmall);
  return {height, [button = std::move(button), label = std::move(label)](
                      Pass& now, const Rect& rect) { put_button(now, button, label, rect); }};
}

Block copy_button(std::string id, std::string what, std::string copy_text) {
  return {kTarget, [id = std::move(id), what = std::move(what), copy_text = std::move(copy_text)](
                       Pass& pass, const Rect& rect) {
            const Rect square{rect.x + rect.width - kTarget, rect.y, kTarget, kTarget};
            const Touch touch = pass.interact(id, square);
            const bool is_copied = pass.local.copied == id;
            pass.describe({id, Role::Button, pass.say("copy.button", {{"what", what}})}, square,
                          Wish::Copy)
                .copy_text = copy_text;
            pass.paint.fill(square, pass.colors.radius_control,
                            faded(pass.colors.control_hover, std::max(touch.hover, touch.press)));
            const float drawn =
                pass.motion.toward(id + "/check", is_copied ? 1 : 0, kRateCalm, is_copied ? 1 : 0);
            const float edge = (kTarget - kCopyMarkSize) / 2;
            const Rect box{square.x + edge, square.y + edge, kCopyMarkSize, kCopyMarkSize};
            if (is_copied) {
              paint_mark(pass.paint, Mark::Check, box, pass.colors.good, drawn);
            } else {
              paint_mark(pass.paint, Mark::Copy, box, pass.colors.muted);
            }
            if (touch.is_focused) paint_focus(pass, square, pass.colors.radius_control);
          }};
}

void paint_focus(Pass& pass, const Rect& rect, float radius) {
  const float reach = kFocusGap + kEdgeActive;
  pass.paint.fill(
      {rect.x - reach, rect.y - reach, rect.width + 2 * reach, rect.height + 2 * reach},
      Fill{.radius = radius + reach, .border = pass.colors.focus, .stroke = kEdgeActive});
}

}  // namespace bleepay::ui
