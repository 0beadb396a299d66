// Reads the members of a description from the tree.
//
// Decides  what required, optional, nullable ... mean on the way in. Leaves  limits to validate.
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
#include "api/rule.h"
#include "base/strong.h"
#include "base/time.h"

namespace bleepay::api {

/// Whole documents that are a bare array name the one member they consist of:
/// `template <> inline constexpr auto kBare<ListReply> = &ListReply::items;`
template <class T>
inline constexpr std::nullptr_t kBare = nullptr;
template <class T>
inline constexpr bool kIsBare = !std::is_same_v<decltype(kBare<T>), const std::nullptr_t>;

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
    if constexpr (kIsBare<T>) {
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

}  // namespace bleepay::api
