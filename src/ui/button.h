// Buttons: the one that goes on, the others, the quiet ones, and the one that copies.
#pragma once

#include <optional>
#include <string>

#include "ui/block.h"
#include "ui/mark.h"

namespace bleepay::ui {

enum class ButtonKind {
  Primary,  // at most one per screen
  Plain,
  Quiet,   // words only, for what is rarely wanted
  Faint,   // small words, for what hardly anybody needs
  Danger,  // what cannot be taken back
};

struct Button {
  std::string id = {};
  std::string label = {};
  std::string name = {};  // for those who do not see what it stands beside; empty: the label
  ButtonKind kind = ButtonKind::Plain;
  Align align = Align::Center;
  Mark mark = Mark::None;  // after the label
  bool is_disabled = false;
  std::optional<bool> is_expanded = {};
  Wish wish = Wish::None;
};

[[nodiscard]] Block button(const Pass& pass, Button button, float width);

/// The copy mark is smaller than what can be pressed: moved outwards by this, the mark is flush
/// with the text around it.
inline constexpr float kCopyOverhang = 12;

/// A square of kTarget with the copy mark, which turns into a check once pressed.
///
/// Shape   `what` names the thing: "Session code".
[[nodiscard]] Block copy_button(std::string id, std::string what, std::string copy_text);

/// Shows that the keyboard is here.
void paint_focus(Pass& pass, const Rect& rect, float radius);

}  // namespace bleepay::ui
