// A fourth direction of descriptions: fills a message with random content, so that a round trip is
// tried with members, lengths and characters nobody thought of.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/fields.h"
#include "base/random.h"

namespace bleepay::api {

class FieldFiller {
 public:
  template <class T>
  using Of = T&;
  // Like a reader it may set what is not described; it refuses nothing.
  static constexpr bool kReads = true;
  static constexpr bool kChecks = false;

  explicit FieldFiller(std::uint64_t seed) : random_(seed) {}

  template <class T>
  void required(std::string_view name, T& out, Rule = {}) {
    if (name == "type") {
      fill_type(out);
    } else {
      fill(out);
    }
  }
  template <class T>
  void filled(std::string_view name, T& out, Rule = {}) {
    required(name, out);
  }
  template <class T>
  void optional(std::string_view name, T& out, Rule = {}) {
    if (coin()) required(name, out);
  }
  template <class T>
  void nullable(std::string_view name, T& out, Rule = {}) {
    optional(name, out);
  }
  template <class T>
  void lenient(std::string_view name, T& out) {
    optional(name, out);
  }
  template <class Describe>
  void nested(std::string_view, Describe describe) {
    describe();
  }
  template <class T>
  void inlined(std::optional<T>& out, std::initializer_list<std::string_view>) {
    if (coin()) fields(*this, out.emplace());
  }
  void refuse(FaultKind, std::string_view, std::string_view) {}

  template <class T>
  void fill(T& out) {
    if constexpr (kIsBare<T>) {
      fill(out.*kBare<T>);
    } else if constexpr (std::is_same_v<T, SessionVoucher>) {
      fill_session_voucher(out);
    } else if constexpr (std::is_enum_v<T>) {
      out = static_cast<T>(random_.below(3));
    } else {
      fields(*this, out);
    }
  }
  template <class T>
  void fill(std::optional<T>& out) {
    fill(out.emplace());
  }
  template <class T>
  void fill(std::vector<T>& out) {
    out.resize(random_.below(4));
    for (T& element : out) fill(element);
  }
  template <class Tag>
  void fill(StrongText<Tag>& out) {
    out = StrongText<Tag>("id-_/%" + std::to_string(random_.below(1000)));
  }
  template <class Tag>
  void fill(SecretText<Tag>& out) {
    out = SecretText<Tag>(text());
  }
  void fill(std::string& out) { out = text(); }
  void fill(bool& out) { out = coin(); }
  void fill(std::int32_t& out) { out = static_cast<std::int32_t>(random_.next()); }
  void fill(WallTime& out) {
    constexpr std::int64_t kYear9999 = 253402300799999;
    out = WallTime{DurationMs{static_cast<std::int64_t>(random_.next() >> 1) % kYear9999}};
  }
  void fill(JsonText& out);

 private:
  bool coin() { return random_.below(2) == 1; }
  std::string text();

  template <class T>
  void fill_type(T& out) {
    fill(out);
    if constexpr (std::is_same_v<T, std::string>) {
      constexpr std::string_view kTypes[] = {"mobile-device", "email-password", "resource", "evm"};
      if (random_.below(8) != 0) out = kTypes[random_.below(4)];
    }
  }
  void fill_session_voucher(SessionVoucher& out);

  Random random_;
};

}  // namespace bleepay::api
