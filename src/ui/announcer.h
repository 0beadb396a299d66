// What is said aloud: changes of the phase and of each item, and the last minute of a countdown.
// One sentence at a time; it stays until the next, so that nothing is said twice.
#pragma once

#include <map>
#include <string>

#include "checkout/view.h"
#include "ui/messages.h"

namespace bleepay::ui {

class Announcer {
 public:
  /// Compares the view with the one before. A new sentence replaces the one that stood.
  void follow(const checkout::View& view, const Messages& messages);

  void say(std::string sentence) { sentence_ = std::move(sentence); }
  [[nodiscard]] const std::string& sentence() const { return sentence_; }

 private:
  struct Seen {
    checkout::ItemStatus status;
    std::int64_t seconds;
  };
  std::map<std::string, Seen> items_;
  std::string sentence_;
};

}  // namespace bleepay::ui
