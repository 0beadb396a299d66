#include "sim/bleepay.h"

#include <charconv>

#include "api/codec.h"

namespace bleepay::sim {
namespace {

using api::Endpoint;
using api::VoucherStatus;

constexpr WallTime kBegin{DurationMs{1'781'006'400'000}};  // 2026-06-09T12:00:00Z
constexpr DurationMs kSecond{1000};
constexpr DurationMs kCodeWorthTyping{5000};  // of life left, at least

std::optional<DurationMs> retry_after_of(const sandbox::Answer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (name != "retry-after") continue;
    int seconds = 0;
    std::from_chars(value.data(), value.data() + value.size(), seconds);
    return kSecond * seconds;
  }
  return std::nullopt;
}

}  // namespace

Bleepay::Bleepay(const Plan& plan, Agenda& agenda)
    : plan_(plan),
      agenda_(agenda),
      random_(Random(plan.seed).fork(10)),
      server_(plan.server, storage_, kBegin),
      payer_(server_.add_guest(kBegin)) {
  (void)server_.commit();
}

WallTime Bleepay::time() const { return kBegin + agenda_.now().time_since_epoch(); }

HttpReply Bleepay::carry_out(const HttpRequest& request) {
  sandbox::Call call;
  call.method = to_string(request.method);
  call.target.reserve(sandbox::kApiPrefix.size() + request.target.size());
  call.target.append(sandbox::kApiPrefix).append(request.target);
  call.body = request.body;
  if (request.credential_kind == CredentialKind::Bearer) {
    call.authorization = request.credential.reveal();
  }
  call.peer = "192.0.2.7";
  sandbox::Answer answer = server_.handle(call, time());
  notice_news();
  return {Delivery::Answered, answer.status, std::move(answer.body), retry_after_of(answer)};
}

std::string Bleepay::context_code() {
  const auto& contexts = truth().contexts();
  if (contexts.size() > 0) {
    const auto& last = contexts.at(contexts.size());
    if (last.expires_at > time() + kCodeWorthTyping) return last.code.reveal();
  }
  act(Endpoint::ContextOpen, {},
      R"({"format":"alphanum",)"
      R"("payers":[{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}]})");
  return contexts.at(contexts.size()).code.reveal();
}

void Bleepay::close_session() {
  if (truth().sessions().size() == 0) return;
  act(Endpoint::SessionClose, truth().sessions().at(truth().sessions().size()).id.text(), "{}");
}

void Bleepay::act(Endpoint endpoint, const std::string& id, std::string body) {
  (void)server_.act(payer_, endpoint, id, std::move(body), time());
  (void)server_.commit();
}

void Bleepay::be_of_good_will() {
  is_willing_ = true;
  for (sandbox::Number i = 1; i <= truth().vouchers().size(); ++i) decide(i);
}

/// The wallet hears of sessions and of terms at once.
void Bleepay::notice_news() {
  for (; sessions_seen_ < truth().sessions().size(); ++sessions_seen_) {
    const sandbox::Number session = sessions_seen_ + 1;
    agenda_.after(kSecond * plan_.payer.join_after_s, [this, session] { join(session); });
  }
  for (const sandbox::Voucher& voucher : truth().vouchers().all()) {
    if (voucher.status == VoucherStatus::Redeemed && decided_.try_emplace(voucher.number).second) {
      plan_decision(voucher);
    }
  }
}

void Bleepay::join(sandbox::Number session) {
  act(Endpoint::SessionJoin, truth().sessions().at(session).id.text(), "{}");
}

void Bleepay::plan_decision(const sandbox::Voucher& voucher) {
  const PayerHabits& habits = plan_.payer;
  const sandbox::Number number = voucher.number;
  const auto decide_then = [this, number] { decide(number); };
  const bool is_last_moment = static_cast<int>(random_.below(100)) < habits.last_moment;
  const int span = 1000 * (habits.decide_after_s_max - habits.decide_after_s_min);
  const auto drawn = static_cast<int>(random_.below(static_cast<std::uint32_t>(span + 1)));
  if (is_willing_) return agenda_.after(kSecond, decide_then);
  if (is_last_moment) {
    return agenda_.after(voucher.expires_at - time() - DurationMs{1}, decide_then);
  }
  agenda_.after(kSecond * habits.decide_after_s_min + DurationMs{drawn}, decide_then);
}

void Bleepay::decide(sandbox::Number number) {
  const sandbox::Voucher& voucher = truth().vouchers().at(number);
  if (voucher.status != VoucherStatus::Redeemed || voucher.expires_at <= time()) return;
  const PayerHabits& habits = plan_.payer;
  const int mood = is_willing_ ? 99 : static_cast<int>(random_.below(100));
  if (mood < habits.ignores) return;
  if (mood < habits.ignores + habits.rejects) {
    return act(Endpoint::VoucherDiscard, voucher.id.text(), "{}");
  }
  approve(voucher);
}

void Bleepay::approve(const sandbox::Voucher& voucher) {
  const std::string id = voucher.id.text();
  if (voucher.expected && static_cast<int>(random_.below(100)) < plan_.payer.negotiates) {
    act(Endpoint::VoucherNegotiate, id, api::encode(sandbox::supply_of(truth(), voucher, "USDC")));
  }
  act(Endpoint::VoucherResolve, id,
      R"({"receipts":[{"paymentId":")" + voucher.payment_id + R"("}]})");
}

}  // namespace bleepay::sim
