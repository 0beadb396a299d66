#include "checkout/voucher.h"

#include <gtest/gtest.h>

#include "support/fixture.h"

namespace bleepay::checkout {
namespace {

using api::VoucherStatus;

api::VoucherReply told(VoucherStatus status) {
  api::VoucherReply reply;
  reply.id = api::VoucherId("vch_1");
  reply.status = status;
  return reply;
}

constexpr VoucherStatus kAll[] = {VoucherStatus::Unknown,   VoucherStatus::Reserved,
                                  VoucherStatus::Redeemed,  VoucherStatus::Resolved,
                                  VoucherStatus::Discarded, VoucherStatus::Expired};

TEST(Voucher, StatusNeverGoesBack) {
  for (const VoucherStatus first : kAll) {
    for (const VoucherStatus second : kAll) {
      Voucher voucher;
      merge(voucher, told(first));
      merge(voucher, told(second));
      Voucher other;
      merge(other, told(second));
      merge(other, told(first));
      const bool are_ends = api::is_terminal(first) && api::is_terminal(second) &&
                            first != VoucherStatus::Resolved && second != VoucherStatus::Resolved;
      // Whatever the order of the replies, the same end; only between two ends the first counts.
      if (!are_ends) {
        EXPECT_EQ(voucher.status, other.status) << to_string(first) << " " << to_string(second);
      } else {
        EXPECT_EQ(voucher.status, first);
      }
    }
  }
}

TEST(Voucher, ApprovalWinsOverEveryOtherEnd) {
  for (const VoucherStatus end : {VoucherStatus::Discarded, VoucherStatus::Expired}) {
    Voucher voucher;
    merge(voucher, told(end));
    merge(voucher, told(VoucherStatus::Resolved));
    EXPECT_EQ(voucher.status, VoucherStatus::Resolved);
  }
}

TEST(Voucher, AbsentMembersTakeNothingAway) {
  Voucher voucher;
  api::VoucherReply reply = told(VoucherStatus::Reserved);
  reply.code = api::VoucherCode("482916");
  reply.expires_at = WallTime(DurationMs{1});
  merge(voucher, reply);
  merge(voucher, told(VoucherStatus::Redeemed));
  EXPECT_EQ(voucher.code.text(), "482916");
  EXPECT_TRUE(voucher.expires_at);
}

TEST(Voucher, WhateverIsRedeemedMayBePaid) {
  Voucher voucher;
  EXPECT_FALSE(voucher.may_be_redeemed);
  merge(voucher, told(VoucherStatus::Redeemed));
  EXPECT_TRUE(voucher.may_be_redeemed);
}

TEST(Voucher, DifferenceOnceSeenStays) {
  Voucher voucher;
  merge_terms(voucher, TermsMatch::NotTold);
  EXPECT_EQ(voucher.terms, TermsMatch::NotTold);
  merge_terms(voucher, TermsMatch::Equal);
  merge_terms(voucher, TermsMatch::NotTold);
  EXPECT_EQ(voucher.terms, TermsMatch::Equal);
  merge_terms(voucher, TermsMatch::Differ);
  merge_terms(voucher, TermsMatch::Equal);
  EXPECT_EQ(voucher.terms, TermsMatch::Differ);
}

TEST(Voucher, OnlyReadsThatLeftLaterSettleADoubt) {
  Voucher voucher;
  EXPECT_FALSE(voucher.in_doubt());
  voucher.doubt = 7;
  EXPECT_TRUE(voucher.in_doubt());
  voucher.seen = 7;
  EXPECT_TRUE(voucher.in_doubt());
  voucher.seen = 8;
  EXPECT_FALSE(voucher.in_doubt());
}

}  // namespace
}  // namespace bleepay::checkout
