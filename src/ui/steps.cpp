#include "ui/steps.h"

#include <utility>

namespace bleepay::ui {
namespace {

constexpr float kNumberSize = 24;

Block step(const Pass& pass, std::string id, int number, const std::string& sentence, float width) {
  Paragraph text = pass.typeset(sentence, kBody, width - kNumberSize - kGap);
  Paragraph digit = pass.typeset(std::to_string(number), kCaptionStrong, kNumberSize);
  const float height = text.height() + kNumberSize - text.style.line;
  return {height, [id = std::move(id), name = std::to_string(number) + ". " + sentence,
                   text = std::move(text), digit = std::move(digit)](Pass& now, const Rect& rect) {
            now.describe({id, Role::ListItem, name}, rect);
            const Rect circle{rect.x, rect.y, kNumberSize, kNumberSize};
            now.paint.fill(circle, kNumberSize / 2, now.colors.track);
            now.paint.paragraph(digit,
                                {circle.x, circle.y + (kNumberSize - digit.height()) / 2,
                                 kNumberSize, digit.height()},
                                Align::Center, now.colors.ink);
            const float top = rect.y + (kNumberSize - text.style.line) / 2;
            now.paint.paragraph(
                text,
                {rect.x + kNumberSize + kGap, top, rect.width - kNumberSize - kGap, text.height()},
                Align::Start, now.colors.ink);
          }};
}

}  // namespace

Block steps(const Pass& pass, std::string id, std::string name,
            const std::vector<std::string>& sentences, float width) {
  Stack stack;
  int number = 0;
  for (const std::string& sentence : sentences) {
    ++number;
    stack.add(step(pass, id + "." + std::to_string(number), number, sentence, width), kGap);
  }
  return within({std::move(id), Role::List, std::move(name)}, std::move(stack).finish());
}

}  // namespace bleepay::ui
