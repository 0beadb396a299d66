// What the sandbox keeps: users, the tokens it granted, contexts, sessions, vouchers. One struct
// each, used in memory and by the storage port alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/messages.h"
#include "base/time.h"

namespace bleepay::sandbox {

/// A record's place in the order of creation, from 1 without gaps; the key it is stored under.
/// Nothing is ever removed. 0 means none.
using Number = std::int64_t;

struct User {
  Number number = 0;
  api::UserId id;
  std::string kind;           // mobile-device | email-password
  std::string login;          // installation id, or e-mail in lower case
  std::string password_hash;  // see passwords.h
  WallTime created_at;

  friend bool operator==(const User&, const User&) = default;
};

/// A token as we remember it: by its digest only. Belongs to a user or to a context, never both.
struct Grant {
  Number number = 0;
  std::string digest;  // SHA-256 of the token in hex
  Number user = 0;
  Number context = 0;
  WallTime expires_at;

  friend bool operator==(const Grant&, const Grant&) = default;
};

struct Context {
  Number number = 0;
  api::ContextId id;
  api::ContextCode code;
  Number user = 0;
  api::CodeFormat format = api::CodeFormat::Alphanum;
  api::ContextStatus status = api::ContextStatus::Open;
  std::vector<api::PayerRef> payers;
  WallTime created_at;
  WallTime updated_at;
  WallTime expires_at;  // the code is good for nothing from here on; no status tells it

  friend bool operator==(const Context&, const Context&) = default;
};

struct Session {
  Number number = 0;
  api::SessionId id;
  api::SessionCode code;
  Number context = 0;
  std::string type;
  api::SessionStatus status = api::SessionStatus::Open;
  std::optional<api::JsonText> payee_info;
  std::optional<WallTime> joined_at;
  WallTime created_at;
  WallTime updated_at;

  friend bool operator==(const Session&, const Session&) = default;
};

struct Voucher {
  Number number = 0;
  api::VoucherId id;
  api::VoucherCode code;
  Number context = 0;
  Number session = 0;  // 0 for a voucher reserved by context code
  api::VoucherStatus status = api::VoucherStatus::Reserved;
  std::optional<api::Payment> expected;     // SIMPLE, once redeemed
  std::optional<api::Payment> supplied;     // after negotiation
  std::optional<api::CustomTerms> custom;   // CUSTOM, once redeemed
  std::optional<api::JsonText> payee_info;  // echoed as it came
  std::string payment_id;                   // pay_..., for the payer to put on the receipt
  std::vector<api::Receipt> receipts;
  WallTime created_at;
  WallTime updated_at;
  WallTime expires_at;

  friend bool operator==(const Voucher&, const Voucher&) = default;
};

}  // namespace bleepay::sandbox
