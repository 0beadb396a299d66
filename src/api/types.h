// Bleepay's nouns: identifiers, codes and states. Source: docs.bleepay.com, June 2026 generation,
// read 2026-11.
#pragma once

#include <string>
#include <string_view>

#include "base/strong.h"

namespace bleepay::api {

using UserId = StrongText<struct UserIdTag>;        // usr_...
using ContextId = StrongText<struct ContextIdTag>;  // ctx_...
using SessionId = StrongText<struct SessionIdTag>;  // ses_...
using VoucherId = StrongText<struct VoucherIdTag>;  // vch_...

/// Six characters shown by the payer's wallet. Whoever holds it can act as payee, hence a secret.
using ContextCode = SecretText<struct ContextCodeTag>;
/// The session's own code: shown so that the payer can join the right session. Not a secret.
using SessionCode = StrongText<struct SessionCodeTag>;
/// Six digits that the wallet shows beside a voucher: the payer compares them. Not a secret.
using VoucherCode = StrongText<struct VoucherCodeTag>;
/// A JWT, opaque to us.
using Token = SecretText<struct TokenTag>;

/// The known meaning of an enum value on the wire. Unknown never maps to anything good; written, it
/// is `UNKNOWN`.
enum class VoucherStatus { Unknown, Reserved, Redeemed, Resolved, Discarded, Expired };
enum class SessionStatus { Unknown, Open, Closed };
enum class ContextStatus { Unknown, Open, Closed };
enum class VoucherType { Unknown, Simple, Custom };
enum class CodeFormat { Unknown, Numeric, Alphanum };

[[nodiscard]] std::string_view to_string(VoucherStatus status);
[[nodiscard]] std::string_view to_string(SessionStatus status);
[[nodiscard]] std::string_view to_string(ContextStatus status);
[[nodiscard]] std::string_view to_string(VoucherType type);
[[nodiscard]] std::string_view to_string(CodeFormat format);

/// Back from the wire, case-sensitive; Unknown for whatever is not documented. `alphanumeric` is
/// the documentation's other spelling of `alphanum`.
[[nodiscard]] VoucherStatus voucher_status(std::string_view text);
[[nodiscard]] SessionStatus session_status(std::string_view text);
[[nodiscard]] ContextStatus context_status(std::string_view text);
[[nodiscard]] VoucherType voucher_type(std::string_view text);
[[nodiscard]] CodeFormat code_format(std::string_view text);

/// Resolved, Discarded and Expired never change again. Unknown is not terminal.
[[nodiscard]] constexpr bool is_terminal(VoucherStatus status) {
  return status == VoucherStatus::Resolved || status == VoucherStatus::Discarded ||
         status == VoucherStatus::Expired;
}

}  // namespace bleepay::api
