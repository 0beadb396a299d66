// What the pages of one browser share: the storage with the order's record in it, and the lock that
// lets one of them work.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>

namespace bleepay::sim {

/// One key is enough: a run has one order.
class Storage {
 public:
  [[nodiscard]] const std::optional<std::string>& load() const {
    return is_denied_ ? kNothing : record_;
  }
  [[nodiscard]] bool store(std::string record) {
    if (is_denied_ || is_full_) return false;
    record_ = std::move(record);
    return true;
  }
  [[nodiscard]] bool erase() {
    if (is_denied_) return false;
    record_.reset();
    return true;
  }

  void deny() { is_denied_ = true; }
  void fill_up() { is_full_ = true; }
  void clear() { record_.reset(); }
  [[nodiscard]] std::optional<std::string>& record() { return record_; }
  [[nodiscard]] const std::string& text() const { return record_ ? *record_ : kEmpty; }

 private:
  static inline const std::optional<std::string> kNothing;
  static inline const std::string kEmpty;

  std::optional<std::string> record_;
  bool is_denied_ = false;
  bool is_full_ = false;
};

/// As Web Locks give it: one holder, the others wait in order.
template <class Page>
class Lock {
 public:
  /// True: it is yours. False: you will be called.
  [[nodiscard]] bool request(Page& page) {
    if (holder_ == nullptr) {
      holder_ = &page;
      return true;
    }
    waiting_.push_back(&page);
    return false;
  }

  /// Gives it up, or the place in the queue; the next one, if any.
  [[nodiscard]] Page* release(Page& page) {
    std::erase(waiting_, &page);
    if (holder_ != &page) return nullptr;
    holder_ = nullptr;
    if (waiting_.empty()) return nullptr;
    holder_ = waiting_.front();
    waiting_.pop_front();
    return holder_;
  }

 private:
  Page* holder_ = nullptr;
  std::deque<Page*> waiting_;
};

}  // namespace bleepay::sim
