// Descriptions: a struct's JSON form is told once and read, written and checked by it.
//
//   template <class Io>
//   void fields(Io& io, Ref<Io, Wallet> wallet) {          // in the struct's namespace
//     io.required("address", wallet.address, chars(4, 66));
//   }
//
// Decides  what required, optional, nullable ... mean in the three directions. Leaves  which
// members there are to the descriptions. For codec sources only: headers need no more than json.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/codec.h"
#include "api/json.h"
#include "base/strong.h"
#include "base/time.h"

namespace bleepay::api {

/// The parameter of a description: `T&` when reading, `const T&` otherwise.
template <class Io, class T>
using Ref = typename Io::template Of<T>;

/// What a text must look like besides its length.
enum class Form { Any, Amount, Code, UpperAlnum, JsonObject };

/// The limits of a member. Reading does not look at them, `validate` does: a reply is taken as it
/// comes, a request is held against what the documentation says.
struct Rule {
  std::size_t min = 0;  // characters of a text, elements of a list
  std::size_t max = SIZE_MAX;
  Form form = Form::Any;
};
constexpr Rule chars(std::size_t min, std::size_t max) { return {min, max, Form::Any}; }
constexpr Rule count(std::size_t min, std::size_t max) { return {min, max, Form::Any}; }

/// Whole documents that are a bare array name the one member they consist of:
/// `template <> inline constexpr auto kBare<ListReply> = &ListReply::items;`
template <class T>
inline constexpr std::nullptr_t kBare = nullptr;

/// Puts a segment before a path: `items` + `[1].amount`.
void prepend(std::string& path, std::string_view segment);
[[nodiscard]] std::string index_segment(std::size_t index);

// --- reading -------------------------------------------------------------------------------------

/// Reads members from the tree. The first fault stops everything else.
class FieldReader {
 public:
  template <class T>
  using Of = T&;
  static constexpr bool kReads = true;
  static constexpr bool kChecks = false;

  explicit FieldReader(Unknowns unknowns) : unknowns_(unknowns) {}

  /// Must be there and not null.
  template <class T>
  void required(std::string_view name, T& out, Rule = {}) {
    if (const auto value = present(name, true)) {
      read_into(*value, out);
      leave(name);
    }
  }
  /// May be absent or null: then `out` stays as it is.
  template <class T>
  void optional(std::string_view name, T& out, Rule = {}) {
    if (const auto value = present(name, false)) {
      read_into(*value, out);
      leave(name);
    }
  }
  /// Like optional; always written.
  template <class T>
  void filled(std::string_view name, T& out, Rule = {}) {
    optional(name, out);
  }
  /// Must be there, null means nothing.
  template <class T>
  void nullable(std::string_view name, std::optional<T>& out, Rule = {}) {
    const auto value = member(name, true);
    if (value && !value->is(json::Kind::Null)) {
      read_into(*value, out);
      leave(name);
    }
  }
  /// Undocumented: taken if it has the shape we expect, else as absent.
  template <class T>
  void lenient(std::string_view name, std::optional<T>& out) {
    const auto value = present(name, false);
    if (!value) return;
    read_into(*value, out);
    if (!fault_) return;
    fault_.reset();
    out.reset();
  }
  /// An object whose members belong to the same struct.
  template <class Describe>
  void nested(std::string_view name, Describe describe) {
    if (const auto value = present(name, true)) {
      in_object(*value, describe);
      leave(name);
    }
  }
  /// Members of a part that stand in the same object, present if one of `names` is.
  template <class T>
  void inlined(std::optional<T>& out, std::initializer_list<std::string_view> names) {
    if (!fault_ && has_any(names)) fields(*this, out.emplace());
  }
  void refuse(FaultKind kind, std::string_view name, std::string_view rule);

  template <class T>
  void read(json::Value value, T& out) {
    if constexpr (!std::is_same_v<decltype(kBare<T>), const std::nullptr_t>) {
      read(value, out.*kBare<T>);
    } else if constexpr (requires { read_value(*this, value, out); }) {
      read_value(*this, value, out);
    } else if constexpr (std::is_enum_v<T>) {
      std::string_view text;
      if (read_text(value, text) && !from_text(text, out)) {
        fail(FaultKind::OutOfRange, "must be one of the known values");
      }
    } else {
      in_object(value, [&] { fields(*this, out); });
    }
  }
  template <class Tag>
  void read(json::Value value, StrongText<Tag>& out) {
    std::string_view text;
    if (read_text(value, text)) out = StrongText<Tag>(std::string(text));
  }
  template <class Tag>
  void read(json::Value value, SecretText<Tag>& out) {
    std::string_view text;
    if (read_text(value, text)) out = SecretText<Tag>(std::string(text));
  }
  template <class T>
  void read(json::Value value, std::vector<T>& out) {
    if (!value.is(json::Kind::Array)) {
      fail(FaultKind::WrongType, "must be an array");
      return;
    }
    out.clear();
    out.reserve(value.size());
    for (const json::Value element : value) {
      read(element, out.emplace_back());
      if (!fault_) continue;
      prepend(fault_->path, index_segment(out.size() - 1));
      return;
    }
  }
  void read(json::Value value, std::string& out);
  void read(json::Value value, bool& out);
  void read(json::Value value, std::int64_t& out);
  void read(json::Value value, std::int32_t& out);
  void read(json::Value value, WallTime& out);
  void read(json::Value value, JsonText& out);

  /// False (and the fault) if it is no text.
  bool read_text(json::Value value, std::string_view& out);
  /// The first fault counts.
  void fail(FaultKind kind, std::string_view rule);

  [[nodiscard]] std::optional<Fault> take_fault() { return std::move(fault_); }

 private:
  template <class T>
  void read_into(json::Value value, T& out) {
    read(value, out);
  }
  template <class T>
  void read_into(json::Value value, std::optional<T>& out) {
    read(value, out.emplace());
  }

  template <class Describe>
  void in_object(json::Value value, Describe describe) {
    if (!value.is(json::Kind::Object)) {
      fail(FaultKind::WrongType, "must be an object");
      return;
    }
    const auto outer = std::exchange(object_, value);
    const auto outer_next = std::exchange(next_, value.begin());
    const std::size_t outer_known = std::exchange(first_known_, known_.size());
    describe();
    if (unknowns_ == Unknowns::Refuse && !fault_) refuse_unknown();
    known_.resize(first_known_);
    first_known_ = outer_known;
    next_ = outer_next;
    object_ = outer;
  }

  /// The member; a missing required one is the fault.
  std::optional<json::Value> member(std::string_view name, bool is_required);
  /// Likewise, with null as absent.
  std::optional<json::Value> present(std::string_view name, bool is_required);
  std::optional<json::Value> find(std::string_view name);
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> names) const;
  void refuse_unknown();
  void leave(std::string_view name) {
    if (fault_) prepend(fault_->path, name);
  }

  Unknowns unknowns_;
  json::Value object_{nullptr};
  json::Value::Iterator next_{nullptr};  // members mostly come in the order they are asked for
  std::optional<Fault> fault_;
  std::vector<std::string_view> known_;  // only kept when unknown members are refused
  std::size_t first_known_ = 0;
};

// --- writing -------------------------------------------------------------------------------------

/// Writes members in the order of the description.
class FieldWriter {
 public:
  template <class T>
  using Of = const T&;
  static constexpr bool kReads = false;
  static constexpr bool kChecks = false;

  template <class T>
  void required(std::string_view name, const T& value, Rule = {}) {
    json_.name(name);
    write(value);
  }
  template <class T>
  void required(std::string_view name, const std::optional<T>& value, Rule = {}) {
    optional(name, value);
  }
  /// Left out when there is nothing in it.
  template <class T>
  void optional(std::string_view name, const T& value, Rule = {}) {
    if (!value.empty()) required(name, value);
  }
  template <class T>
  void optional(std::string_view name, const std::optional<T>& value, Rule = {}) {
    if (value) required(name, *value);
  }
  template <class T>
  void filled(std::string_view name, const T& value, Rule = {}) {
    required(name, value);
  }
  template <class T>
  void nullable(std::string_view name, const std::optional<T>& value, Rule = {}) {
    json_.name(name);
    value ? write(*value) : json_.null();
  }
  template <class T>
  void lenient(std::string_view name, const std::optional<T>& value) {
    optional(name, value);
  }
  template <class Describe>
  void nested(std::string_view name, Describe describe) {
    json_.name(name);
    json_.begin_object();
    describe();
    json_.end_object();
  }
  template <class T>
  void inlined(const std::optional<T>& value, std::initializer_list<std::string_view>) {
    if (value) fields(*this, *value);
  }
  void refuse(FaultKind, std::string_view, std::string_view) {}

  template <class T>
  void write(const T& value) {
    if constexpr (!std::is_same_v<decltype(kBare<T>), const std::nullptr_t>) {
      write(value.*kBare<T>);
    } else if constexpr (requires { write_value(*this, value); }) {
      write_value(*this, value);
    } else if constexpr (std::is_enum_v<T>) {
      json_.text(to_string(value));
    } else {
      json_.begin_object();
      fields(*this, value);
      json_.end_object();
    }
  }
  template <class Tag>
  void write(const StrongText<Tag>& value) {
    json_.text(value.text());
  }
  template <class Tag>
  void write(const SecretText<Tag>& value) {
    json_.text(value.reveal());
  }
  template <class T>
  void write(const std::vector<T>& values) {
    json_.begin_array();
    for (const T& value : values) write(value);
    json_.end_array();
  }
  void write(const std::string& value) { json_.text(value); }
  void write(const bool& value) { json_.truth(value); }
  void write(const std::int64_t& value) { json_.number(value); }
  void write(const std::int32_t& value) { json_.number(value); }
  void write(const WallTime& value) { json_.text(format_instant(value)); }
  void write(const JsonText& value) { json_.raw(value.text); }

  [[nodiscard]] json::Writer& json() { return json_; }

 private:
  json::Writer json_;
};

// --- checking ------------------------------------------------------------------------------------

/// Holds members against their rules. The first fault counts.
class FieldChecker {
 public:
  template <class T>
  using Of = const T&;
  static constexpr bool kReads = false;
  static constexpr bool kChecks = true;

  template <class T>
  void required(std::string_view name, const T& value, Rule rule = {}) {
    if (fault_) return;
    check(value, rule);
    leave(name);
  }
  template <class T>
  void required(std::string_view name, const std::optional<T>& value, Rule rule = {}) {
    if (value) return required(name, *value, rule);
    refuse(FaultKind::Missing, name, "is required");
  }
  template <class T>
  void optional(std::string_view name, const T& value, Rule rule = {}) {
    if (!value.empty()) required(name, value, rule);
  }
  template <class T>
  void optional(std::string_view name, const std::optional<T>& value, Rule rule = {}) {
    if (value) required(name, *value, rule);
  }
  /// Nothing in it counts as missing if the rule wants something.
  template <class T>
  void filled(std::string_view name, const T& value, Rule rule = {}) {
    if constexpr (requires { value.empty(); }) {
      if (rule.min > 0 && value.empty()) return refuse(FaultKind::Missing, name, "is required");
    }
    required(name, value, rule);
  }
  template <class T>
  void nullable(std::string_view name, const std::optional<T>& value, Rule rule = {}) {
    optional(name, value, rule);
  }
  template <class Describe>
  void nested(std::string_view name, Describe describe) {
    if (fault_) return;
    describe();
    leave(name);
  }
  template <class T>
  void inlined(const std::optional<T>& value, std::initializer_list<std::string_view>) {
    if (value && !fault_) fields(*this, *value);
  }
  void refuse(FaultKind kind, std::string_view name, std::string_view rule);

  template <class T>
  void check(const T& value, Rule rule) {
    if constexpr (std::is_enum_v<T>) {
      if (value == T::Unknown) fail(FaultKind::OutOfRange, "must be one of the known values");
    } else if constexpr (!std::is_arithmetic_v<T>) {
      (void)rule;
      fields(*this, value);
    }
  }
  template <class Tag>
  void check(const StrongText<Tag>& value, Rule rule) {
    check_text(value.text(), rule);
  }
  template <class Tag>
  void check(const SecretText<Tag>& value, Rule rule) {
    check_text(value.reveal(), rule);
  }
  template <class T>
  void check(const std::vector<T>& values, Rule rule) {
    check_count(values.size(), rule);
    for (std::size_t i = 0; i < values.size() && !fault_; ++i) {
      check(values[i], Rule{});
      if (fault_) prepend(fault_->path, index_segment(i));
    }
  }
  void check(const std::string& value, Rule rule) { check_text(value, rule); }
  void check(const JsonText& value, Rule rule);

  [[nodiscard]] std::optional<Fault> take_fault() { return std::move(fault_); }

 private:
  void fail(FaultKind kind, std::string rule);
  void check_text(std::string_view text, Rule rule);
  void check_count(std::size_t size, Rule rule);
  void leave(std::string_view name) {
    if (fault_) prepend(fault_->path, name);
  }

  std::optional<Fault> fault_;
};

// --- whole messages ------------------------------------------------------------------------------

template <class Message>
[[nodiscard]] Result<Message> read_message(json::Value value, Unknowns unknowns) {
  FieldReader reader(unknowns);
  Message message;
  reader.read(value, message);
  if (auto fault = reader.take_fault()) return *std::move(fault);
  return message;
}

template <class Message>
[[nodiscard]] Result<Message> read_message(std::string_view text, Unknowns unknowns) {
  const Result<json::Document> document = json::Document::parse(text);
  if (!document) return document.fault();
  return read_message<Message>(document->root(), unknowns);
}

template <class Message>
[[nodiscard]] std::string write_message(const Message& message) {
  FieldWriter writer;
  writer.write(message);
  return std::move(writer.json()).take();
}

template <class Message>
[[nodiscard]] std::optional<Fault> check_message(const Message& message) {
  FieldChecker checker;
  fields(checker, message);
  return checker.take_fault();
}

}  // namespace bleepay::api
