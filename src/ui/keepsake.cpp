#include "ui/keepsake.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/address.h"
#include "ui/button.h"

namespace bleepay::ui {
namespace {

std::string joined(const std::vector<std::string>& groups, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < std::min(first + count, groups.size()); ++i) {
    if (!text.empty()) text += ' ';
    text += groups[i];
  }
  return text;
}

/// An address in groups of four, on as few lines as it takes, each about as long as the others: two
/// even lines are easier to compare than a long one and a left-over.
Paragraph typeset_address(const Pass& pass, std::string_view address, float width) {
  const std::vector<std::string> groups = address_groups(address);
  Paragraph natural =
      pass.typeset(joined(groups, 0, groups.size()), kAddress, width, Reading::LeftToRight);
  const std::size_t lines = natural.lines.size();
  if (lines < 2) return natural;
  const std::size_t per_line = (groups.size() + lines - 1) / lines;
  Paragraph even{.style = kAddress};
  for (std::size_t i = 0; i < groups.size(); i += per_line) {
    const Paragraph line =
        pass.typeset(joined(groups, i, per_line), kAddress, width, Reading::LeftToRight);
    even.lines.insert(even.lines.end(), line.lines.begin(), line.lines.end());
    even.widths.insert(even.widths.end(), line.widths.begin(), line.widths.end());
    even.width = std::max(even.width, line.width);
  }
  return even;
}

}  // namespace

Block keepsake(const Pass& pass, Keepsake keepsake, float width) {
  const float text_width = width - kTarget - kGapSmall;
  Paragraph label = pass.typeset(keepsake.label, kCaption, text_width);
  Paragraph text = keepsake.is_address
                       ? typeset_address(pass, keepsake.text, text_width)
                       : pass.typeset(keepsake.text, kAddress, text_width, Reading::LeftToRight);
  const float text_height = label.height() + text.height();
  const float height = std::max(kTarget, text_height);
  return {height, [keepsake = std::move(keepsake), label = std::move(label), text = std::move(text),
                   text_height](Pass& now, const Rect& rect) {
            const float top = rect.y + (rect.height - text_height) / 2;
            const Rect words{rect.x, top, rect.width - kTarget - kGapSmall, text_height};
            now.describe({keepsake.id, Role::Text, keepsake.label + " " + keepsake.text}, words);
            now.paint.paragraph(label, {words.x, top, words.width, label.height()}, Align::Start,
                                now.colors.muted);
            now.paint.paragraph(text, {words.x, top + label.height(), words.width, text.height()},
                                Align::Start, now.colors.ink);
            const Block copy = copy_button(keepsake.id + ".copy", keepsake.what, keepsake.text);
            copy.put(now, {rect.x + rect.width - kTarget + kCopyOverhang,
                           rect.y + (rect.height - kTarget) / 2, kTarget, kTarget});
          }};
}

}  // namespace bleepay::ui
