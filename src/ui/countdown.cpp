#include "ui/countdown.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ui/item_look.h"

namespace bleepay::ui {
namespace {

constexpr float kStroke = 4;
// The moments that are announced as well: half a minute to pick up the phone, ten seconds to tap.
constexpr std::int64_t kSoonSeconds = 30;
constexpr std::int64_t kLastSeconds = 10;

Color color_of(const Theme& theme, std::int64_t seconds) {
  if (seconds <= kLastSeconds) return theme.bad;
  return seconds <= kSoonSeconds ? theme.warning : theme.accent;
}

}  // namespace

Block countdown(const Pass& pass, const checkout::ItemView& item) {
  if (!item.seconds_left) return {};
  const std::int64_t left = *item.seconds_left;
  const std::int64_t lifetime = std::max<std::int64_t>(item.seconds_lifetime.value_or(left), 1);
  const float share = std::min(static_cast<float>(left) / static_cast<float>(lifetime), 1.0F);
  const std::string time = time_words(left);
  Paragraph digits = pass.typeset(time, kDigits, kRingSize, Reading::LeftToRight);
  Named named{"item." + item.id + ".timer", Role::ProgressBar,
              pass.say("item.timer", {{"label", item.label}})};
  return {kRingSize, [named = std::move(named), digits = std::move(digits), time, share, left](
                         Pass& now, const Rect& rect) {
            Node& node = now.describe(named, rect);
            node.value = now.say("item.time", {{"time", time}});
            const std::string heard = now.locale.spoken_time(left);
            if (!heard.empty()) node.spoken = now.say("item.time", {{"time", heard}});
            node.progress = share;
            now.paint.ring(rect, kStroke, 0, 1, now.colors.track);
            if (share > 0) {
              now.paint.ring(rect, kStroke, 0, share, color_of(now.colors, left));
            }
            now.paint.paragraph(
                digits,
                {rect.x, rect.y + (rect.height - digits.height()) / 2, rect.width, digits.height()},
                Align::Center, now.colors.ink);
          }};
}

}  // namespace bleepay::ui
