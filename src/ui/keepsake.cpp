#include "ui/keepsake.h"

#include <algorithm>
#include <utility>

#include "base/address.h"
#include "ui/button.h"

namespace bleepay::ui {
namespace {

std::string grouped(std::string_view address) {
  std::string text;
  for (const std::string& group : address_groups(address)) {
    if (!text.empty()) text += ' ';
    text += group;
  }
  return text;
}

}  // namespace

Block keepsake(const Pass& pass, Keepsake keepsake, float width) {
  const float text_width = width - kTarget - kGapSmall;
  const std::string shown = keepsake.is_address ? grouped(keepsake.text) : keepsake.text;
  Paragraph label = pass.typeset(keepsake.label, kCaption, text_width);
  Paragraph text = pass.typeset_ltr(shown, kAddress, text_width);
  const float text_height = label.height() + text.height();
  const float height = std::max(kTarget, text_height);
  return {
      height, [keepsake = std::move(keepsake), label = std::move(label), text = std::move(text),
               text_height](Pass& now, const Rect& rect) {
        const float top = rect.y + (rect.height - text_height) / 2;
        const Rect words{rect.x, top, rect.width - kTarget - kGapSmall, text_height};
        now.describe(
            {.id = keepsake.id, .role = Role::Text, .name = keepsake.label + " " + keepsake.text},
            words);
        now.paint.paragraph(label, {words.x, top, words.width, label.height()}, Align::Start,
                            now.colors.muted);
        now.paint.paragraph(text, {words.x, top + label.height(), words.width, text.height()},
                            Align::Start, now.colors.ink);
        const Block copy = copy_button(keepsake.id + ".copy", keepsake.what, keepsake.text);
        copy.put(now, {rect.x + rect.width - kTarget, rect.y + (rect.height - kTarget) / 2, kTarget,
                       kTarget});
      }};
}

}  // namespace bleepay::ui
