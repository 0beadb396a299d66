// Text that knows what it is. A voucher id cannot be passed where a context code is meant, and a
// secret has no way to be printed.
#pragma once

#include <compare>
#include <ostream>
#include <string>
#include <utility>

#include "base/wipe.h"

namespace bleepay {

/// An opaque, printable identifier. Tag makes every use a type of its own.
template <class Tag>
class StrongText {
 public:
  StrongText() = default;
  explicit StrongText(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  friend bool operator==(const StrongText&, const StrongText&) = default;
  friend auto operator<=>(const StrongText&, const StrongText&) = default;
  friend std::ostream& operator<<(std::ostream& out, const StrongText& id) {
    return out << id.text_;
  }

 private:
  std::string text_;
};

/// Text that must never be shown, logged, stored or compared by accident: tokens and context codes.
///
/// Shape   reading it takes the word `reveal`, which reviewers look for; printing it (a log, a test
/// failure) says `<secret>`. Calls   its memory is overwritten when it dies or is replaced; so is
/// that of a text moved into it.
template <class Tag>
class SecretText {
 public:
  SecretText() = default;
  explicit SecretText(const std::string& text) : text_(text) {}
  explicit SecretText(std::string&& text) : text_(text) { bleepay::wipe(text); }
  SecretText(const SecretText&) = default;
  SecretText(SecretText&& other) noexcept : text_(other.text_) { other.wipe(); }
  SecretText& operator=(const SecretText& other) {
    if (this != &other) {
      wipe();
      text_ = other.text_;
    }
    return *this;
  }
  SecretText& operator=(SecretText&& other) noexcept {
    if (this != &other) {
      wipe();
      text_ = other.text_;
      other.wipe();
    }
    return *this;
  }
  ~SecretText() { wipe(); }

  [[nodiscard]] const std::string& reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  void wipe() { bleepay::wipe(text_); }

  friend bool operator==(const SecretText&, const SecretText&) = default;
  friend std::ostream& operator<<(std::ostream& out, const SecretText&) {
    return out << "<secret>";
  }

 private:
  std::string text_;
};

}  // namespace bleepay
