// What a function returns when the outside world may have sent nonsense: a value, or the fault with
// its place. Programming errors are asserts and never travel in here.
#pragma once

#include <cassert>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace bleepay {

/// Why something that came from outside was refused. Closed: every switch over it is exhaustive.
enum class FaultKind {
  Malformed,   // not the notation it should be (JSON, decimal, address, instant)
  Missing,     // a required member is absent or null
  Unknown,     // a member nobody defined; named in the path
  WrongType,   // e.g. a number where text is required
  OutOfRange,  // well formed, but outside its limits
  Duplicate,   // a member or an id that stands twice
  TooLarge,    // longer, deeper or more numerous than its named limit
};

[[nodiscard]] std::string_view to_string(FaultKind kind);

/// A refused piece of input: where it stood and which rule it broke, in words a merchant can act
/// on.
///
/// Shape   path is like `items[1].amount`, empty for the whole document; rule is one English
/// sentence without a full stop.
///         Neither ever quotes the refused value: it may be a secret.
struct Fault {
  FaultKind kind = FaultKind::Malformed;
  std::string path;
  std::string rule;

  friend bool operator==(const Fault&, const Fault&) = default;
};

/// `items[1].amount: must be greater than zero`
[[nodiscard]] std::string describe(const Fault& fault);

/// A value or the fault that kept it from being one. `std::expected` is C++23; this is the part of
/// it we use.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : content_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit by design
  Result(Fault fault)
      : content_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT: implicit by design

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& { return must(std::get_if<0>(&content_)); }
  [[nodiscard]] T&& value() && { return std::move(must(std::get_if<0>(&content_))); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }

  [[nodiscard]] const Fault& fault() const { return must(std::get_if<1>(&content_)); }

 private:
  /// Taking what is not there is a bug in the caller: it ends here in every build, for going on
  /// would read memory that holds something else.
  template <class Part>
  static Part& must(Part* part) {
    assert(part != nullptr);
    if (part == nullptr) std::abort();
    return *part;
  }

  std::variant<T, Fault> content_;
};

}  // namespace bleepay
