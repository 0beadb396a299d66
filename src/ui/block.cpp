#include "ui/block.h"

#include <algorithm>
#include <utility>

namespace bleepay::ui {

void Stack::add(Block block, float gap_above) {
  if (!block.put) return;
  gaps_.push_back(blocks_.empty() ? 0 : gap_above);
  blocks_.push_back(std::move(block));
}

Block Stack::finish() && {
  Block whole;
  for (std::size_t i = 0; i < blocks_.size(); ++i) whole.height += gaps_[i] + blocks_[i].height;
  if (blocks_.empty()) return whole;
  whole.put = [blocks = std::move(blocks_), gaps = std::move(gaps_)](Pass& pass, const Rect& rect) {
    float y = rect.y;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      y += gaps[i];
      blocks[i].put(pass, {rect.x, y, rect.width, blocks[i].height});
      y += blocks[i].height;
    }
  };
  return whole;
}

Block beside(Block start, Block end, float end_width, float gap) {
  const float height = std::max(start.height, end.height);
  return {height, [start = std::move(start), end = std::move(end), end_width, gap](
                      Pass& pass, const Rect& rect) {
            start.put(pass, {rect.x, rect.y + (rect.height - start.height) / 2,
                             rect.width - end_width - gap, start.height});
            end.put(pass, {rect.x + rect.width - end_width, rect.y + (rect.height - end.height) / 2,
                           end_width, end.height});
          }};
}

Block inset(Block inner, float horizontal, float vertical) {
  const float height = inner.height + 2 * vertical;
  return {height, [inner = std::move(inner), horizontal, vertical](Pass& pass, const Rect& rect) {
            inner.put(pass, {rect.x + horizontal, rect.y + vertical, rect.width - 2 * horizontal,
                             inner.height});
          }};
}

Block on_ground(Block inner, const Fill& ground) {
  const float height = inner.height;
  return {height, [inner = std::move(inner), ground](Pass& pass, const Rect& rect) {
            pass.paint.fill(rect, ground);
            inner.put(pass, rect);
          }};
}

Block on_panel(const Pass& pass, Block inner, float horizontal, float vertical) {
  return on_ground(inset(std::move(inner), horizontal, vertical),
                   Fill{.radius = pass.colors.radius_panel,
                        .top = pass.colors.panel,
                        .bottom = pass.colors.panel,
                        .border = pass.colors.panel_edge,
                        .stroke = kEdge});
}

Block hairline(Color color) {
  return {kEdge, [color](Pass& pass, const Rect& rect) { pass.paint.fill(rect, 0, color); }};
}

Block within(Named group, Block inner) {
  const float height = inner.height;
  return {height,
          [group = std::move(group), inner = std::move(inner)](Pass& pass, const Rect& rect) {
            pass.describe(group, rect);
            const Within scope(pass, group.id);
            inner.put(pass, rect);
          }};
}

Block words(const Pass& pass, std::string_view text, const TextStyle& style, Color color,
            float width, Words words) {
  Paragraph paragraph = pass.typeset(text, style, width, words.reading);
  if (words.name.empty()) words.name = text;
  const float height = paragraph.height();
  return {height, [paragraph = std::move(paragraph), words = std::move(words), color](
                      Pass& now, const Rect& rect) {
            if (!words.id.empty()) {
              Node& node = now.describe({words.id, words.role, words.name}, rect);
              node.level = words.level;
              node.is_ltr = words.reading == Reading::LeftToRight;
            }
            now.paint.paragraph(paragraph, rect, words.align, color);
          }};
}

}  // namespace bleepay::ui
