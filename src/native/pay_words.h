// A checkout in words for a terminal: pure text from the View. What is said about a payment, and
// about money, are the same words as on the widget's screen.
//
// Every line is printable: nothing from an order or a server can move the cursor or hide.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checkout/view.h"
#include "ui/messages.h"

namespace bleepay::native {

class PayWords {
 public:
  explicit PayWords(ui::Messages messages = terminal_messages());

  /// English, with other words where the widget speaks of pages and browsers.
  [[nodiscard]] static ui::Messages terminal_messages();

  /// What is new since the View before, one line each; without one, whose order this is and what is
  /// to be paid. `trouble` is what the transport says about its latest failure.
  [[nodiscard]] std::vector<std::string> news(const std::optional<checkout::View>& before,
                                              const checkout::View& now,
                                              const std::string& trouble) const;

  /// The whole checkout as it stands, for a terminal that is painted over.
  [[nodiscard]] std::vector<std::string> picture(const checkout::View& now,
                                                 const std::string& trouble) const;

  /// What is being said about the checkout as a whole.
  [[nodiscard]] std::vector<std::string> notices(const checkout::View& view,
                                                 const std::string& trouble) const;

  /// What became of it, what to do next, and the numbers to keep.
  [[nodiscard]] std::vector<std::string> result(const checkout::View& view) const;

  /// What is left behind when a person leaves without waiting.
  [[nodiscard]] std::vector<std::string> left_behind(const checkout::View& view) const;

  [[nodiscard]] std::string sentence(const checkout::Message& message,
                                     const std::string& trouble) const;
  /// The question for the code, with the tries that are left once one has failed.
  [[nodiscard]] std::string prompt(const checkout::View& view) const;

 private:
  [[nodiscard]] std::string status(const checkout::ItemView& item) const;
  [[nodiscard]] std::string standing(const checkout::ItemView& item) const;

  ui::Messages messages_;
};

}  // namespace bleepay::native
