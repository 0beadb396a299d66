// Holds the members of a description against their rules.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/messages.h"
#include "api/rule.h"
#include "base/result.h"
#include "base/strong.h"

namespace bleepay::api {

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

}  // namespace bleepay::api
