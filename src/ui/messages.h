// What is said to a person: one table of texts by key. English is compiled in; a table of another
// language can be laid over it. Needs neither Dear ImGui nor a screen, so that terminals use the
// same words.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "checkout/view.h"

namespace bleepay::ui {

/// A named value for a text: `{amount}` in the table is replaced by it, byte for byte.
struct Argument {
  std::string_view name;
  std::string_view value;
};

/// Which form of a counted text a number takes, by the rules of the language.
enum class PluralForm { Zero, One, Two, Few, Many, Other };
using PluralRule = PluralForm (*)(std::int64_t count);

/// Minutes and seconds, `1:05`.
[[nodiscard]] std::string time_words(std::int64_t seconds);

/// The key of a message in the table of texts.
[[nodiscard]] std::string text_key(const checkout::Message& message);

/// Whether its words tell a time that runs: they change every second, so no live region holds them.
[[nodiscard]] bool counts_down(const checkout::Message& message);

class Messages {
 public:
  Messages();

  /// The text of a key with its placeholders filled in. An unknown key comes back as itself, so
  /// that a gap is seen and not hidden; a placeholder without an argument stays as it is.
  [[nodiscard]] std::string text(std::string_view key,
                                 std::initializer_list<Argument> arguments = {}) const;

  /// The form of `key` for `count` ("items.count.one", "items.count.other"), with `{count}` filled
  /// in. A language that lacks the form falls back to `other`.
  [[nodiscard]] std::string counted(std::string_view key, std::int64_t count,
                                    std::initializer_list<Argument> arguments = {}) const;

  /// The sentence for a message of the checkout; empty for MessageKey::None.
  [[nodiscard]] std::string sentence(const checkout::Message& message) const;

  /// Another language or a merchant's own words: lies over English; unknown keys are a Fault.
  Result<bool> replace(const std::map<std::string, std::string>& texts, PluralRule rule = nullptr);

  /// In languages written from right to left what is filled in is kept apart (Unicode isolates), so
  /// that an amount or a Latin name does not tear the sentence around it.
  void isolate_arguments(bool is_on) { isolates_ = is_on; }

 private:
  [[nodiscard]] std::string filled(std::string_view text,
                                   std::initializer_list<Argument> arguments) const;
  [[nodiscard]] const std::string* replacement(std::string_view key) const;

  std::map<std::string, std::string, std::less<>> replaced_;
  PluralRule rule_;
  bool isolates_ = false;
};

}  // namespace bleepay::ui
