// What a parsed tree can be asked, and how a tree or a value is written.
#include "api/json.h"

#include <charconv>

#include "api/utf8.h"

namespace bleepay::api::json {

std::optional<Value> Value::find(std::string_view name) const {
  if (!is(Kind::Object)) return std::nullopt;
  for (const Value member : *this) {
    if (member.name() == name) return member;
  }
  return std::nullopt;
}

void Writer::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

void Writer::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
}

void Writer::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
}

void Writer::name(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
  needs_comma_ = false;
}

void Writer::text(std::string_view text) {
  separate();
  quote(text);
}

void Writer::number(std::int64_t number) {
  char digits[20];  // -9223372036854775808
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  raw({digits, static_cast<std::size_t>(end - digits)});
}

void Writer::truth(bool truth) { raw(truth ? "true" : "false"); }

void Writer::null() { raw("null"); }

void Writer::raw(std::string_view json) {
  separate();
  text_ += json;
}

void Writer::value(const Value& value) {
  switch (value.kind()) {
    case Kind::Null:
      return null();
    case Kind::Bool:
      return truth(value.truth());
    case Kind::Number:
      return raw(value.text());
    case Kind::Text:
      return text(value.text());
    case Kind::Array:
      begin_array();
      for (const Value element : value) this->value(element);
      return end_array();
    case Kind::Object:
      begin_object();
      for (const Value member : value) {
        name(member.name());
        this->value(member);
      }
      return end_object();
  }
}

namespace {

void escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

}  // namespace

void Writer::quote(std::string_view text) {
  text_ += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t run = at;
    while (run < text.size() && is_plain(text[run])) ++run;
    text_.append(text, at, run - at);
    at = run;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      escape(text_, text[at++]);
    } else if (const std::size_t length = utf8_sequence(text.data() + at, text.size() - at)) {
      text_.append(text, at, length);
      at += length;
    } else {
      text_ += "\xEF\xBF\xBD";
      ++at;
    }
  }
  text_ += '"';
}

std::string compact(const Value& value) {
  Writer writer;
  writer.value(value);
  return std::move(writer).take();
}

}  // namespace bleepay::api::json
