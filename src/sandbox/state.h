// Everything the sandbox knows, with the ways to find it. Changes are remembered until they are
// kept (after a commit) or undone (when the commit failed).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sandbox/storage.h"
#include "sandbox/table.h"

namespace bleepay::sandbox {

class State {
 public:
  /// Takes over what was stored.
  ///
  /// Errors  Malformed when numbers leave gaps or point nowhere: the store is damaged.
  [[nodiscard]] std::optional<Fault> restore(Snapshot snapshot);

  [[nodiscard]] const Table<User>& users() const { return users_; }
  [[nodiscard]] const Table<Grant>& grants() const { return grants_; }
  [[nodiscard]] const Table<Context>& contexts() const { return contexts_; }
  [[nodiscard]] const Table<Session>& sessions() const { return sessions_; }
  [[nodiscard]] const Table<Voucher>& vouchers() const { return vouchers_; }

  // Lookups return nullptr for what is not there. Codes are upper case.
  [[nodiscard]] const User* find_user(std::string_view kind, std::string_view login) const;
  [[nodiscard]] const Grant* find_grant(std::string_view digest) const;
  [[nodiscard]] const Context* find_context(std::string_view id) const;
  [[nodiscard]] const Session* find_session(std::string_view id) const;
  [[nodiscard]] const Voucher* find_voucher(std::string_view id) const;
  /// Only while the context is OPEN and its code has not expired.
  [[nodiscard]] const Context* find_context_by_code(std::string_view code, WallTime now) const;
  /// Only while the session is OPEN.
  [[nodiscard]] const Session* find_session_by_code(std::string_view code) const;
  [[nodiscard]] bool is_voucher_code_taken(std::string_view code) const;

  // In order of creation.
  [[nodiscard]] const std::vector<Number>& contexts_of_user(Number user) const;
  [[nodiscard]] const std::vector<Number>& vouchers_of_user(Number user) const;
  [[nodiscard]] const std::vector<Number>& vouchers_of_session(Number session) const;

  const User& add(User user);
  const Grant& add(Grant grant);
  const Context& add(Context context);
  const Session& add(Session session);
  const Voucher& add(Voucher voucher);

  /// For changes that no index depends on: everything but status, code, owner and numbers.
  [[nodiscard]] Session& edit_session(Number number) { return sessions_.edit(number); }
  [[nodiscard]] Voucher& edit_voucher(Number number) { return vouchers_.edit(number); }
  void close_context(Number number, WallTime now);
  void close_session(Number number, WallTime now);
  void move_voucher(Number number, api::VoucherStatus to, WallTime now);

  /// Expires every voucher that is due; its `updatedAt` is the moment it expired.
  void expire_due(WallTime now);
  /// When the next voucher is due.
  [[nodiscard]] std::optional<WallTime> next_expiry() const;

  [[nodiscard]] bool is_changed() const;
  void put_changes(Storage& storage) const;
  void keep_changes();
  void undo_changes();

 private:
  using ByText = std::map<std::string, Number, std::less<>>;
  using Children = std::map<Number, std::vector<Number>>;
  struct Indexes {
    ByText users_by_login, grants_by_digest, contexts_by_id, contexts_by_code, sessions_by_id,
        sessions_by_code, vouchers_by_id;
    std::set<std::string, std::less<>> voucher_codes;  // of vouchers that are not terminal
    std::set<std::pair<WallTime, Number>> expiries;    // likewise
    Children contexts_of_user, vouchers_of_user, vouchers_of_session;
  };

  void index(const User& user);
  void index(const Grant& grant);
  void index(const Context& context);
  void index(const Session& session);
  void index(const Voucher& voucher);
  void rebuild_indexes();
  [[nodiscard]] bool is_sound() const;

  Table<User> users_;
  Table<Grant> grants_;
  Table<Context> contexts_;
  Table<Session> sessions_;
  Table<Voucher> vouchers_;
  Indexes indexes_;
};

}  // namespace bleepay::sandbox
