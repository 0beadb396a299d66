#include "sim/bleepay.h"

#include "api/codec.h"

namespace bleepay::sim {
namespace {

using api::Endpoint;
using api::VoucherStatus;

constexpr WallTime kBegin{DurationMs{1'781'006'400'000}};  // 2026-06-09T12:00:00Z
constexpr DurationMs kPayerLooks{1000};

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
  call.target = std::string(sandbox::kApiPrefix) + request.target;
  call.body = request.body;
  if (request.credential_kind == CredentialKind::Bearer) {
    call.authorization = request.credential.reveal();
  }
  call.peer = "192.0.2.7";
  const sandbox::Answer answer = server_.handle(call, time());
  return {Delivery::Answered, answer.status, answer.body, std::nullopt};
}

std::string Bleepay::context_code() {
  const auto& contexts = truth().contexts();
  if (contexts.size() > 0) {
    const auto& last = contexts.at(static_cast<sandbox::Number>(contexts.size()));
    if (last.expires_at > time() + DurationMs{5000}) return last.code.reveal();
  }
  (void)server_.act(payer_, Endpoint::ContextOpen, {},
                    R"({"format":"alphanum","payers":[{"address":)"
                    R"("0x52908400098527886E0F7030069857D2E4169EE7"}]})",
                    time());
  (void)server_.commit();
  return contexts.at(static_cast<sandbox::Number>(contexts.size())).code.reveal();
}

void Bleepay::start() {
  agenda_.after(kPayerLooks, [this] { live(); });
}

void Bleepay::live() {
  server_.advance(time());
  for (std::size_t i = 1; i <= truth().sessions().all().size(); ++i) {
    const auto& session = truth().sessions().at(static_cast<sandbox::Number>(i));
    if (session.joined_at || session.status != api::SessionStatus::Open) continue;
    if (time() < session.created_at + DurationMs{plan_.payer.join_after_s * 1000}) continue;
    (void)server_.act(payer_, Endpoint::SessionJoin, session.id.text(), "{}", time());
  }
  for (std::size_t i = 1; i <= truth().vouchers().all().size(); ++i) {
    const auto& voucher = truth().vouchers().at(static_cast<sandbox::Number>(i));
    if (voucher.status == VoucherStatus::Redeemed) decide(voucher);
  }
  (void)server_.commit();
  agenda_.after(kPayerLooks, [this] { live(); });
}

void Bleepay::decide(const sandbox::Voucher& voucher) {
  const PayerHabits& habits = plan_.payer;
  const auto [decision, is_new] = decisions_.try_emplace(voucher.number);
  if (is_new) {
    const int span = habits.decide_after_s_max - habits.decide_after_s_min;
    decision->second =
        agenda_.now() +
        DurationMs{1000 * habits.decide_after_s_min +
                   static_cast<int>(random_.below(static_cast<std::uint32_t>(1000 * span + 1)))};
  }
  if (agenda_.now() < decision->second && !is_willing_) return;
  const std::string id = voucher.id.text();
  const int mood = is_willing_ ? 99 : static_cast<int>(random_.below(100));
  if (mood < habits.ignores) {
    decision->second = MonoTime::max();
  } else if (mood < habits.ignores + habits.rejects) {
    (void)server_.act(payer_, Endpoint::VoucherDiscard, id, "{}", time());
  } else {
    if (voucher.expected && static_cast<int>(random_.below(100)) < habits.negotiates) {
      (void)server_.act(payer_, Endpoint::VoucherNegotiate, id,
                        api::encode(sandbox::supply_of(truth(), voucher, "USDC")), time());
    }
    (void)server_.act(payer_, Endpoint::VoucherResolve, id,
                      R"({"receipts":[{"paymentId":")" + voucher.payment_id + R"("}]})", time());
  }
}

}  // namespace bleepay::sim
