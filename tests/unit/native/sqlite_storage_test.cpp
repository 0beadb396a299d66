#include "native/sqlite_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "unit/native/full_disk.h"
#include "unit/native/scratch.h"

namespace bleepay::native {
namespace {

using ::testing::HasSubstr;

/// Talks to the file behind the storage's back, as another program would.
class Shell {
 public:
  explicit Shell(const std::string& file) { EXPECT_EQ(sqlite3_open(file.c_str(), &handle_), 0); }
  ~Shell() { sqlite3_close(handle_); }
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  void run(const char* sql) {
    char* problem = nullptr;
    EXPECT_EQ(sqlite3_exec(handle_, sql, nullptr, nullptr, &problem), 0) << problem;
    sqlite3_free(problem);
  }
  std::string text(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr), 0);
    std::string result;
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != nullptr) {
      result = static_cast<const char*>(sqlite3_column_blob(statement, 0));
    }
    sqlite3_finalize(statement);
    return result;
  }

 private:
  sqlite3* handle_ = nullptr;
};

class SqliteStorageTest : public ::testing::Test {
 protected:
  std::string file() const { return (scratch_.path() / "sandbox.sqlite").string(); }
  std::unique_ptr<sandbox::Storage> open() {
    auto storage = open_sqlite_storage(file());
    EXPECT_TRUE(storage.ok()) << (storage.ok() ? "" : describe(storage.fault()));
    return storage.ok() ? *std::move(storage) : nullptr;
  }
  std::string refusal() {
    const auto storage = open_sqlite_storage(file());
    return storage.ok() ? "(none)" : storage.fault().rule;
  }
  Scratch scratch_;
};

constexpr WallTime at(std::int64_t ms) { return WallTime(DurationMs(ms)); }

const api::Payment kPayment{.network = "polygon",
                            .currency = "EURC",
                            .currency_address = "0x73b3",
                            .amount = "100.50",
                            .wallet = {.address = "0x5201"}};

sandbox::User user() {
  return {.number = 1,
          .id = api::UserId("usr_1"),
          .kind = "email-password",
          .login = "a@b",
          .password_hash = "1$s$h",
          .created_at = at(1)};
}
sandbox::Context context() {
  return {.number = 1,
          .id = api::ContextId("ctx_1"),
          .code = api::ContextCode("K7M4Q2"),
          .user = 1,
          .format = api::CodeFormat::Alphanum,
          .status = api::ContextStatus::Open,
          .payers = {{.address = "0x5201"}, {.address = "0x5202"}},
          .created_at = at(2),
          .updated_at = at(3),
          .expires_at = at(4)};
}
sandbox::Session session() {
  return {.number = 1,
          .id = api::SessionId("ses_1"),
          .code = api::SessionCode("D4E5F7"),
          .context = 1,
          .type = "SESSION_DEFAULT",
          .status = api::SessionStatus::Open,
          .payee_info = api::JsonText{R"({"shop":"Kiosk"})"},
          .joined_at = at(7),
          .created_at = at(5),
          .updated_at = at(6)};
}
sandbox::Voucher voucher() {
  sandbox::Voucher voucher;
  voucher.number = 1;
  voucher.id = api::VoucherId("vch_1");
  voucher.code = api::VoucherCode("482916");
  voucher.context = 1;
  voucher.session = 1;
  voucher.created_at = at(8);
  voucher.updated_at = at(9);
  voucher.expires_at = at(10);
  return voucher;
}
sandbox::Voucher paid_voucher() {
  sandbox::Voucher paid = voucher();
  paid.status = api::VoucherStatus::Resolved;
  paid.expected = kPayment;
  paid.supplied = kPayment;
  paid.payee_info = api::JsonText{"{}"};
  paid.payment_id = "pay_1";
  paid.receipts = {{.payment_id = "pay_1"}};
  return paid;
}
sandbox::Voucher custom_voucher() {
  sandbox::Voucher custom = voucher();
  custom.status = api::VoucherStatus::Redeemed;
  custom.custom = api::CustomTerms{
      .networks = {{.network = "ethereum", .type = "evm", .chain_id = "1"}},
      .payments = {{.id = std::nullopt,
                    .type = "send_transaction",
                    .input = {.from = "{payer}", .to = "0x5201", .value = "0", .data = "0xa6"}}},
      .extras = {{R"({"type":"call_transaction"})"}}};
  return custom;
}

void put_all(sandbox::Storage& storage, const sandbox::Voucher& voucher) {
  storage.put(user());
  storage.put(
      sandbox::Grant{.number = 1, .digest = "ab", .user = 1, .context = 0, .expires_at = at(20)});
  storage.put(context());
  storage.put(session());
  storage.put(voucher);
}

class VoucherRoundTripTest : public SqliteStorageTest, public ::testing::WithParamInterface<int> {};

TEST_P(VoucherRoundTripTest, EveryRecordComesBackAsItWas) {
  const sandbox::Voucher written = GetParam() == 0   ? voucher()
                                   : GetParam() == 1 ? paid_voucher()
                                                     : custom_voucher();
  {
    const auto storage = open();
    put_all(*storage, written);
    ASSERT_TRUE(storage->commit().ok());
  }
  const auto snapshot = open()->load();
  ASSERT_TRUE(snapshot.ok());
  EXPECT_EQ(snapshot->users, std::vector{user()});
  EXPECT_EQ(snapshot->grants.at(0).digest, "ab");
  EXPECT_EQ(snapshot->contexts, std::vector{context()});
  EXPECT_EQ(snapshot->sessions, std::vector{session()});
  EXPECT_EQ(snapshot->vouchers, std::vector{written});
}
INSTANTIATE_TEST_SUITE_P(Voucher, VoucherRoundTripTest, ::testing::Values(0, 1, 2));

TEST_F(SqliteStorageTest, ReplacesByNumber) {
  const auto storage = open();
  put_all(*storage, voucher());
  ASSERT_TRUE(storage->commit().ok());
  storage->put(paid_voucher());
  ASSERT_TRUE(storage->commit().ok());
  EXPECT_EQ(storage->load()->vouchers, std::vector{paid_voucher()});
}

TEST_F(SqliteStorageTest, ForgetsWhatWasNotCommitted) {
  put_all(*open(), voucher());
  EXPECT_TRUE(open()->load()->users.empty());
}

TEST_F(SqliteStorageTest, CommittingNothingIsFine) { EXPECT_TRUE(open()->commit().ok()); }

TEST_F(SqliteStorageTest, UpgradesAnOldFileAndKeepsItsRows) {
  {
    const auto storage = open();
    put_all(*storage, paid_voucher());
    ASSERT_TRUE(storage->commit().ok());
  }
  {
    Shell shell(file());  // back to the first layout
    shell.run("DROP VIEW overview; PRAGMA user_version=1");
  }
  EXPECT_EQ(open()->load()->vouchers, std::vector{paid_voucher()});
  Shell shell(file());
  EXPECT_EQ(shell.text("PRAGMA user_version"), std::to_string(kSchemaVersion));
  EXPECT_EQ(shell.text("SELECT amount || ' ' || currency || ' ' || status FROM overview"),
            "100.50 EURC RESOLVED");
}

TEST_F(SqliteStorageTest, RefusesAFileOfANewerVersion) {
  open();
  Shell(file()).run("PRAGMA user_version=99");
  EXPECT_EQ(refusal(), "was written by a newer version of this program");
}

TEST_F(SqliteStorageTest, RefusesADatabaseOfAnotherProgram) {
  Shell(file()).run("CREATE TABLE theirs (x)");
  EXPECT_EQ(refusal(), "is a database of another program");
}

TEST_F(SqliteStorageTest, RefusesAFileThatIsNoDatabase) {
  std::ofstream(file()) << std::string(4096, 'x');
  EXPECT_THAT(refusal(), HasSubstr("is damaged or no database"));
}

TEST_F(SqliteStorageTest, RefusesDamagedRows) {
  {
    const auto storage = open();
    put_all(*storage, paid_voucher());
    ASSERT_TRUE(storage->commit().ok());
  }
  Shell(file()).run("UPDATE vouchers SET terms = '{'");
  const auto snapshot = open()->load();
  ASSERT_FALSE(snapshot.ok());
  EXPECT_THAT(snapshot.fault().rule, HasSubstr("holds damaged rows"));
}

TEST_F(SqliteStorageTest, SaysWhenTheFileIsInUse) {
  const auto storage = open();
  EXPECT_THAT(refusal(), HasSubstr("is in use by another program"));
}

TEST_F(SqliteStorageTest, SaysWhenTheFolderIsMissing) {
  const auto storage = open_sqlite_storage((scratch_.path() / "none" / "x.sqlite").string());
  ASSERT_FALSE(storage.ok());
  EXPECT_THAT(storage.fault().rule, HasSubstr("check that its folder exists"));
}

TEST_F(SqliteStorageTest, ReportsADiskThatTakesNoMoreAndCarriesOn) {
  const auto storage = open();
  put_all(*storage, voucher());
  ASSERT_TRUE(storage->commit().ok());
  sandbox::Voucher huge = paid_voucher();
  huge.payment_id.assign(1024 * 1024, 'p');
  {
    const FullDisk full(256 * 1024);
    storage->put(huge);
    const auto committed = storage->commit();
    ASSERT_FALSE(committed.ok());
    EXPECT_THAT(committed.fault().rule, HasSubstr("disk"));
  }
  EXPECT_EQ(storage->load()->vouchers, std::vector{voucher()});
  storage->put(paid_voucher());
  EXPECT_TRUE(storage->commit().ok());
  EXPECT_EQ(storage->load()->vouchers, std::vector{paid_voucher()});
}

TEST_F(SqliteStorageTest, StoresNoTokenAndNoPassword) {
  open();
  Shell shell(file());
  EXPECT_EQ(shell.text("SELECT count(*) FROM pragma_table_info('grants') WHERE name = 'token'"),
            "0");
  EXPECT_EQ(shell.text("SELECT count(*) FROM pragma_table_info('users') WHERE name = 'password'"),
            "0");
}

}  // namespace
}  // namespace bleepay::native
