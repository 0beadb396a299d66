#include "ui/pass.h"

#include <imgui.h>

#include <utility>

namespace bleepay::ui {

std::string Pass::say(std::string_view key, std::initializer_list<Argument> arguments) const {
  return messages.text(key, arguments);
}

std::string Pass::money(std::string_view amount, std::string_view currency) const {
  const std::string text =
      say("item.amount", {{"amount", locale.amount(amount)}, {"currency", currency}});
  // A left-to-right isolate: the currency stays to the right of its amount, as in the wallet.
  return input.is_rtl ? "\u2066" + text + "\u2069" : text;
}

Paragraph Pass::typeset(std::string_view text, const TextStyle& style, float width,
                        Reading reading) const {
  bool is_rtl = input.is_rtl;
  if (reading == Reading::LeftToRight) is_rtl = false;
  if (reading == Reading::Own) is_rtl = reads_right_to_left(text, is_rtl);
  return ui::typeset(source, text, style, width, is_rtl);
}

Touch Pass::interact(const std::string& id, const Rect& logical) {
  const Rect rect = paint.placed(logical);
  ImGui::SetCursorScreenPos(ImVec2(rect.x, rect.y));
  ImGui::InvisibleButton(id.c_str(), ImVec2(rect.width, rect.height));
  const float hover = ImGui::IsItemHovered() ? 1.0F : 0.0F;
  const float press = ImGui::IsItemActive() ? 1.0F : 0.0F;
  return {.hover = motion.toward(id + "/hover", hover, kRateQuick, hover),
          .press = motion.toward(id + "/press", press, kRateQuick, press),
          .is_focused = input.focused == id};
}

Node& Pass::describe(const Named& named, const Rect& logical, Wish wish) {
  Node& node = nodes.emplace_back();
  node.id = named.id;
  node.parent = parent;
  node.role = named.role;
  node.name = named.name;
  node.rect = paint.placed(logical);
  node.has_action = wish != Wish::None;
  wishes.push_back(wish);
  return node;
}

}  // namespace bleepay::ui
