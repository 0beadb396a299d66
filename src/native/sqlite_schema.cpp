#include "native/sqlite_schema.h"

#include <array>

#include "native/sqlite_storage.h"

namespace bleepay::native {
namespace {

/// Marks a file as ours: "BlpS".
constexpr std::int64_t kApplicationId = 0x426c7053;

// Numbers are places in the order of creation, instants are Unix milliseconds, `request`, `terms`,
// `supplied` and `receipts` are the API's own JSON. No token is stored, only its digest.
constexpr const char* kVersion1 = R"(
CREATE TABLE users (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, login TEXT NOT NULL,
  password_hash TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE grants (
  number INTEGER PRIMARY KEY, digest TEXT NOT NULL, user INTEGER NOT NULL,
  context INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE contexts (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, user INTEGER NOT NULL,
  request TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE sessions (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, context INTEGER NOT NULL,
  type TEXT NOT NULL, status TEXT NOT NULL, payee_info TEXT NOT NULL, joined_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE vouchers (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, context INTEGER NOT NULL,
  session INTEGER NOT NULL, status TEXT NOT NULL, terms TEXT NOT NULL, supplied TEXT NOT NULL,
  payment_id TEXT NOT NULL, receipts TEXT NOT NULL, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
)";

// For people with the sqlite3 shell: vouchers with their session and readable times.
constexpr const char* kVersion2 = R"(
CREATE VIEW overview AS
  SELECT vouchers.id AS voucher, vouchers.status, sessions.id AS session,
         vouchers.terms ->> '$.expectedPayment.amount' AS amount,
         vouchers.terms ->> '$.expectedPayment.currency' AS currency,
         datetime(vouchers.created_at / 1000, 'unixepoch') AS created,
         datetime(vouchers.updated_at / 1000, 'unixepoch') AS updated
  FROM vouchers LEFT JOIN sessions ON sessions.number = vouchers.session
  ORDER BY vouchers.number;
)";

/// Step n leads from version n to n + 1. Steps are never changed once released, only added.
constexpr std::array<const char*, kSchemaVersion> kSteps = {kVersion1, kVersion2};

bool upgrade(Database& database, std::int64_t version) {
  if (!database.run("BEGIN IMMEDIATE")) return false;
  bool is_done = true;
  for (auto step = static_cast<std::size_t>(version); step < kSteps.size(); ++step) {
    is_done = is_done && database.run(kSteps[step]);
  }
  const std::string marks = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                            "; PRAGMA user_version=" + std::to_string(kSchemaVersion) + "; COMMIT";
  if (is_done && database.run(marks.c_str())) return true;
  return false;
}

}  // namespace

std::optional<Fault> migrate(Database& database, const std::string& file) {
  const auto version = database.number("PRAGMA user_version");
  const auto application = database.number("PRAGMA application_id");
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!version || !application || !tables) return database.fault();
  const bool is_new = *tables == 0 && *version == 0;
  if (!is_new && *application != kApplicationId) {
    return Fault{FaultKind::Malformed, file, "is a database of another program"};
  }
  if (*version > kSchemaVersion) {
    return Fault{FaultKind::OutOfRange, file, "was written by a newer version of this program"};
  }
  if (*version == kSchemaVersion) return std::nullopt;
  if (upgrade(database, *version)) return std::nullopt;
  Fault fault = database.fault();
  static_cast<void>(database.run("ROLLBACK"));
  return fault;
}

}  // namespace bleepay::native
