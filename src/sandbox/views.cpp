#include "sandbox/views.h"

namespace bleepay::sandbox {
namespace {

bool is_simple(const Voucher& voucher) { return voucher.expected.has_value(); }

/// The transfer a wallet would be asked to sign. There is no chain here, hence no call data.
api::CustomPayment transfer_of(const Context& context, const Voucher& voucher) {
  const api::Payment& terms = voucher.supplied ? *voucher.supplied : *voucher.expected;
  return {.id = voucher.payment_id,
          .type = "send_transaction",
          .input = {.from = context.payers.empty() ? "{payer}" : context.payers.front().address,
                    .to = terms.currency_address,
                    .value = "0",
                    .data = "0x"}};
}

void add_terms(const Desk& desk, const Voucher& voucher, api::VoucherReply& view) {
  const bool is_payer = desk.caller.kind == CallerKind::Payer;
  if (is_simple(voucher)) {
    view.type = api::VoucherType::Simple;
    view.expected_payment = voucher.expected;
    view.supplied_payment = voucher.supplied;
    if (is_payer) {
      view.payments = {transfer_of(desk.state.contexts().at(voucher.context), voucher)};
    }
  } else if (voucher.custom) {
    view.type = api::VoucherType::Custom;
    view.networks = voucher.custom->networks;
    view.payments = voucher.custom->payments;
    if (is_payer && !view.payments->empty()) view.payments->front().id = voucher.payment_id;
    view.extras = voucher.custom->extras;
  }
  view.payee_info = voucher.payee_info;
}

/// A whole number from the query; `value` stays as it is when the parameter is absent.
std::optional<Fault> read_number(std::string_view query, std::string_view name, std::int64_t least,
                                 std::int64_t most, std::int64_t& value) {
  constexpr std::size_t kDigitsMax = 15;  // milliseconds until the year 33658
  const auto text = api::query_value(query, name);
  if (!text) return std::nullopt;
  std::int64_t number = 0;
  bool is_number = !text->empty() && text->size() <= kDigitsMax;
  for (const char c : *text) {
    is_number = is_number && c >= '0' && c <= '9';
    if (is_number) number = number * 10 + (c - '0');
  }
  if (!is_number) return Fault{FaultKind::Malformed, std::string(name), "must be a whole number"};
  if (number < least || number > most) {
    return Fault{FaultKind::OutOfRange, std::string(name),
                 "must be " + std::to_string(least) + " to " + std::to_string(most)};
  }
  value = number;
  return std::nullopt;
}

}  // namespace

api::ContextReply view_of(const Context& context) {
  return {.id = context.id,
          .status = context.status,
          .code = context.code,
          .format = context.format,
          .payers = context.payers,
          .created_at = context.created_at,
          .updated_at = context.updated_at};
}

api::SessionReply view_of(const Desk& desk, const Session& session) {
  api::SessionReply view;
  view.id = session.id;
  view.status = session.status;
  view.code = session.code;
  view.type = session.type;
  view.created_at = session.created_at;
  if (session.joined_at) {
    view.payers = desk.state.contexts().at(session.context).payers;
    view.joined_at = session.joined_at;
  }
  return view;
}

std::vector<api::SessionVoucher> vouchers_of(const Desk& desk, const Session& session) {
  std::vector<api::SessionVoucher> list;
  for (const Number number : desk.state.vouchers_of_session(session.number)) {
    const Voucher& voucher = desk.state.vouchers().at(number);
    api::SessionVoucher& entry = list.emplace_back();
    entry.id = voucher.id;
    if (!desk.options.sessions_list_bare_ids) entry.details = view_of(desk, voucher);
  }
  return list;
}

api::VoucherReply brief_view_of(const Voucher& voucher) {
  api::VoucherReply view;
  view.id = voucher.id;
  view.status = voucher.status;
  view.status_text = api::to_string(voucher.status);
  return view;
}

api::VoucherReply terms_view_of(const Desk& desk, const Voucher& voucher) {
  api::VoucherReply view = brief_view_of(voucher);
  add_terms(desk, voucher, view);
  return view;
}

api::VoucherReply view_of(const Desk& desk, const Voucher& voucher) {
  api::VoucherReply view = terms_view_of(desk, voucher);
  view.code = voucher.code;
  view.expires_at = voucher.expires_at;
  view.created_at = voucher.created_at;
  view.updated_at = voucher.updated_at;
  return view;
}

Result<Page> page_of(std::string_view query) {
  constexpr std::int64_t kLimitMax = 1000;
  constexpr std::int64_t kOffsetMax = 1'000'000'000;
  constexpr std::int64_t kInstantMax = 253'402'300'799'999;  // the end of the year 9999
  std::int64_t limit = 100;
  std::int64_t offset = 0;
  std::int64_t since = 0;
  std::int64_t until = kInstantMax;
  if (auto fault = read_number(query, "limit", 1, kLimitMax, limit)) return *fault;
  if (auto fault = read_number(query, "offset", 0, kOffsetMax, offset)) return *fault;
  if (auto fault = read_number(query, "since", 0, kInstantMax, since)) return *fault;
  if (auto fault = read_number(query, "until", 0, kInstantMax, until)) return *fault;
  return Page{.limit = static_cast<std::size_t>(limit),
              .offset = static_cast<std::size_t>(offset),
              .since = WallTime(DurationMs(since)),
              .until = WallTime(DurationMs(until))};
}

}  // namespace bleepay::sandbox
