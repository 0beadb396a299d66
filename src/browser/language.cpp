#include "browser/language.h"

#include <map>
#include <string>

#include "api/json.h"
#include "ui/plural.h"

namespace bleepay::browser {

using api::json::Kind;
using api::json::Value;

Result<bool> read_language(std::string_view json, ui::Messages& words) {
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
  return words.replace(texts, ui::plural_rule(tag->text()));
}

}  // namespace bleepay::browser
