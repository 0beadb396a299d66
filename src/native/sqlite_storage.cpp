#include "native/sqlite_storage.h"

#include "api/codec.h"
#include "native/sqlite_database.h"
#include "native/sqlite_schema.h"

namespace bleepay::native {
namespace {

using sandbox::Context;
using sandbox::Grant;
using sandbox::Session;
using sandbox::User;
using sandbox::Voucher;

// What a record holds beyond plain columns is kept as the API's own messages.

std::string terms_of(const Voucher& voucher) {
  if (!voucher.expected && !voucher.custom) return {};
  return api::encode(api::RedeemRequest{.expected_payment = voucher.expected,
                                        .custom = voucher.custom,
                                        .payee_info = voucher.payee_info});
}

std::string supplied_of(const Voucher& voucher) {
  if (!voucher.supplied) return {};
  return api::encode(api::NegotiateRequest{.supplied_payment = *voucher.supplied});
}

std::string receipts_of(const Voucher& voucher) {
  if (voucher.receipts.empty()) return {};
  return api::encode(api::ResolveRequest{.receipts = voucher.receipts});
}

/// Reads such a column; false if it is damaged. An empty one is nothing.
template <class Message, class Take>
bool restore(const std::string& json, Take take) {
  if (json.empty()) return true;
  auto message = api::decode<Message>(json);
  if (!message.ok()) return false;
  take(*std::move(message));
  return true;
}

bool restore_terms(const std::string& json, Voucher& voucher) {
  return restore<api::RedeemRequest>(json, [&voucher](api::RedeemRequest terms) {
    voucher.expected = std::move(terms.expected_payment);
    voucher.custom = std::move(terms.custom);
    voucher.payee_info = std::move(terms.payee_info);
  });
}

class SqliteStorage : public sandbox::Storage {
 public:
  SqliteStorage(Database database, std::string file)
      : database_(std::move(database)), file_(std::move(file)) {
    put_user_ = database_.prepare("INSERT OR REPLACE INTO users VALUES (?,?,?,?,?,?)");
    put_grant_ = database_.prepare("INSERT OR REPLACE INTO grants VALUES (?,?,?,?,?)");
    put_context_ = database_.prepare("INSERT OR REPLACE INTO contexts VALUES (?,?,?,?,?,?,?,?,?)");
    put_session_ =
        database_.prepare("INSERT OR REPLACE INTO sessions VALUES (?,?,?,?,?,?,?,?,?,?)");
    put_voucher_ =
        database_.prepare("INSERT OR REPLACE INTO vouchers VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)");
    begin_ = database_.prepare("BEGIN IMMEDIATE");
    commit_ = database_.prepare("COMMIT");
  }

  Result<sandbox::Snapshot> load() override {
    sandbox::Snapshot all;
    const bool is_loaded = load_users(all) && load_grants(all) && load_contexts(all) &&
                           load_sessions(all) && load_vouchers(all);
    if (is_loaded) return all;
    return Fault{FaultKind::Malformed, file_, "holds damaged rows; move it away to start afresh"};
  }

  void put(const User& user) override {
    keep(put_user_.bind(user.number)
             .bind(user.id.text())
             .bind(user.kind)
             .bind(user.login)
             .bind(user.password_hash)
             .bind(user.created_at));
  }

  void put(const Grant& grant) override {
    keep(put_grant_.bind(grant.number)
             .bind(grant.digest)
             .bind(grant.user)
             .bind(grant.context)
             .bind(grant.expires_at));
  }

  void put(const Context& context) override {
    const std::string request =
        api::encode(api::ContextOpenRequest{.format = context.format, .payers = context.payers});
    keep(put_context_.bind(context.number)
             .bind(context.id.text())
             .bind(context.code.reveal())
             .bind(context.user)
             .bind(request)
             .bind(api::to_string(context.status))
             .bind(context.created_at)
             .bind(context.updated_at)
             .bind(context.expires_at));
  }

  void put(const Session& session) override {
    keep(put_session_.bind(session.number)
             .bind(session.id.text())
             .bind(session.code.text())
             .bind(session.context)
             .bind(session.type)
             .bind(api::to_string(session.status))
             .bind(session.payee_info ? session.payee_info->text : std::string_view())
             .bind(session.joined_at.value_or(WallTime()))
             .bind(session.created_at)
             .bind(session.updated_at));
  }

  void put(const Voucher& voucher) override {
    const std::string terms = terms_of(voucher);
    const std::string supplied = supplied_of(voucher);
    const std::string receipts = receipts_of(voucher);
    keep(put_voucher_.bind(voucher.number)
             .bind(voucher.id.text())
             .bind(voucher.code.text())
             .bind(voucher.context)
             .bind(voucher.session)
             .bind(api::to_string(voucher.status))
             .bind(terms)
             .bind(supplied)
             .bind(voucher.payment_id)
             .bind(receipts)
             .bind(voucher.created_at)
             .bind(voucher.updated_at)
             .bind(voucher.expires_at));
  }

  Result<bool> commit() override {
    if (is_open_ && !fault_ && !commit_.run()) fault_ = database_.fault();
    if (fault_ && is_open_) static_cast<void>(database_.run("ROLLBACK"));
    is_open_ = false;
    if (!fault_) return true;
    return *std::exchange(fault_, std::nullopt);
  }

 private:
  /// Runs the bound statement within the transaction that commit will end.
  void keep(Statement& statement) {
    if (fault_) return;
    if (!is_open_) is_open_ = begin_.run();
    if (!is_open_ || !statement.run()) fault_ = database_.fault();
  }

  bool load_users(sandbox::Snapshot& all) {
    Statement rows = database_.prepare("SELECT * FROM users ORDER BY number");
    while (rows.next()) {
      User& user = all.users.emplace_back();
      user.number = rows.number();
      user.id = api::UserId(rows.text());
      user.kind = rows.text();
      user.login = rows.text();
      user.password_hash = rows.text();
      user.created_at = rows.instant();
    }
    return !rows.failed();
  }

  bool load_grants(sandbox::Snapshot& all) {
    Statement rows = database_.prepare("SELECT * FROM grants ORDER BY number");
    while (rows.next()) {
      Grant& grant = all.grants.emplace_back();
      grant.number = rows.number();
      grant.digest = rows.text();
      grant.user = rows.number();
      grant.context = rows.number();
      grant.expires_at = rows.instant();
    }
    return !rows.failed();
  }

  bool load_contexts(sandbox::Snapshot& all) {
    Statement rows = database_.prepare("SELECT * FROM contexts ORDER BY number");
    bool is_sound = true;
    while (rows.next()) {
      Context& context = all.contexts.emplace_back();
      context.number = rows.number();
      context.id = api::ContextId(rows.text());
      context.code = api::ContextCode(rows.text());
      context.user = rows.number();
      is_sound &= restore<api::ContextOpenRequest>(rows.text(), [&](auto request) {
        context.format = request.format;
        context.payers = std::move(request.payers);
      });
      context.status = api::context_status(rows.text());
      context.created_at = rows.instant();
      context.updated_at = rows.instant();
      context.expires_at = rows.instant();
      is_sound &= context.status != api::ContextStatus::Unknown;
    }
    return is_sound && !rows.failed();
  }

  bool load_sessions(sandbox::Snapshot& all) {
    Statement rows = database_.prepare("SELECT * FROM sessions ORDER BY number");
    bool is_sound = true;
    while (rows.next()) {
      Session& session = all.sessions.emplace_back();
      session.number = rows.number();
      session.id = api::SessionId(rows.text());
      session.code = api::SessionCode(rows.text());
      session.context = rows.number();
      session.type = rows.text();
      session.status = api::session_status(rows.text());
      std::string payee_info = rows.text();
      if (!payee_info.empty()) session.payee_info = api::JsonText{std::move(payee_info)};
      const WallTime joined_at = rows.instant();
      if (joined_at != WallTime()) session.joined_at = joined_at;
      session.created_at = rows.instant();
      session.updated_at = rows.instant();
      is_sound &= session.status != api::SessionStatus::Unknown;
    }
    return is_sound && !rows.failed();
  }

  bool load_vouchers(sandbox::Snapshot& all) {
    Statement rows = database_.prepare("SELECT * FROM vouchers ORDER BY number");
    bool is_sound = true;
    while (rows.next()) {
      Voucher& voucher = all.vouchers.emplace_back();
      voucher.number = rows.number();
      voucher.id = api::VoucherId(rows.text());
      voucher.code = api::VoucherCode(rows.text());
      voucher.context = rows.number();
      voucher.session = rows.number();
      voucher.status = api::voucher_status(rows.text());
      is_sound &= restore_terms(rows.text(), voucher);
      is_sound &= restore<api::NegotiateRequest>(
          rows.text(), [&](auto request) { voucher.supplied = request.supplied_payment; });
      voucher.payment_id = rows.text();
      is_sound &= restore<api::ResolveRequest>(
          rows.text(), [&](auto request) { voucher.receipts = request.receipts; });
      voucher.created_at = rows.instant();
      voucher.updated_at = rows.instant();
      voucher.expires_at = rows.instant();
      is_sound &= voucher.status != api::VoucherStatus::Unknown;
    }
    return is_sound && !rows.failed();
  }

  Database database_;  // outlives its statements
  std::string file_;
  Statement put_user_, put_grant_, put_context_, put_session_, put_voucher_, begin_, commit_;
  std::optional<Fault> fault_;
  bool is_open_ = false;  // a transaction
};

}  // namespace

Result<std::unique_ptr<sandbox::Storage>> open_sqlite_storage(const std::string& file) {
  auto opened = Database::open(file);
  if (!opened.ok()) return opened.fault();
  Database database = *std::move(opened);
  if (auto fault = migrate(database, file)) return *fault;
  return std::unique_ptr<sandbox::Storage>(
      std::make_unique<SqliteStorage>(std::move(database), file));
}

}  // namespace bleepay::native
