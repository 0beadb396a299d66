#include "checkout/voucher.h"

#include "base/mutation.h"

namespace bleepay::checkout {
namespace {

int rank(api::VoucherStatus status) {
  switch (status) {
    case api::VoucherStatus::Unknown:
      return 0;
    case api::VoucherStatus::Reserved:
      return 1;
    case api::VoucherStatus::Redeemed:
      return 2;
    case api::VoucherStatus::Discarded:
    case api::VoucherStatus::Expired:
      return 3;
    case api::VoucherStatus::Resolved:
      return 4;
  }
  return 0;
}

}  // namespace

void merge(Voucher& voucher, const api::VoucherReply& reply) {
  voucher.told = reply.status;
  if (mutated(Mutation::StaleReadRegresses)) voucher.status = reply.status;
  if (mutated(Mutation::UnknownTakenForResolved) && reply.status == api::VoucherStatus::Unknown) {
    voucher.status = api::VoucherStatus::Resolved;
  }
  if (mutated(Mutation::RedeemedTakenForResolved) && reply.status == api::VoucherStatus::Redeemed) {
    voucher.status = api::VoucherStatus::Resolved;
  }
  if (rank(reply.status) > rank(voucher.status)) voucher.status = reply.status;
  // Whoever redeemed it: it has terms, so it may be paid.
  if (voucher.status == api::VoucherStatus::Redeemed) voucher.may_be_redeemed = true;
  if (reply.code) voucher.code = *reply.code;
  if (reply.supplied_payment) voucher.supplied = reply.supplied_payment;
  if (reply.expires_at) voucher.expires_at = reply.expires_at;
  voucher.is_missing = false;
}

void merge_terms(Voucher& voucher, TermsMatch told) {
  if (mutated(Mutation::TermsNotCompared)) told = TermsMatch::Equal;
  if (voucher.terms == TermsMatch::Differ || told == TermsMatch::NotTold) return;
  voucher.terms = told;
}

}  // namespace bleepay::checkout
