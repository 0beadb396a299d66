#include "native/sqlite_database.h"

#include <sqlite3.h>

namespace bleepay::native {
namespace {

/// The result codes a person can do something about; the rest in SQLite's own words.
std::string reason_of(sqlite3* handle) {
  switch (sqlite3_errcode(handle) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "is in use by another program; stop that one or name another file";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "is damaged or no database; move it away to start afresh";
    case SQLITE_FULL:
      return "cannot grow: the disk is full";
    case SQLITE_READONLY:
      return "cannot be written: check its permissions and those of its folder";
    case SQLITE_CANTOPEN:
      return "cannot be opened: check that its folder exists and may be written";
    case SQLITE_IOERR:
      return "cannot be read or written: the disk reports an error";
    default:
      return std::string("cannot be used: ") + sqlite3_errmsg(handle);
  }
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement& Statement::bind(std::int64_t number) {
  failed_ |= sqlite3_bind_int64(statement_.get(), ++parameter_, number) != SQLITE_OK;
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  // Not copied: every statement runs before what it was given goes away. A null pointer would be
  // NULL instead of empty.
  const char* bytes = text.empty() ? "" : text.data();
  failed_ |= sqlite3_bind_text64(statement_.get(), ++parameter_, bytes, text.size(), SQLITE_STATIC,
                                 SQLITE_UTF8) != SQLITE_OK;
  return *this;
}

bool Statement::run() {
  const bool is_done = !failed_ && sqlite3_step(statement_.get()) == SQLITE_DONE;
  sqlite3_reset(statement_.get());
  parameter_ = 0;
  failed_ = false;
  return is_done;
}

bool Statement::next() {
  const int code = sqlite3_step(statement_.get());
  failed_ = code != SQLITE_ROW && code != SQLITE_DONE;
  column_ = 0;
  return code == SQLITE_ROW;
}

std::int64_t Statement::number() { return sqlite3_column_int64(statement_.get(), column_++); }

std::string Statement::text() {
  const int column = column_++;
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return {static_cast<const char*>(bytes), size};
}

void Database::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Result<Database> Database::open(const std::string& file) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const bool is_open = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr) == SQLITE_OK;
  Database database(handle, file);
  if (!is_open) return database.fault();
  // Exclusive: what is in memory is the truth while the server runs, so nobody else may write.
  // WAL with NORMAL: a commit has reached the operating system before its answer leaves, so
  // kill -9 loses nothing; only a power cut may take the last moments.
  const bool is_ready = database.run(
      "PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA journal_mode=WAL;"
      "PRAGMA synchronous=NORMAL;"
      "PRAGMA temp_store=MEMORY;"
      "PRAGMA wal_autocheckpoint=8192;"
      "BEGIN IMMEDIATE; COMMIT;");
  if (!is_ready) return database.fault();
  return database;
}

bool Database::run(const char* sql) {
  return sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement Database::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  return Statement(statement);
}

std::optional<std::int64_t> Database::number(const char* sql) {
  Statement statement = prepare(sql);
  if (!statement.next()) return std::nullopt;
  return statement.number();
}

Fault Database::fault() const { return {FaultKind::Malformed, file_, reason_of(handle_.get())}; }

}  // namespace bleepay::native
