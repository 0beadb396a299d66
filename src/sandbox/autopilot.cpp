#include "sandbox/autopilot.h"

#include <algorithm>
#include <charconv>

#include "api/codec.h"
#include "sandbox/durations.h"
#include "sandbox/exchange.h"
#include "sandbox/state.h"

namespace bleepay::sandbox {
namespace {

void keep_earlier(std::optional<WallTime>& earliest, WallTime candidate) {
  if (!earliest || candidate < *earliest) earliest = candidate;
}

Fault bad(std::string_view word, std::string rule) {
  return {FaultKind::OutOfRange, std::string(word), std::move(rule)};
}

/// Reads one `name=value` of a plan.
std::optional<Fault> read_word(std::string_view name, std::string_view value, AutopilotPlan& plan) {
  if (name == "currency") {
    plan.currency = value;
    return std::nullopt;
  }
  if (name == "reject-every") {
    const auto read = std::from_chars(value.data(), value.data() + value.size(), plan.reject_every);
    const bool is_number = read.ec == std::errc() && read.ptr == value.data() + value.size();
    if (is_number && plan.reject_every >= 1) return std::nullopt;
    return bad(name, "must be a whole number from 1");
  }
  const auto delay = parse_duration(value);
  if (!delay) return bad(name, "must be a duration like 5s or 500ms");
  if (name == "join") {
    plan.join = delay;
  } else if (name == "negotiate") {
    plan.negotiate = delay;
  } else if (name == "approve") {
    plan.approve = delay;
  } else if (name == "reject") {
    plan.reject = delay;
  } else {
    return Fault{FaultKind::Unknown, std::string(name),
                 "must be join, negotiate, currency, approve, reject or reject-every"};
  }
  return std::nullopt;
}

}  // namespace

api::NegotiateRequest supply_of(const State& state, const Voucher& voucher,
                                std::string_view currency) {
  api::NegotiateRequest request;
  api::Payment& payment = request.supplied_payment;
  if (voucher.expected) payment = *voucher.expected;
  payment.currency = currency;
  const Quote* quote = find_quote(payment.network, currency, "");
  if (quote != nullptr) payment.currency_address = quote->currency.address;
  const Context& context = state.contexts().at(voucher.context);
  if (!context.payers.empty()) payment.wallet.address = context.payers.front().address;
  return request;
}

Result<AutopilotPlan> parse_plan(std::string_view text) {
  AutopilotPlan plan;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const std::string_view name = word.substr(0, word.find('='));
    const std::string_view value = word.substr(std::min(word.size(), name.size() + 1));
    if (auto fault = read_word(name, value, plan)) return *fault;
  }
  return plan;
}

std::optional<WallTime> Autopilot::join_due(const Session& session) const {
  if (!plan_.join || session.joined_at || session.status != api::SessionStatus::Open) {
    return std::nullopt;
  }
  return session.created_at + *plan_.join;
}

Autopilot::Task Autopilot::task_for(const Voucher& voucher) const {
  if (voucher.status != api::VoucherStatus::Redeemed) return {};
  const bool is_nth = plan_.reject_every > 0 && voucher.number % plan_.reject_every == 0;
  const bool is_rejected = plan_.reject && (is_nth || !plan_.approve);
  if (is_rejected) return {Deed::Reject, voucher.updated_at + *plan_.reject};
  if (plan_.negotiate && voucher.expected && !voucher.supplied &&
      voucher.expected->currency != plan_.currency) {
    return {Deed::Negotiate, voucher.updated_at + *plan_.negotiate};
  }
  if (plan_.approve) return {Deed::Approve, voucher.updated_at + *plan_.approve};
  return {};
}

void Autopilot::advance(WallTime now) {
  if (plan_.is_idle()) return;
  skip_settled();
  const State& state = server_.state();
  for (Number number = first_session_; number <= state.sessions().size(); ++number) {
    const auto due = join_due(state.sessions().at(number));
    if (due && *due <= now) join(number, now);
  }
  for (Number number = first_voucher_; number <= state.vouchers().size(); ++number) {
    const Task task = task_for(state.vouchers().at(number));
    if (task.deed != Deed::None && task.due <= now) perform(number, task.deed, now);
  }
}

std::optional<WallTime> Autopilot::next_due() const {
  std::optional<WallTime> earliest;
  if (plan_.is_idle()) return earliest;
  const State& state = server_.state();
  for (Number number = first_session_; number <= state.sessions().size(); ++number) {
    if (const auto due = join_due(state.sessions().at(number))) keep_earlier(earliest, *due);
  }
  for (Number number = first_voucher_; number <= state.vouchers().size(); ++number) {
    const Task task = task_for(state.vouchers().at(number));
    if (task.deed != Deed::None) keep_earlier(earliest, task.due);
  }
  return earliest;
}

void Autopilot::join(Number number, WallTime now) {
  const Session& session = server_.state().sessions().at(number);
  const Number user = server_.state().contexts().at(session.context).user;
  static_cast<void>(server_.act(user, api::Endpoint::SessionJoin, session.id.text(), "{}", now));
}

void Autopilot::perform(Number number, Deed deed, WallTime now) {
  const Voucher& voucher = server_.state().vouchers().at(number);
  const Context& context = server_.state().contexts().at(voucher.context);
  const auto act = [&](api::Endpoint endpoint, std::string_view body) {
    return server_.act(context.user, endpoint, voucher.id.text(), body, now).status < 300;
  };
  const auto approve = [&] {
    const api::ResolveRequest receipts{.receipts = {{.payment_id = voucher.payment_id}}};
    static_cast<void>(act(api::Endpoint::VoucherResolve, api::encode(receipts)));
  };
  switch (deed) {
    case Deed::None:
      return;
    case Deed::Approve:
      return approve();
    case Deed::Reject:
      static_cast<void>(act(api::Endpoint::VoucherDiscard, "{}"));
      return;
    case Deed::Negotiate: {
      const auto request = supply_of(server_.state(), voucher, plan_.currency);
      // What cannot be exchanged is paid as it was asked for.
      if (!act(api::Endpoint::VoucherNegotiate, api::encode(request)) && plan_.approve) approve();
      return;
    }
  }
}

void Autopilot::skip_settled() {
  const State& state = server_.state();
  const auto is_settled = [&](const Session& session) {
    return session.joined_at || session.status != api::SessionStatus::Open;
  };
  while (first_session_ <= state.sessions().size() &&
         is_settled(state.sessions().at(first_session_))) {
    ++first_session_;
  }
  while (first_voucher_ <= state.vouchers().size() &&
         api::is_terminal(state.vouchers().at(first_voucher_).status)) {
    ++first_voucher_;
  }
}

}  // namespace bleepay::sandbox
