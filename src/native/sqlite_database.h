// The little of SQLite that the sandbox's storage needs, as C++ values: a database, a statement.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace bleepay::native {

/// A prepared statement. Parameters and columns are taken in order, one call each.
class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  Statement& bind(std::int64_t number);
  Statement& bind(std::string_view text);
  Statement& bind(WallTime instant) { return bind(instant.time_since_epoch().count()); }
  /// Runs a statement that gives no rows, and makes it ready for the next use.
  [[nodiscard]] bool run();

  /// Moves to the next row; false at the end and on an error (then `failed` says so).
  [[nodiscard]] bool next();
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::int64_t number();
  [[nodiscard]] std::string text();
  [[nodiscard]] WallTime instant() { return WallTime(DurationMs(number())); }

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  int parameter_ = 0;
  int column_ = 0;
  bool failed_ = false;
};

/// An open database file.
class Database {
 public:
  /// Opens or creates the file and keeps it for itself: another program that wants it is told that
  /// it is in use.
  ///
  /// Errors  Malformed, with the file's name as the path and the reason in words.
  [[nodiscard]] static Result<Database> open(const std::string& file);

  /// One or several statements without parameters.
  [[nodiscard]] bool run(const char* sql);
  [[nodiscard]] Statement prepare(const char* sql);
  /// The value of a pragma or of any other query that gives one number.
  [[nodiscard]] std::optional<std::int64_t> number(const char* sql);

  /// What went wrong last, in words a person can act on.
  [[nodiscard]] Fault fault() const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  explicit Database(sqlite3* handle, std::string file) : handle_(handle), file_(std::move(file)) {}

  std::unique_ptr<sqlite3, Closer> handle_;
  std::string file_;
};

}  // namespace bleepay::native
