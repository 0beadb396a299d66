// Takes secrets out of what a trace keeps, so that the machine still decides the same by it.
//
// Decides  which members of a reply are kept, and what stands in for codes and tokens. It never
// holds a secret itself: it knows them again by length and fingerprint.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json.h"
#include "api/messages.h"
#include "base/http.h"

namespace bleepay::checkout {

class Redaction {
 public:
  /// Something a code entry treats the same way: six characters for a code, else as wrong as it.
  [[nodiscard]] std::string stand_in_of_typed(const api::ContextCode& typed);
  /// Empty stays empty.
  [[nodiscard]] std::string stand_in_of_token(const api::Token& token);
  [[nodiscard]] std::string stand_in_of_code(std::string_view code);

  /// The reply's body with known members only, no code, no token; nothing if it is not JSON.
  ///
  /// Shape   an error keeps its code; a sign-in its token's stand-in; all else what the machine may
  /// read of sessions and vouchers. Payers' addresses are left out.
  [[nodiscard]] std::optional<api::JsonText> body(const HttpReply& reply, bool is_sign_in);

 private:
  /// A secret as far as it is kept.
  struct Known {
    std::size_t length;
    std::uint64_t hash;
    std::string stand_in;
  };

  [[nodiscard]] std::optional<api::JsonText> error_body(const HttpReply& reply);
  void put(api::json::Writer& out, const api::json::Value& value);
  void put_member(api::json::Writer& out, const api::json::Value& member);
  void put_sign_in(api::json::Writer& out, const api::json::Value& root);
  [[nodiscard]] std::string concealed(std::string_view text) const;
  [[nodiscard]] std::string stand_in(std::string_view secret, std::string_view prefix);

  std::vector<Known> known_;
  bool is_everything_kept_ = false;  // within extras, which are the order's own
};

}  // namespace bleepay::checkout
