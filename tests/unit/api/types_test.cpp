#include "api/types.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace bleepay::api {
namespace {

TEST(Types, EveryNameIsReadBack) {
  for (int i = 1; i <= static_cast<int>(VoucherStatus::Expired); ++i) {
    const auto status = static_cast<VoucherStatus>(i);
    EXPECT_EQ(voucher_status(to_string(status)), status);
  }
  for (const auto status : {SessionStatus::Open, SessionStatus::Closed}) {
    EXPECT_EQ(session_status(to_string(status)), status);
  }
  for (const auto status : {ContextStatus::Open, ContextStatus::Closed}) {
    EXPECT_EQ(context_status(to_string(status)), status);
  }
  for (const auto type : {VoucherType::Simple, VoucherType::Custom}) {
    EXPECT_EQ(voucher_type(to_string(type)), type);
  }
  for (const auto format : {CodeFormat::Numeric, CodeFormat::Alphanum}) {
    EXPECT_EQ(code_format(to_string(format)), format);
  }
}

TEST(Types, UnknownIsWrittenAsSuchAndReadAsNothingElse) {
  EXPECT_EQ(to_string(VoucherStatus::Unknown), "UNKNOWN");
  EXPECT_EQ(voucher_status("UNKNOWN"), VoucherStatus::Unknown);
  EXPECT_EQ(session_status("open"), SessionStatus::Unknown);
  EXPECT_EQ(context_status(""), ContextStatus::Unknown);
  EXPECT_EQ(voucher_type("SIMPLE "), VoucherType::Unknown);
  EXPECT_EQ(code_format("Numeric"), CodeFormat::Unknown);
}

TEST(Types, BothSpellingsOfAlphanumAreRead) {
  EXPECT_EQ(code_format("alphanumeric"), CodeFormat::Alphanum);
  EXPECT_EQ(to_string(CodeFormat::Alphanum), "alphanum");
}

TEST(Types, OnlyThreeVoucherStatesAreFinal) {
  EXPECT_TRUE(is_terminal(VoucherStatus::Resolved));
  EXPECT_TRUE(is_terminal(VoucherStatus::Discarded));
  EXPECT_TRUE(is_terminal(VoucherStatus::Expired));
  EXPECT_FALSE(is_terminal(VoucherStatus::Reserved));
  EXPECT_FALSE(is_terminal(VoucherStatus::Redeemed));
  EXPECT_FALSE(is_terminal(VoucherStatus::Unknown));
}

TEST(Types, CodesAndIdsCannotBeMixed) {
  static_assert(!std::is_convertible_v<ContextCode, VoucherCode>);
  static_assert(!std::is_convertible_v<VoucherCode, SessionCode>);
  static_assert(!std::is_convertible_v<SessionId, VoucherId>);
  static_assert(!std::is_convertible_v<std::string, VoucherId>);
  static_assert(!std::is_convertible_v<Token, std::string>);
}

}  // namespace
}  // namespace bleepay::api
