// English stands in for the payer's language: what a test expects can be read. Amounts may have the
// marks of another one, for pictures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/locale.h"

namespace bleepay::ui {

class English final : public Locale {
 public:
  explicit English(NumberMarks marks = {}) : marks_(std::move(marks)) {}
  [[nodiscard]] std::string amount(std::string_view decimal) const override {
    return marked(decimal, marks_);
  }
  [[nodiscard]] std::string spoken_time(std::int64_t seconds) const override {
    const std::int64_t rest = seconds % 60;
    if (seconds < 60) return counted(rest, "second");
    const std::string minutes = counted(seconds / 60, "minute");
    return rest == 0 ? minutes : minutes + ", " + counted(rest, "second");
  }

 private:
  static std::string counted(std::int64_t count, const std::string& unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
  }

  NumberMarks marks_;
};

}  // namespace bleepay::ui
