#include "browser/hooks.h"

#include <utility>

#include "browser/page.h"
#include "browser/page_text.h"

namespace bleepay::browser {

std::optional<std::string> Hooks::ask(const char* name, double number) const {
  if (is_closed_) return std::nullopt;
  return take_text(bleepay_ask(hooks_.as_handle(), name, number));
}

void Hooks::flush() {
  if (is_flushing_) return;
  is_flushing_ = true;
  while (!queue_.empty()) {
    const std::vector<Call> calls = std::exchange(queue_, {});
    for (const Call& call : calls) {
      if (is_closed_) break;
      bleepay_hook(hooks_.as_handle(), call.name, call.texts > 0 ? call.first.c_str() : nullptr,
                   call.texts > 1 ? call.second.c_str() : nullptr);
    }
  }
  is_flushing_ = false;
}

void Hooks::close() {
  is_closed_ = true;
  queue_.clear();
  hooks_ = emscripten::val::undefined();
}

}  // namespace bleepay::browser
