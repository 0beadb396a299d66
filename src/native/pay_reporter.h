// How a checkout is told while it runs: painted on a terminal, line by line into a pipe, or as JSON
// for machines. All of it goes to standard output; no code and no token ever does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "checkout/events.h"
#include "checkout/view.h"
#include "native/exit_status.h"
#include "native/pay_words.h"

namespace bleepay::native {

class PayReporter {
 public:
  virtual ~PayReporter() = default;
  virtual void on_event(const checkout::Event& event) = 0;
  virtual void on_view(const checkout::View& view) = 0;
  /// Something else is about to be written on the terminal.
  virtual void make_way() = 0;
  /// The last word. `ended` is what the page of a widget would be told.
  virtual void on_end(const checkout::View& view, const checkout::Ended& ended,
                      ExitStatus status) = 0;
  /// True if countdowns are shown, so that every second is another picture.
  [[nodiscard]] virtual bool shows_seconds() const = 0;
};

enum class ReportStyle { Live, Lines, Json };

/// `trouble` tells what kept the latest request from being answered.
[[nodiscard]] std::unique_ptr<PayReporter> make_reporter(ReportStyle style,
                                                         std::function<std::string()> trouble);

}  // namespace bleepay::native
