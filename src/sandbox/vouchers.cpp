// Vouchers: reserved and redeemed by the payee, negotiated and resolved by the payer, discarded by
// either. The table in voucher_states.h says what is allowed when.

#include <algorithm>

#include "sandbox/codes.h"
#include "sandbox/desk.h"
#include "sandbox/exchange.h"
#include "sandbox/reserving.h"
#include "sandbox/terms.h"
#include "sandbox/views.h"
#include "sandbox/voucher_states.h"

namespace bleepay::sandbox {
namespace {

/// The refusal if the voucher's state does not allow the act.
std::optional<Refusal> check(const Voucher& voucher, VoucherAct act) {
  const VoucherRule& rule = rule_for(voucher.status, act);
  if (rule.to) return std::nullopt;
  const std::string message = "the voucher is " + std::string(api::to_string(voucher.status));
  return rule.invented ? invented(rule.refusal, message) : refused(rule.refusal, message);
}

/// Takes the step the table names; `check` has allowed it.
Voucher& take(Desk& desk, const Voucher& voucher, VoucherAct act) {
  desk.state.move_voucher(voucher.number, *rule_for(voucher.status, act).to, desk.now);
  return desk.state.edit_voucher(voucher.number);
}

std::optional<Refusal> check_receipts(const Desk& desk, const Voucher& voucher,
                                      const std::vector<api::Receipt>& receipts) {
  if (!desk.options.strict) return std::nullopt;
  const bool are_ours = std::all_of(
      receipts.begin(), receipts.end(),
      [&](const api::Receipt& receipt) { return receipt.payment_id == voucher.payment_id; });
  if (are_ours) return std::nullopt;
  return refused(api::ErrorCode::ValidationFailed,
                 "receipts[0].paymentId: must be the id of the voucher's payment");
}

}  // namespace

Reply reserve(Desk& desk, const Context& context, Number session) {
  auto code = draw_code(CodeSpace::Voucher, desk.random, [&desk](std::string_view candidate) {
    return desk.state.is_voucher_code_taken(candidate);
  });
  if (!code) return Refusal{500, api::ErrorCode::Unexpected, "no voucher code is free"};
  Voucher fresh;
  fresh.id = api::VoucherId(draw_id("vch_", desk.random));
  fresh.code = api::VoucherCode(std::move(*code));
  fresh.context = context.number;
  fresh.session = session;
  fresh.created_at = desk.now;
  fresh.updated_at = desk.now;
  fresh.expires_at = desk.now + desk.options.voucher_life;
  const Voucher& voucher = desk.state.add(std::move(fresh));
  api::VoucherReply view = brief_view_of(voucher);
  view.code = voucher.code;
  view.expires_at = voucher.expires_at;
  return api::encode(view);
}

Reply voucher_reserve(Desk& desk) {
  const auto request = read_body<api::ReserveByCodeRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const Context* context = desk.state.find_context_by_code(
      comparable_code(desk.options, request->code.reveal()), desk.now);
  if (context == nullptr) {
    return refused(api::ErrorCode::InvalidCode, "the context code is invalid or expired");
  }
  if (!may_see(desk, *context)) return not_found("context");
  return reserve(desk, *context, 0);
}

Reply voucher_redeem(Desk& desk) {
  const auto request = read_body<api::RedeemRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  if (auto fault = check_terms(desk.options, *request)) return invalid(*fault);
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  if (auto refusal = check(*voucher, VoucherAct::Redeem)) return *refusal;
  Voucher& redeemed = take(desk, *voucher, VoucherAct::Redeem);
  redeemed.expected = request->expected_payment;
  redeemed.custom = request->custom;
  redeemed.payee_info = request->payee_info;
  redeemed.payment_id = draw_id("pay_", desk.random);
  return api::encode(terms_view_of(desk, redeemed));
}

Reply voucher_get(Desk& desk) {
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  return api::encode(view_of(desk, *voucher));
}

Reply voucher_list(Desk& desk) {
  const auto page = page_of(desk.query);
  if (!page.ok()) return invalid(page.fault());
  const auto status = api::query_value(desk.query, "status");
  if (status && api::voucher_status(*status) == api::VoucherStatus::Unknown) {
    return refused(api::ErrorCode::ValidationFailed, "status: must be a voucher's status");
  }
  const auto is_wanted = [&status](const Voucher& voucher) {
    return !status || api::to_string(voucher.status) == *status;
  };
  api::VoucherListReply reply;
  const auto& numbers = desk.state.vouchers_of_user(desk.caller.user);
  for (const Voucher* voucher : pick(numbers, desk.state.vouchers(), *page, is_wanted)) {
    reply.vouchers.push_back(view_of(desk, *voucher));
  }
  return api::encode(reply);
}

Reply voucher_discard(Desk& desk) {
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  if (auto refusal = check(*voucher, VoucherAct::Discard)) return *refusal;
  return api::encode(view_of(desk, take(desk, *voucher, VoucherAct::Discard)));
}

Reply voucher_negotiate(Desk& desk) {
  const auto request = read_body<api::NegotiateRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  if (auto refusal = check(*voucher, VoucherAct::Negotiate)) return *refusal;
  if (!voucher->expected) {
    return refused(api::ErrorCode::NotSimple, "only SIMPLE vouchers can be paid otherwise");
  }
  if (voucher->expected->network != request->supplied_payment.network) {
    return refused(api::ErrorCode::DifferentNetwork, "suppliedPayment.network: must be the same");
  }
  auto supplied = priced(desk.options, *voucher->expected, request->supplied_payment);
  if (!supplied.ok()) return invalid(supplied.fault());
  Voucher& negotiated = take(desk, *voucher, VoucherAct::Negotiate);
  negotiated.supplied = *std::move(supplied);
  api::VoucherReply view = brief_view_of(negotiated);
  view.expected_payment = negotiated.expected;
  view.supplied_payment = negotiated.supplied;
  return api::encode(view);
}

Reply voucher_sign(Desk& desk) {
  const auto request = read_body<api::SignRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  if (auto refusal = check(*voucher, VoucherAct::Sign)) return *refusal;
  return api::encode(view_of(desk, take(desk, *voucher, VoucherAct::Sign)));
}

Reply voucher_resolve(Desk& desk) {
  const auto request = read_body<api::ResolveRequest>(desk);
  if (!request.ok()) return invalid(request.fault());
  const Voucher* voucher = visible_voucher(desk, desk.id);
  if (voucher == nullptr) return not_found("voucher");
  if (auto refusal = check(*voucher, VoucherAct::Resolve)) return *refusal;
  if (auto refusal = check_receipts(desk, *voucher, request->receipts)) return *refusal;
  Voucher& resolved = take(desk, *voucher, VoucherAct::Resolve);
  resolved.receipts = request->receipts;
  return api::encode(brief_view_of(resolved));
}

}  // namespace bleepay::sandbox
