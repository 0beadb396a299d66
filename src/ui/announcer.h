// What is said aloud: changes of the phase and of each item, what makes the payer wait, and the
// last minute of a countdown. One sentence at a time; it stays until the next, so that nothing is
// said twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/locale.h"
#include "checkout/view.h"
#include "ui/messages.h"

namespace bleepay::ui {

class Announcer {
 public:
  /// Compares the view with the one before. A new sentence replaces the one that stood.
  void follow(const checkout::View& view, const Messages& messages, const Locale& locale);

  void say(std::string sentence) { sentence_ = std::move(sentence); }
  [[nodiscard]] const std::string& sentence() const { return sentence_; }

 private:
  struct Seen {
    checkout::ItemStatus status;
    std::int64_t seconds;
  };
  using Waits = std::map<std::string, std::int64_t>;  // seconds left, by the key of their text

  [[nodiscard]] static Waits waits_of(const checkout::View& view);
  [[nodiscard]] std::string news_of_items(const checkout::View& view, const Messages& messages);
  [[nodiscard]] std::string news_of_waits(const checkout::View& view, const Messages& messages,
                                          const Locale& locale);

  std::map<std::string, Seen> items_;
  std::optional<Waits> waits_;  // none before the first view, of which nothing is news
  std::string sentence_;
};

}  // namespace bleepay::ui
