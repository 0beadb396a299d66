#include "browser/language.h"

#include <map>
#include <string>
#include <string_view>

#include "api/json.h"
#include "ui/plural.h"

namespace bleepay::browser {

using api::json::Kind;
using api::json::Value;

namespace {

/// What is missing or misshapen stays as in English.
NumberMarks read_marks(const Value& numbers) {
  NumberMarks marks;
  const auto text_of = [&numbers](const char* name) {
    const auto member = numbers.find(name);
    return member && member->is(Kind::Text) ? member->text() : std::string_view();
  };
  const std::string_view counts = text_of("digits");
  if (counts.size() != 3 || counts.find_first_not_of("123456789") != std::string_view::npos)
    return marks;
  if (text_of("decimal").empty()) return marks;  // 12.50 must never read as 1250
  const auto digits = [counts](std::size_t at) {
    return static_cast<std::size_t>(counts[at] - '0');
  };
  marks.group = text_of("group");
  marks.decimal = text_of("decimal");
  marks.last_group = digits(0);
  marks.other_groups = digits(1);
  marks.grouped_from = digits(2);
  return marks;
}

}  // namespace

Result<NumberMarks> read_language(std::string_view json, ui::Messages& words) {
  const auto document = api::json::Document::parse(json);
  if (!document) return document.fault();
  const auto tag = document->root().find("tag");
  const auto messages = document->root().find("messages");
  if (!tag || !tag->is(Kind::Text)) return Fault{FaultKind::Missing, "tag", "is required"};
  if (!messages || !messages->is(Kind::Object))
    return Fault{FaultKind::Missing, "messages", "is required"};
  std::map<std::string, std::string> texts;
  for (const Value message : *messages) {
    if (!message.is(Kind::Text))
      return Fault{FaultKind::WrongType, std::string(message.name()), "must be text"};
    texts.emplace(message.name(), message.text());
  }
  const Result<bool> replaced = words.replace(texts, ui::plural_rule(tag->text()));
  if (!replaced) return replaced.fault();
  const auto numbers = document->root().find("numbers");
  return numbers ? read_marks(*numbers) : NumberMarks();
}

}  // namespace bleepay::browser
