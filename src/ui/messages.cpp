#include "ui/messages.h"

#include <algorithm>

#include "ui/words_en.h"

namespace bleepay::ui {
namespace {

const Entry* english_entry(std::string_view key) {
  const auto table = english();
  const auto found = std::lower_bound(
      table.begin(), table.end(), key,
      [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
  return found != table.end() && found->key == key ? &*found : nullptr;
}

std::string_view suffix(PluralForm form) {
  switch (form) {
    case PluralForm::Zero:
      return ".zero";
    case PluralForm::One:
      return ".one";
    case PluralForm::Two:
      return ".two";
    case PluralForm::Few:
      return ".few";
    case PluralForm::Many:
      return ".many";
    case PluralForm::Other:
      return ".other";
  }
  return ".other";
}

PluralForm english_form(std::int64_t count) {
  return count == 1 ? PluralForm::One : PluralForm::Other;
}

/// A counted text may come in forms that English does not have.
bool is_form_of_known_key(std::string_view key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view form = key.substr(dot);
  constexpr std::string_view kForms[] = {".zero", ".one", ".two", ".few", ".many"};
  if (std::find(std::begin(kForms), std::end(kForms), form) == std::end(kForms)) return false;
  return english_entry(std::string(key.substr(0, dot)) + ".other") != nullptr;
}

}  // namespace

std::string time_words(std::int64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

Messages::Messages() : rule_(english_form) {}

const std::string* Messages::replacement(std::string_view key) const {
  const auto found = replaced_.find(key);
  return found == replaced_.end() ? nullptr : &found->second;
}

/// Fills `{name}` in. One pass: what an argument brings in is never looked at again. Between two
/// arguments a space is no place to break a line: an amount keeps its currency beside it, unless it
/// is so long that a line may not hold both, and would be broken within the currency.
std::string Messages::filled(std::string_view text,
                             std::initializer_list<Argument> arguments) const {
  constexpr std::string_view kFirstStrongIsolate = "\u2068";
  constexpr std::string_view kPopIsolate = "\u2069";
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  constexpr std::size_t kJoinedBytesMax = 16;  // "1 234 567,50", with spaces of three bytes
  std::string result;
  std::size_t bytes_before = kJoinedBytesMax + 1;  // of the argument before; there is none yet
  result.reserve(text.size() + 32);
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* const found =
        std::find_if(arguments.begin(), arguments.end(),
                     [name](const Argument& argument) { return argument.name == name; });
    const bool is_joined = bytes_before <= kJoinedBytesMax && text.substr(0, open) == " ";
    result += is_joined ? kNoBreakSpace : text.substr(0, open);
    const bool is_known = found != arguments.end();
    if (is_known && isolates_) result += kFirstStrongIsolate;
    const std::string_view value = is_known ? found->value : text.substr(open, close - open + 1);
    result += value;
    bytes_before = value.size();
    if (is_known && isolates_) result += kPopIsolate;
    text.remove_prefix(close + 1);
  }
  result += text;
  return result;
}

std::string Messages::text(std::string_view key, std::initializer_list<Argument> arguments) const {
  if (const std::string* other = replacement(key)) return filled(*other, arguments);
  const Entry* entry = english_entry(key);
  return filled(entry ? entry->text : key, arguments);
}

std::string Messages::counted(std::string_view key, std::int64_t count,
                              std::initializer_list<Argument> arguments) const {
  const std::string number = std::to_string(count);
  std::string full = std::string(key);
  full += suffix(rule_(count));
  if (!replacement(full) && !english_entry(full)) full = std::string(key) + ".other";
  // Argument lists cannot be extended: the count goes in first, the others after.
  const std::string* other = replacement(full);
  const Entry* entry = english_entry(full);
  const std::string_view pattern = other ? std::string_view(*other) : entry ? entry->text : full;
  return filled(filled(pattern, {{"count", number}}), arguments);
}

std::string text_key(const checkout::Message& message) {
  return "message." + std::string(to_string(message.key));
}

bool counts_down(const checkout::Message& message) {
  return message.number && message.key == checkout::MessageKey::QuietWait;
}

std::string Messages::sentence(const checkout::Message& message) const {
  if (message.key == checkout::MessageKey::None) return {};
  const std::string number = message.number ? std::to_string(*message.number) : std::string();
  return text(text_key(message), {{"number", number},
                                  {"attempts", number},
                                  {"seconds", number},
                                  {"status", number},
                                  {"time", time_words(message.number.value_or(0))},
                                  {"code", message.code}});
}

Result<bool> Messages::replace(const std::map<std::string, std::string>& texts, PluralRule rule) {
  for (const auto& [key, text] : texts) {
    if (!english_entry(key) && !is_form_of_known_key(key)) {
      return Fault{FaultKind::Unknown, key, "is not a key of the table of texts"};
    }
  }
  for (const auto& [key, text] : texts) replaced_.insert_or_assign(key, text);
  if (rule) rule_ = rule;
  return true;
}

}  // namespace bleepay::ui
