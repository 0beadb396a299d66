// The rules, applied.
#include "api/field_checker.h"

#include <algorithm>

#include "api/json.h"
#include "api/utf8.h"
#include "base/amount.h"

namespace bleepay::api {
namespace {

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_upper_alnum(char c) { return is_alnum(c) && !(c >= 'a' && c <= 'z'); }

/// Characters, not bytes: continuation bytes do not count.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string bounds(Rule rule, std::string_view unit) {
  std::string text = "must have ";
  if (rule.min == rule.max) {
    text += "exactly " + std::to_string(rule.min);
  } else if (rule.max == SIZE_MAX) {
    text += "at least " + std::to_string(rule.min);
  } else {
    text += std::to_string(rule.min) + " to " + std::to_string(rule.max);
  }
  return text.append(1, ' ').append(unit);
}

}  // namespace

void FieldChecker::fail(FaultKind kind, std::string rule) {
  if (!fault_) fault_ = Fault{kind, {}, std::move(rule)};
}

void FieldChecker::refuse(FaultKind kind, std::string_view name, std::string_view rule) {
  if (!fault_) fault_ = Fault{kind, std::string(name), std::string(rule)};
}

void FieldChecker::check_count(std::size_t size, Rule rule) {
  if (size < rule.min || size > rule.max) fail(FaultKind::OutOfRange, bounds(rule, "elements"));
}

void FieldChecker::check_text(std::string_view text, Rule rule) {
  if (!json::is_utf8(text)) return fail(FaultKind::Malformed, "must be well-formed UTF-8");
  const std::size_t length = length_of(text);
  if (length < rule.min || length > rule.max) {
    return fail(FaultKind::OutOfRange, bounds(rule, "characters"));
  }
  switch (rule.form) {
    case Form::Any:
    case Form::JsonObject:
      return;
    case Form::Code:
      if (!std::all_of(text.begin(), text.end(), is_alnum)) {
        fail(FaultKind::Malformed, "must consist of letters and digits");
      }
      return;
    case Form::UpperAlnum:
      if (!std::all_of(text.begin(), text.end(), is_upper_alnum)) {
        fail(FaultKind::Malformed, "must consist of capital letters and digits");
      }
      return;
    case Form::Amount: {
      const Result<Amount> amount = Amount::parse(text);
      if (!amount) return fail(amount.fault().kind, amount.fault().rule);
      if (amount->is_zero()) fail(FaultKind::OutOfRange, "must be greater than zero");
      return;
    }
  }
}

void FieldChecker::check(const JsonText& value, Rule rule) {
  const auto document = json::Document::parse(value.text);
  if (!document) return fail(FaultKind::Malformed, "must be JSON");
  if (rule.form == Form::JsonObject && !document->root().is(json::Kind::Object)) {
    return fail(FaultKind::WrongType, "must be an object");
  }
  if (value.text.size() > rule.max) {
    fail(FaultKind::TooLarge, "must have at most " + std::to_string(rule.max) + " bytes");
  }
}

}  // namespace bleepay::api
