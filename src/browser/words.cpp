#include "browser/words.h"

#include <array>
#include <cstdint>
#include <optional>

#include "api/json.h"

namespace bleepay::browser {

namespace {

using api::json::Document;
using api::json::Kind;
using api::json::Value;
using api::json::Writer;

/// Hundredths of a CSS pixel are finer than any screen, and the writer knows whole numbers only.
void write_decimal(Writer& out, float number) {
  const std::int64_t hundredths =
      static_cast<std::int64_t>(number * 100 + (number < 0 ? -0.5f : 0.5f));
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  std::string text = hundredths < 0 ? "-" : "";
  text += std::to_string(size / 100);
  if (size % 100 != 0) {
    text += size % 100 < 10 ? ".0" : ".";
    text += std::to_string(size % 100 % 10 == 0 ? size % 100 / 10 : size % 100);
  }
  out.raw(text);
}

void write_text(Writer& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.name(name);
  out.text(text);
}

void write_truth(Writer& out, std::string_view name, bool truth) {
  if (!truth) return;
  out.name(name);
  out.truth(truth);
}

void write_rect(Writer& out, const Rect& rect) {
  out.name("rect");
  out.begin_object();
  const std::array<std::pair<const char*, float>, 4> members{
      {{"x", rect.x}, {"y", rect.y}, {"width", rect.width}, {"height", rect.height}}};
  for (const auto& [name, value] : members) {
    out.name(name);
    write_decimal(out, value);
  }
  out.end_object();
}

void write_node(Writer& out, const ui::Node& node) {
  out.begin_object();
  out.name("id");
  out.text(node.id);
  write_text(out, "parent", node.parent);
  out.name("role");
  out.text(to_string(node.role));
  out.name("name");
  out.text(node.name);
  write_text(out, "value", node.value);
  write_text(out, "spoken", node.spoken);
  write_text(out, "description", node.description);
  if (node.level > 0) {
    out.name("level");
    out.number(node.level);
  }
  if (node.progress) {
    out.name("progress");
    write_decimal(out, *node.progress);
  }
  if (node.is_expanded) {
    out.name("isExpanded");
    out.truth(*node.is_expanded);
  }
  write_truth(out, "isDisabled", node.is_disabled);
  write_truth(out, "isInvalid", node.is_invalid);
  write_truth(out, "isBusy", node.is_busy);
  write_truth(out, "isLtr", node.is_ltr);
  write_truth(out, "hasAction", node.has_action);
  write_text(out, "copyText", node.copy_text);
  write_rect(out, node.rect);
  out.end_object();
}

std::string_view severity_name(checkout::Severity severity) {
  switch (severity) {
    case checkout::Severity::Info:
      return "info";
    case checkout::Severity::Warning:
      return "warning";
    case checkout::Severity::Error:
      return "error";
  }
  return "error";
}

/// Replaces `{name}` by the member of that name; what is put in is not looked at again.
std::string filled(std::string_view text, const std::optional<Value>& params) {
  const auto value = [&params](std::string_view name) -> std::optional<std::string_view> {
    if (!params) return std::nullopt;
    auto member = params->find(name);
    // A checkout message carries one number; each sentence has a name of its own for it.
    if (!member && (name == "attempts" || name == "seconds" || name == "status"))
      member = params->find("number");
    if (!member) return std::nullopt;
    return member->text();
  };
  std::string result;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    result += text.substr(0, open);
    const auto found = value(text.substr(open + 1, close - open - 1));
    result += found ? *found : text.substr(open, close - open + 1);
    text.remove_prefix(close + 1);
  }
  result += text;
  return result;
}

}  // namespace

std::string screen_json(const ui::Screen& screen) {
  Writer out;
  out.begin_object();
  out.name("height");
  write_decimal(out, screen.height);
  write_text(out, "title", screen.title);
  write_text(out, "focus", screen.focus);
  out.name("nodes");
  out.begin_array();
  for (const ui::Node& node : screen.nodes) write_node(out, node);
  out.end_array();
  out.end_object();
  return std::move(out).take();
}

std::string verdict_json(const checkout::Verdict& verdict, const ui::Messages& words) {
  const checkout::Message& reason = verdict.reason;
  Writer out;
  out.begin_object();
  out.name("accepted");
  out.truth(verdict.accepted);
  if (reason.key != checkout::MessageKey::None) {
    out.name("message");
    out.begin_object();
    out.name("key");
    out.text(to_string(reason.key));
    out.name("severity");
    out.text(severity_name(reason.severity));
    if (reason.number) {
      out.name("number");
      out.number(*reason.number);
    }
    write_text(out, "code", reason.code);
    out.name("text");
    out.text(words.sentence(reason));
    out.end_object();
  }
  out.end_object();
  return std::move(out).take();
}

std::string started_json() { return R"({"ok":true})"; }

std::string refused_json(const Fault& fault) {
  Writer out;
  out.begin_object();
  out.name("ok");
  out.truth(false);
  out.name("fault");
  out.begin_object();
  out.name("kind");
  out.text(to_string(fault.kind));
  out.name("path");
  out.text(fault.path);
  out.name("rule");
  out.text(fault.rule);
  out.name("text");
  out.text(describe(fault));
  out.end_object();
  out.end_object();
  return std::move(out).take();
}

std::string text_of(std::string_view key, std::string_view params, const ui::Messages& words) {
  const std::string of_checkout = "message." + std::string(key);
  std::string text = words.text(of_checkout);
  if (text == of_checkout) text = words.text(key);
  auto document = Document::parse(params);
  if (!document || !document->root().is(Kind::Object)) return filled(text, std::nullopt);
  return filled(text, document->root());
}

}  // namespace bleepay::browser
