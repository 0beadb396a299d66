// The payer's language as the page's Intl knows it: marks between digits, told once with the texts;
// times to be read out, asked one by one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/locale.h"
#include "browser/hooks.h"

namespace bleepay::browser {

/// Amounts as in English and no times in words where the page says nothing.
class PageLocale final : public Locale {
 public:
  explicit PageLocale(std::shared_ptr<Hooks> hooks) : hooks_(std::move(hooks)) {}

  void use(NumberMarks marks) { marks_ = std::move(marks); }

  [[nodiscard]] std::string amount(std::string_view decimal) const override {
    return marked(decimal, marks_);
  }
  [[nodiscard]] std::string spoken_time(std::int64_t seconds) const override {
    return hooks_->ask("spokenTime", static_cast<double>(seconds)).value_or("");
  }

 private:
  std::shared_ptr<Hooks> hooks_;
  NumberMarks marks_;
};

}  // namespace bleepay::browser
