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
  if (!text.empty() && !sentence.empty()) text += ". ";
  text += sentence;
}

/// As it is heard; in figures where nobody can say it.
std::string heard_time(const Locale& locale, std::int64_t seconds) {
  std::string words = locale.spoken_time(seconds);
  return words.empty() ? time_words(seconds) : words;
}

}  // namespace

void Announcer::follow(const checkout::View& view, const Messages& messages, const Locale& locale) {
  std::string news = news_of_items(view, messages);
  append(news, news_of_waits(view, messages, locale));
  if (!news.empty()) sentence_ = std::move(news);
}

std::string Announcer::news_of_items(const checkout::View& view, const Messages& messages) {
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
  return news;
}

Announcer::Waits Announcer::waits_of(const checkout::View& view) {
  Waits waits;
  if (view.code_locked_seconds) waits.emplace("code.locked", *view.code_locked_seconds);
  for (const checkout::Message& message : view.messages) {
    if (counts_down(message)) waits.emplace(text_key(message), *message.number);
  }
  return waits;
}

std::string Announcer::news_of_waits(const checkout::View& view, const Messages& messages,
                                     const Locale& locale) {
  std::string news;
  Waits now = waits_of(view);
  for (const auto& [key, left] : now) {
    if (!waits_) break;
    const auto before = waits_->find(key);
    if (before == waits_->end() || has_passed_moment(before->second, left)) {
      append(news, messages.text(key, {{"time", heard_time(locale, left)}}));
    }
  }
  waits_ = std::move(now);
  return news;
}

}  // namespace bleepay::ui
