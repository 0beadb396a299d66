// The end of the sheet: what protects the payer, and the way to the other face.
#include <utility>

#include "ui/button.h"
#include "ui/screens.h"

namespace bleepay::ui {

Block assurance(const Pass& pass, float width) {
  constexpr float kMarkSize = 16;
  const std::string said = pass.say("assurance");
  Paragraph text = pass.typeset(said, kCaption, width - 2 * (kMarkSize + kGapSmall));
  return {text.height(), [text = std::move(text), said](Pass& now, const Rect& rect) {
            now.describe({"assurance", Role::Text, said}, rect);
            const float left = rect.x + (rect.width - text.width - kMarkSize - kGapSmall) / 2;
            paint_mark(now.paint, Mark::Lock,
                       {left, rect.y + (text.style.line - kMarkSize) / 2, kMarkSize, kMarkSize},
                       now.colors.muted);
            now.paint.paragraph(text,
                                {left + kMarkSize + kGapSmall, rect.y, text.width, rect.height},
                                Align::Start, now.colors.muted);
          }};
}

Block face_switch(const Pass& pass, float width) {
  if (!pass.input.has_both_faces) return {};
  return button(pass,
                {.id = "face",
                 .label = pass.say(pass.input.is_plain ? "face.drawn" : "face.plain"),
                 .kind = ButtonKind::Faint,
                 .wish = Wish::SwitchFace},
                width);
}

}  // namespace bleepay::ui
