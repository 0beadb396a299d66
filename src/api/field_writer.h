// Writes the members of a description as compact JSON, in its order.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/field_reader.h"
#include "api/json.h"
#include "api/rule.h"
#include "base/strong.h"
#include "base/time.h"

namespace bleepay::api {

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
    if constexpr (kIsBare<T>) {
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

}  // namespace bleepay::api
