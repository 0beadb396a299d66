#include "ui/notice.h"

#include <utility>

namespace bleepay::ui {
namespace {

constexpr float kMarkSize = 20;
constexpr float kInset = 12;

Tone tone_of(checkout::Severity severity) {
  switch (severity) {
    case checkout::Severity::Info:
      return Tone::Neutral;
    case checkout::Severity::Warning:
      return Tone::Warning;
    case checkout::Severity::Error:
      return Tone::Bad;
  }
  return Tone::Neutral;
}

/// What ticks is announced instead, when it begins and in its last minute.
Role role_of(const checkout::Message& message) {
  if (counts_down(message)) return Role::Text;
  return message.severity == checkout::Severity::Error ? Role::Alert : Role::Status;
}

}  // namespace

Block notice(const Pass& pass, std::string id, const checkout::Message& message, float width) {
  return notice(pass, std::move(id), pass.messages.sentence(message), tone_of(message.severity),
                Mark::Alert, role_of(message), width);
}

Block notice(const Pass& pass, std::string id, const std::string& sentence, Tone tone, Mark mark,
             Role role, float width) {
  const bool is_plain = tone == Tone::Neutral || tone == Tone::Busy;
  const ToneColors colors =
      is_plain ? ToneColors{pass.colors.ink, pass.colors.panel} : tone_colors(pass.colors, tone);
  const float text_width = width - 2 * kInset - kMarkSize - kGapSmall;
  Paragraph text = pass.typeset(sentence, kBody, text_width);
  const float height = text.height() + 2 * kInset;
  return {height, [id = std::move(id), sentence, role, mark, colors, text = std::move(text)](
                      Pass& now, const Rect& rect) {
            now.describe({id, role, sentence}, rect);
            // A ground that does not stand out leaves it to the edge.
            const bool is_flat = colors.ground == now.colors.sheet;
            const Color edge = is_flat ? colors.ink : faded(colors.ink, 0.35F);
            now.paint.fill(rect, Fill{.radius = now.colors.radius_control,
                                      .top = colors.ground,
                                      .bottom = colors.ground,
                                      .border = edge,
                                      .stroke = kEdge});
            const float first_line = rect.y + kInset + (kBody.line - kMarkSize) / 2;
            paint_mark(now.paint, mark, {rect.x + kInset, first_line, kMarkSize, kMarkSize},
                       colors.ink);
            now.paint.paragraph(text,
                                {rect.x + kInset + kMarkSize + kGapSmall, rect.y + kInset,
                                 rect.width - 2 * kInset - kMarkSize - kGapSmall, text.height()},
                                Align::Start, colors.ink);
          }};
}

Block marked_words(const Pass& pass, Mark mark, const std::string& sentence, const TextStyle& style,
                   Color color, float width, Words node) {
  const float size = style.line;
  Block text = words(pass, sentence, style, color, width - size - kGapSmall, {});
  const float height = text.height;
  return {height, [mark, size, color, sentence, node = std::move(node), text = std::move(text)](
                      Pass& now, const Rect& rect) {
            now.describe({node.id, node.role, sentence}, rect);
            paint_mark(now.paint, mark, {rect.x, rect.y, size, size}, color);
            const float indent = size + kGapSmall;
            text.put(now, {rect.x + indent, rect.y, rect.width - indent, rect.height});
          }};
}

}  // namespace bleepay::ui
