// Small texts of the command line: durations, secrets, the wallet's file.
#include <gtest/gtest.h>

#include <fstream>

#include "native/duration_text.h"
#include "native/secrets.h"
#include "native/wallet_state.h"
#include "support/fixture.h"
#include "support/matchers.h"
#include "unit/native/scratch.h"

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;
using support::IsFaultOf;
using support::IsOk;

const bool kDurations = support::test_each_row("Duration", "native/durations.txt", [](auto& row) {
  const auto duration = parse_duration(row["text"]);
  EXPECT_EQ(duration.ok() ? std::to_string(duration.value().count())
                          : std::string(to_string(duration.fault().kind)),
            row["milliseconds"]);
});

TEST(Secrets, OverwrittenTextIsGone) {
  std::string text = "a secret that is too long for the small string optimisation";
  const char* const place = text.data();
  overwrite(text);
  EXPECT_EQ(text, "");
  EXPECT_EQ(place[2], '\0');
}

TEST(Secrets, EntropyDiffers) {
  EXPECT_NE(entropy(), entropy());
  EXPECT_EQ(entropy_hex(20).size(), 40u);
  EXPECT_NE(entropy_hex(20), entropy_hex(20));
}

WalletState some_wallet() {
  WalletState state;
  state.api = "http://127.0.0.1:8080/api/v1";
  state.email = "payer@example.invalid";
  state.password = Password("a \"quoted\" password");
  state.token = api::Token("abc.def");
  state.address = "0x52908400098527886E0F7030069857D2E4169EE7";
  state.context = api::ContextId("ctx_1");
  state.code = api::ContextCode("K7M4Q2");
  return state;
}

TEST(WalletState, ComesBackWhole) {
  const Scratch scratch;
  const fs::path file = scratch.path() / "made" / "wallet.json";
  ASSERT_THAT(save_wallet(file, some_wallet()), IsOk());
  const auto loaded = load_wallet(file);
  ASSERT_TRUE(loaded.ok()) << describe(loaded.fault());
  EXPECT_EQ(loaded->api, some_wallet().api);
  EXPECT_EQ(loaded->email, some_wallet().email);
  EXPECT_EQ(loaded->password, some_wallet().password);
  EXPECT_EQ(loaded->token, some_wallet().token);
  EXPECT_EQ(loaded->address, some_wallet().address);
  EXPECT_EQ(loaded->context, some_wallet().context);
  EXPECT_EQ(loaded->code, some_wallet().code);
}

TEST(WalletState, OnlyTheOwnerMayRead) {
  const Scratch scratch;
  ASSERT_THAT(save_wallet(scratch.path() / "made" / "wallet.json", some_wallet()), IsOk());
  EXPECT_EQ(fs::status(scratch.path() / "made").permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(scratch.path() / "made" / "wallet.json").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST(WalletState, AbsentFileIsMissing) {
  const Scratch scratch;
  EXPECT_THAT(load_wallet(scratch.path() / "none.json"), IsFaultOf(FaultKind::Missing));
}

const bool kFiles = support::test_each_row("WalletFile", "native/wallet_files.txt", [](auto& row) {
  const Scratch scratch;
  std::ofstream(scratch.path() / "w.json") << row["content"];
  const auto loaded = load_wallet(scratch.path() / "w.json");
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(describe(loaded.fault()).find((scratch.path() / "w.json").string()), 0u);
  EXPECT_NE(describe(loaded.fault()).find(row["says"]), std::string::npos)
      << describe(loaded.fault());
});

}  // namespace
}  // namespace bleepay::native
