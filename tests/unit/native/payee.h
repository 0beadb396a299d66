// A payee at work on a sandbox, over one connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "unit/native/raw_client.h"

namespace bleepay::native {

/// A member of a flat JSON object, or of the object inside its first member.
[[nodiscard]] std::string json_member(const std::string& json, std::string_view name);

class Payee {
 public:
  explicit Payee(std::uint16_t port) : client_(port) {}

  /// Opens a context by remote control and signs in with its code.
  void enter();
  void enter_as(const Payee& other);
  /// The new voucher's id; nothing when no answer came.
  std::optional<std::string> reserve();
  /// The status of the answer, 0 when none came.
  int redeem(const std::string& id);
  int discard(const std::string& id);
  std::string status(const std::string& id);
  RawAnswer post(const std::string& target, const std::string& body);
  /// Sends without waiting for the answer.
  void begin_redeem(const std::string& id);
  [[nodiscard]] RawAnswer receive() { return client_.receive(); }

  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const std::string& token() const { return token_; }

 private:
  [[nodiscard]] std::string credential() const;

  RawClient client_;
  std::string code_;
  std::string token_;
};

}  // namespace bleepay::native
