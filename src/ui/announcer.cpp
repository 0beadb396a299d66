#include "ui/announcer.h"

#include <limits>

#include "ui/item_look.h"

namespace bleepay::ui {
namespace {

constexpr std::int64_t kMoments[] = {60, 30, 10};  // seconds left

bool has_passed_moment(std::int64_t before, std::int64_t now) {
  for (const std::int64_t moment : kMoments) {
    if (before > moment && now <= moment) return true;
  }
  return false;
}

void append(std::string& text, const std::string& sentence) {
  if (!text.empty()) text += ". ";
  text += sentence;
}

}  // namespace

void Announcer::follow(const checkout::View& view, const Messages& messages) {
  constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max();
  std::string news;
  std::map<std::string, Seen> now;
  for (const checkout::ItemView& item : view.items) {
    const Seen seen{item.status, item.seconds_left.value_or(kUnknown)};
    now.emplace(item.id, seen);
    const auto before = items_.find(item.id);
    if (before == items_.end()) continue;
    if (before->second.status != seen.status) {
      append(news, messages.text("announce.item",
                                 {{"label", item.label},
                                  {"status", messages.text(item_look(item.status).words)}}));
    } else if (before->second.seconds != kUnknown &&
               has_passed_moment(before->second.seconds, seen.seconds)) {
      append(news, messages.counted("announce.left", seen.seconds, {{"label", item.label}}));
    }
  }
  items_ = std::move(now);
  if (!news.empty()) sentence_ = std::move(news);
}

}  // namespace bleepay::ui
