// The storage port of the sandbox: rows in, rows out. SQLite implements it natively, a vector of
// maps in tests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace bleepay::sandbox {

struct UserRow {
  std::string id;
  std::string kind;   // mobile-device | email-password
  std::string login;  // installation id or e-mail
  std::string password_hash;
  WallTime created_at;
};
struct TokenRow {
  std::string hash;        // the token itself is never stored
  std::string user_id;     // a payer's token, or empty
  std::string context_id;  // a payee's resource token, or empty
  WallTime expires_at;
};
struct ContextRow {
  std::string id;
  std::string code;
  std::string user_id;
  std::string format;
  std::string status;
  std::vector<std::string> payers;
  WallTime created_at;
  WallTime updated_at;
  WallTime expires_at;
};
struct SessionRow {
  std::string id;
  std::string code;
  std::string context_id;
  std::string type;
  std::string status;
  std::string payee_info;  // JSON, or empty
  std::optional<WallTime> joined_at;
  WallTime created_at;
  WallTime updated_at;
};
struct VoucherRow {
  std::string id;
  std::string code;
  std::string context_id;
  std::string session_id;  // empty for a stand-alone voucher
  std::string status;
  std::string type;      // SIMPLE | CUSTOM | empty while RESERVED
  std::string terms;     // the redeem body as JSON, or empty
  std::string supplied;  // suppliedPayment as JSON, or empty
  std::string payments;  // with their pay_ ids, JSON, or empty
  std::string receipts;  // JSON, or empty
  WallTime created_at;
  WallTime updated_at;
  WallTime expires_at;
};

struct Snapshot {
  std::vector<UserRow> users;
  std::vector<TokenRow> tokens;
  std::vector<ContextRow> contexts;
  std::vector<SessionRow> sessions;
  std::vector<VoucherRow> vouchers;
};

/// Calls   `put` inserts or replaces by id and may be buffered; `commit` makes everything put so
/// far durable, all or nothing. Errors  a Fault in words for the log; the server answers 500
/// `unexpected` and forgets the change.
class Storage {
 public:
  virtual ~Storage() = default;
  [[nodiscard]] virtual Result<Snapshot> load() = 0;
  virtual void put(const UserRow& row) = 0;
  virtual void put(const TokenRow& row) = 0;
  virtual void put(const ContextRow& row) = 0;
  virtual void put(const SessionRow& row) = 0;
  virtual void put(const VoucherRow& row) = 0;
  [[nodiscard]] virtual Result<bool> commit() = 0;
};

}  // namespace bleepay::sandbox
