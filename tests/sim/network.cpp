#include "sim/network.h"

#include <algorithm>
#include <array>

#include "sim/spoil.h"
#include "sim/tab.h"

namespace bleepay::sim {
namespace {

constexpr std::array kErrors{500, 502, 503, 504};
constexpr DurationMs kLateMax{60'000};
constexpr DurationMs kSlowMax{6'000};
constexpr DurationMs kAgain{40};
// Seconds a 429 may ask for: at once, soon, a window, nonsense.
constexpr std::array kRetryAfters{0, 7, 60, 300, 1'000'000'000};
// A reply later than the request's timeout and this is not waited for.
constexpr DurationMs kGivenUpAfter{4'500};
// Before the expiry faults the body still is what the API sends; after them it may be anything.
constexpr std::array kBodyFaults{Fault::TamperedAmount, Fault::TamperedWallet, Fault::UnknownStatus,
                                 Fault::NoStatus,       Fault::NullMembers,    Fault::MoreMembers,
                                 Fault::NumberAmount,   Fault::OtherId,        Fault::ExpiryPast,
                                 Fault::ExpiryFar,      Fault::ExpiryZone,     Fault::NoExpiry,
                                 Fault::DuplicateKey,   Fault::HugeNumber,     Fault::DeepNesting,
                                 Fault::BadUtf8,        Fault::ByteOrderMark,  Fault::NulTail,
                                 Fault::HalfBody,       Fault::EmptyBody,      Fault::OtherBody};

HttpReply unanswered(Delivery delivery) { return {delivery, 0, {}, std::nullopt}; }

HttpReply answered(int status, std::string body) {
  return {Delivery::Answered, status, std::move(body), std::nullopt};
}

bool is_redeem(const HttpRequest& request) { return request.target.ends_with("redeem-voucher"); }

}  // namespace

Network::Network(const Plan& plan, Agenda& agenda, Bleepay& bleepay, Judge& judge, Dice& dice)
    : plan_(plan),
      agenda_(agenda),
      bleepay_(bleepay),
      judge_(judge),
      dice_(dice),
      random_(Random(plan.seed).fork(20)) {}

DurationMs Network::latency() {
  return DurationMs{plan_.latency_ms +
                    static_cast<int>(random_.below(static_cast<std::uint32_t>(plan_.latency_ms)))};
}

void Network::carry(Tab& tab, int life, checkout::Send send) {
  dice_.next_exchange();
  Exchange& exchange = exchanges_.emplace_back();
  exchange.tab = &tab;
  exchange.life = life;
  exchange.id = send.id;
  exchange.request = std::move(send.request);
  exchange.sent = agenda_.now();
  const DurationMs there = latency();
  if (!plan_.placed.empty()) place_on_page(tab, there);
  if (is_stopped(exchange, there)) return;
  agenda_.after(there, [this, &exchange] { arrive(exchange); });
}

/// What hand-placed faults do to the page happens while Bleepay has the request and the page has no
/// reply.
void Network::place_on_page(Tab& tab, DurationMs there) {
  for (const Placed& placed : plan_.placed) {
    if (placed.exchange != dice_.exchange() || dice_.is_calm()) continue;
    const Fault fault = placed.fault;
    if (row_of(fault).kind == Kind::Exchange) continue;
    agenda_.after(there + DurationMs{1}, [&tab, fault] { tab.suffer(fault); });
  }
}

/// The request does not get to Bleepay in time, or not past what stands before it.
bool Network::is_stopped(Exchange& exchange, DurationMs there) {
  const DurationMs timeout = exchange.request.timeout;
  if (exchange.tab->is_offline() || dice_.happens(Fault::DropRequest)) {
    exchange.reply = unanswered(Delivery::Unreachable);
    answer(exchange, there);
    return true;
  }
  if (dice_.happens(Fault::HangRequest)) {
    exchange.reply = unanswered(Delivery::TimedOut);
    answer(exchange, timeout);
    return true;
  }
  if (auto reply = refusal(exchange.request)) {
    exchange.reply = std::move(*reply);
    answer(exchange, there + latency());
    return true;
  }
  if (!dice_.happens(Fault::Late)) return false;
  exchange.reply = unanswered(Delivery::TimedOut);
  answer(exchange, timeout);
  const auto wait = dice_.below(Fault::Late, static_cast<std::uint32_t>(kLateMax.count()));
  agenda_.after(DurationMs{wait}, [this, &exchange] { (void)carry_out(exchange.request); });
  return true;
}

std::optional<HttpReply> Network::refusal(const HttpRequest& request) {
  if (dice_.happens(Fault::ErrorBefore)) {
    return answered(kErrors[dice_.below(Fault::ErrorBefore, kErrors.size())],
                    R"({"statusCode":500,"code":"unexpected"})");
  }
  if (dice_.happens(Fault::Portal)) return answered(200, "<!doctype html><p>Sign in");
  if (dice_.happens(Fault::Maintenance)) return answered(503, "<!doctype html><h1>Back soon");
  if (dice_.happens(Fault::Limited)) return answered(429, R"({"code":"rate_limit"})");
  if (dice_.happens(Fault::RetryAfter)) {
    HttpReply reply = answered(429, "");
    reply.retry_after = DurationMs{1000} * kRetryAfters[dice_.below(Fault::RetryAfter, 5)];
    return reply;
  }
  const bool has_credential = request.credential_kind != CredentialKind::None;
  if (has_credential && dice_.happens(Fault::TokenRevoked)) revoked_ = request.credential.reveal();
  const bool is_revoked = has_credential && request.credential.reveal() == revoked_;
  if (is_revoked || (has_credential && dice_.happens(Fault::Unauthorized))) {
    return answered(401, R"({"code":"unauthorized"})");
  }
  return std::nullopt;
}

HttpReply Network::carry_out(const HttpRequest& request) {
  HttpReply reply = bleepay_.carry_out(request);
  judge_.on_carried_out(scene(), request);
  return reply;
}

void Network::arrive(Exchange& exchange) {
  if (dice_.happens(Fault::SessionClosed)) bleepay_.close_session();
  if (is_redeem(exchange.request) && dice_.happens(Fault::TamperedRequest)) change_terms(exchange);
  exchange.reply = carry_out(exchange.request);
  if (dice_.happens(Fault::Twice)) {
    agenda_.after(kAgain, [this, &exchange] {
      exchange.reply = carry_out(exchange.request);
      DurationMs wait = latency();
      lose_reply(exchange, wait);
      answer(exchange, wait);
    });
    return;
  }
  leave_stale(exchange);
  spoil_body(exchange);
  DurationMs wait = latency();
  if (dice_.happens(Fault::Slow)) {
    wait += DurationMs{dice_.below(Fault::Slow, static_cast<std::uint32_t>(kSlowMax.count()))};
  }
  lose_reply(exchange, wait);
  answer(exchange, wait);
}

void Network::change_terms(Exchange& exchange) {
  Random& random = dice_.stream(Fault::TamperedRequest);
  spoil(random.below(2) == 0 ? Fault::TamperedAmount : Fault::TamperedWallet, exchange.request.body,
        random);
}

void Network::leave_stale(Exchange& exchange) {
  if (plan_.rates[Fault::Stale] == 0 && plan_.placed.empty()) return;
  if (exchange.request.method != Method::Get) return;
  const auto [last, is_new] = last_reads_.try_emplace(exchange.request.target, exchange.reply);
  if (is_new) return;
  if (dice_.happens(Fault::Stale)) {
    exchange.reply = last->second;
  } else {
    last->second = exchange.reply;
  }
}

void Network::spoil_body(Exchange& exchange) {
  for (const Fault fault : kBodyFaults) {
    if (!dice_.happens(fault)) continue;
    if (exchange.reply.status / 100 != 2) continue;
    spoil(fault, exchange.reply.body, dice_.stream(fault));
    const bool is_edit = fault == Fault::TamperedAmount || fault == Fault::TamperedWallet;
    exchange.has_been_edited = exchange.has_been_edited || is_edit;
  }
}

void Network::lose_reply(Exchange& exchange, DurationMs& wait) {
  const auto is_lost = [&](Fault fault, Delivery delivery) {
    if (!dice_.happens(fault)) return false;
    exchange.reply = unanswered(delivery);
    return true;
  };
  if (dice_.happens(Fault::ErrorAfter)) {
    exchange.reply = answered(502, "<html>Bad Gateway</html>");
  }
  if (is_lost(Fault::DropReply, Delivery::Unreachable) ||
      is_lost(Fault::Redirected, Delivery::Redirected) ||
      is_lost(Fault::TooLarge, Delivery::TooLarge) || is_lost(Fault::Aborted, Delivery::Aborted)) {
    return;
  }
  if (is_lost(Fault::HangReply, Delivery::TimedOut)) {
    wait = std::max(wait, exchange.request.timeout - (agenda_.now() - exchange.sent));
  }
}

void Network::answer(Exchange& exchange, DurationMs wait) {
  agenda_.after(wait, [this, &exchange] {
    Tab& tab = *exchange.tab;
    if (tab.is_gone(exchange.life)) return;
    const DurationMs took = agenda_.now() - exchange.sent;
    tab.take(exchange, took < exchange.request.timeout + kGivenUpAfter);
    if (!dice_.happens(Fault::DeliveredTwice) || tab.is_gone(exchange.life)) return;
    tab.take_again(exchange);
  });
}

}  // namespace bleepay::sim
