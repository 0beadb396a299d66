#include "ui/code_field.h"

#include <algorithm>
#include <utility>

#include "base/full_width.h"
#include "ui/button.h"

namespace bleepay::ui {
namespace {

constexpr float kSlotHeight = 56;
constexpr float kSlotWidthMax = 72;
constexpr float kCaretHeight = 26;

std::size_t utf8_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

bool is_separator(std::string_view character) { return character == " " || character == "-"; }

/// As the checkout will read it.
std::string raised(std::string_view character) {
  std::string result(character);
  if (const char narrow = from_full_width(character)) result = narrow;
  if (result.size() == 1 && result[0] >= 'a' && result[0] <= 'z') {
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  }
  return result;
}

struct SlotLook {
  bool is_active = false;
  bool is_selected = false;
  bool is_invalid = false;
  bool is_disabled = false;
};

void paint_slot(Pass& pass, const Rect& slot, SlotLook look) {
  const Theme& colors = pass.colors;
  Color ground = look.is_disabled ? colors.disabled : colors.field;
  if (look.is_selected) ground = colors.selection;
  Color edge = look.is_invalid ? colors.bad : colors.field_edge;
  if (look.is_active && !look.is_invalid) edge = colors.field_edge_active;
  const bool is_bold = look.is_active || look.is_invalid;
  pass.paint.fill(slot, Fill{.radius = slot_radius(colors),
                             .top = ground,
                             .bottom = ground,
                             .border = edge,
                             .stroke = is_bold ? kEdgeActive : kEdge});
}

/// The caret stands before the next character, or after the last one when all slots are full.
void paint_caret(Pass& pass, const Tiles& slots, int caret, bool is_filled) {
  const Rect slot = slots.tile(std::min(caret, kCodeLength - 1));
  float x = slot.x + slot.width / 2;
  if (caret >= kCodeLength)
    x = slot.x + slot.width - kGapSmall;
  else if (is_filled)
    x = slot.x + kGapSmall - 1;
  pass.paint.fill({x - 1, slot.y + (slot.height - kCaretHeight) / 2, 2, kCaretHeight}, 1,
                  pass.colors.ink);
}

void put_field(Pass& pass, const CodeField& field, const Rect& rect) {
  const Tiles slots = tiles_in(rect, kSlotWidthMax, kSlotHeight);
  Node& node = pass.describe({"code", Role::TextBox, pass.say("code.label")}, slots.area);
  node.description = field.description;
  node.is_disabled = field.is_disabled;
  node.is_invalid = field.is_invalid;
  node.is_ltr = true;
  const Painter::Unmirrored upright(pass.paint, slots.area);
  const TypedCode typed = typed_code(pass.input.typed, pass.input.caret, pass.input.caret_end);
  const bool is_focused = pass.input.focused == "code" && !field.is_disabled;
  const int length = static_cast<int>(typed.characters.size());
  const bool is_too_long = length > kCodeLength;
  for (int i = 0; i < kCodeLength; ++i) {
    const bool is_selected = is_focused && i >= typed.caret && i < typed.caret_end;
    paint_slot(
        pass, slots.tile(i),
        {.is_active = is_focused && (is_selected || i == std::min(typed.caret, kCodeLength - 1)),
         .is_selected = is_selected,
         .is_invalid = field.is_invalid || is_too_long,
         .is_disabled = field.is_disabled});
    if (i < length) {
      paint_tile_character(pass, slots.tile(i), typed.characters[static_cast<std::size_t>(i)],
                           field.is_disabled ? pass.colors.on_disabled : pass.colors.ink);
    }
  }
  if (is_focused && typed.caret == typed.caret_end) {
    paint_caret(pass, slots, typed.caret, typed.caret < length);
  }
}

}  // namespace

TypedCode typed_code(std::string_view raw, int caret, int caret_end) {
  TypedCode typed;
  int unit = 0;
  while (!raw.empty()) {
    const std::size_t bytes =
        std::min(utf8_length(static_cast<unsigned char>(raw.front())), raw.size());
    const std::string_view character = raw.substr(0, bytes);
    if (!is_separator(character)) {
      if (unit < caret) ++typed.caret;
      if (unit < caret_end) ++typed.caret_end;
      typed.characters.push_back(raised(character));
    }
    unit += bytes == 4 ? 2 : 1;
    raw.remove_prefix(bytes);
  }
  typed.caret_end = std::max(typed.caret, typed.caret_end);
  return typed;
}

Block code_field(CodeField field) {
  return {kSlotHeight, [field = std::move(field)](Pass& pass, const Rect& rect) {
            put_field(pass, field, rect);
          }};
}

}  // namespace bleepay::ui
