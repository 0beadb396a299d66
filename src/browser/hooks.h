// What the widget tells the frame's JavaScript, and when: only after the core has come to rest.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bleepay::browser {

/// A queue of calls to the functions of one JavaScript object.
///
/// Calls   a hook may call any method of the widget, `delete` included. So whatever the core has to
///         say is posted, and every way into the widget ends in `flush`, after which it touches
///         nothing of its own. Flushing inside a hook leaves the work to the flush outside.
class Hooks {
 public:
  explicit Hooks(emscripten::val hooks) : hooks_(std::move(hooks)) {}

  void post(const char* name) { queue_.push_back({name, 0, {}, {}}); }
  void post(const char* name, std::string text) {
    queue_.push_back({name, 1, std::move(text), {}});
  }
  void post(const char* name, std::string first, std::string second) {
    queue_.push_back({name, 2, std::move(first), std::move(second)});
  }

  /// What a hook answers at once; nothing where there is none. It is no place to call the widget.
  [[nodiscard]] std::optional<std::string> ask(const char* name, double number) const;

  void flush();
  /// Nothing is called any more.
  void close();

 private:
  struct Call {
    const char* name;
    int texts;
    std::string first;
    std::string second;
  };

  emscripten::val hooks_;
  std::vector<Call> queue_;
  bool is_flushing_ = false;
  bool is_closed_ = false;
};

}  // namespace bleepay::browser
