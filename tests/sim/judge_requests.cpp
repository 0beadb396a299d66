// What leaves the machine, and what comes back.
#include <algorithm>

#include "api/codec.h"
#include "sim/judge.h"

namespace bleepay::sim {
namespace {

using api::Endpoint;
using api::VoucherStatus;

constexpr int kFlightsMax = 2;
constexpr int kOpensMax = 2;
constexpr std::size_t kPerMinuteMax = 240;  // everything failing, no limits: still not a flood
constexpr DurationMs kMinute{60'000};
constexpr DurationMs kLeastLife{14'000};       // the safe margin, less what a clock estimate costs
constexpr DurationMs kWindowTolerance{2'000};  // the page's clock may drift
constexpr DurationMs kIntervalFloor{5'000};
constexpr DurationMs kIntervalCap{60'000};
constexpr DurationMs kRetryAfterCap{600'000};
constexpr DurationMs kDrift{400};  // 500 ppm of the longest wait
constexpr std::size_t kCodeLength = 6;

std::size_t index_of(Endpoint endpoint) { return static_cast<std::size_t>(endpoint); }

bool is_write(Endpoint endpoint) { return api::row_of(endpoint).method == Method::Post; }

/// `"code":"K7M4Q2"`, or the resource that ends with it: upper case, digits, six.
bool has_clean_code(const std::string& body) {
  const std::size_t begin = body.find("code::");
  if (begin == std::string::npos) return false;
  const std::string code = body.substr(begin + 6, body.find('"', begin) - begin - 6);
  return code.size() == kCodeLength && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

/// As the page reads it: strictly.
bool is_readable(Endpoint endpoint, const std::string& body) {
  if (endpoint == Endpoint::SessionOpen) return api::decode<api::SessionReply>(body).ok();
  if (endpoint == Endpoint::SessionReserve) return api::decode<api::VoucherReply>(body).ok();
  return true;
}

bool shows_reserved(const std::string& body, const std::string& id) {
  if (const auto voucher = api::decode<api::VoucherReply>(body);
      voucher && voucher->id.text() == id) {
    return voucher->status == VoucherStatus::Reserved;
  }
  const auto session = api::decode<api::SessionReply>(body);
  if (!session || !session->vouchers) return false;
  return std::any_of(session->vouchers->begin(), session->vouchers->end(), [&](const auto& listed) {
    return listed.details && listed.id.text() == id &&
           listed.details->status == VoucherStatus::Reserved;
  });
}

}  // namespace

void Judge::on_send(const Scene& scene, const Sent& sent) {
  const HttpRequest& request = sent.request;
  note(scene.now, "> " + std::string(to_string(request.method)) + " " + request.target,
       request.body);
  ++steps_;
  ++exchanges_;
  const auto match = api::match_route(request.method, request.target);
  expect(match.route.has_value(), Rule::M1, "a call that Bleepay does not know");
  if (!match.route) return;
  const Endpoint endpoint = match.route->endpoint;
  Page& page = pages_[sent.page];
  check_pace(scene, page, sent, endpoint);
  check_secrets(request.target);
  if (!is_write(endpoint)) page.reads[sent.id] = steps_;
  if (is_write(endpoint)) {
    page.last_write = steps_;
    page.is_quiet = false;
  }
  check_record(scene, sent, endpoint);
  switch (endpoint) {
    case Endpoint::SignIn:
      expect(has_clean_code(request.body), Rule::S23, "a code that was not checked first");
      expect(!page.is_code_refused, Rule::S23, "a refused code tried again by itself");
      return;
    case Endpoint::SessionOpen:
      expect(page.opens_in_doubt < kOpensMax, Rule::S2, "session-open, once more");
      page.is_reserve_in_doubt = false;  // whatever it reserved was in another session
      return check_open(scene, sent);
    case Endpoint::SessionReserve:
      page.reserving_from = scene.truth.vouchers().size();
      return expect(!page.is_reserve_in_doubt, Rule::S2, "reserve, without a read");
    case Endpoint::VoucherRedeem:
      return check_redeem(scene, sent, match.route->id);
    case Endpoint::VoucherDiscard:
      check_taken_back(scene, page, match.route->id);
      return check_discard(scene, page, match.route->id);
    case Endpoint::SessionClose:
      return check_close(scene, match.route->id);
    default:
      return;
  }
}

/// A page that slept gives up what its transport still has.
bool Judge::may_sleep() const {
  return plan_.rates[Fault::Sleep] > 0 || plan_.rates[Fault::SleepStopsClock] > 0;
}

void Judge::check_pace(const Scene& scene, Page& page, const Sent&, Endpoint endpoint) {
  expect(++page.open <= kFlightsMax || may_sleep(), Rule::S16, "under way at once");
  Endpoints& calls = page.calls[index_of(endpoint)];
  expect(scene.now + kDrift >= calls.blocked_until, Rule::S17, api::row_of(endpoint).name);
  page.sent.push_back(scene.now);
  std::erase_if(page.sent, [&](MonoTime at) { return at + kMinute <= scene.now; });
  expect(page.sent.size() <= kPerMinuteMax, Rule::S16, "in one minute");
  calls.sent.push_back(scene.now);
  if (plan_.options.enforce_published_limits) check_limits(scene, page, endpoint);
}

/// The published limits, and what routine reads leave of them.
void Judge::check_limits(const Scene& scene, const Page& page, Endpoint endpoint) {
  const api::RateLimit limit = api::published_limit(api::row_of(endpoint).limit_class);
  const auto& sent = page.calls[index_of(endpoint)].sent;
  const auto recent = std::count_if(sent.begin(), sent.end(), [&](MonoTime at) {
    return at + limit.window - kWindowTolerance > scene.now;
  });
  const Rule rule = endpoint == Endpoint::SignIn ? Rule::S23 : Rule::S16;
  expect(recent <= limit.requests, rule, api::row_of(endpoint).name);
  const bool is_routine =
      endpoint == Endpoint::SessionGet && page.is_quiet && has_clear_reads_ && !has_expired(scene);
  expect(!is_routine || recent <= limit.requests - 3, Rule::S24);
}

void Judge::check_record(const Scene& scene, const Sent& sent, Endpoint endpoint) {
  if (!sent.is_record_kept || !is_write(endpoint) || endpoint == Endpoint::SignIn) return;
  const auto has = [&sent](std::string_view text) {
    return sent.record.find(text) != std::string::npos;
  };
  if (endpoint == Endpoint::SessionOpen) expect(has("\"op\":\"open\""), Rule::S9, "session-open");
  if (endpoint == Endpoint::SessionReserve) {
    expect(has("\"op\":\"reserve\""), Rule::S9, "reserve");
  }
  if (endpoint != Endpoint::VoucherRedeem || forgets_vouchers_) return;
  for (const auto& [id, redeems] : redeems_) {
    const sandbox::Voucher* voucher = scene.truth.find_voucher(id);
    const bool is_alive = voucher != nullptr && voucher->status == VoucherStatus::Redeemed &&
                          voucher->expires_at > scene.server_time;
    if (is_alive) expect(has(id), Rule::S9, "a voucher that may be paid is not on record");
  }
}

void Judge::check_redeem(const Scene& scene, const Sent& sent, const std::string& id) {
  const auto [found, is_first] = redeems_.try_emplace(id);
  Redeems& redeems = found->second;
  if (is_first) {
    const auto item = item_of_body(sent.request.body);
    expect(item.has_value(), Rule::S6, "a redeem of other terms than the order's");
    redeems.item = item.value_or(0);
    redeems.body = sent.request.body;
  } else {
    check_again(redeems, id);
    expect(redeems.body == sent.request.body, Rule::S1, id);
  }
  const bool is_kept = sent.record.find(id) != std::string::npos;
  expect(is_kept || !sent.is_record_kept, Rule::S9, "redeem");
  redeems.is_open = true;
  redeems.reads.clear();
  const sandbox::Voucher* voucher = scene.truth.find_voucher(id);
  if (voucher == nullptr || has_odd_clocks_) return;
  const bool has_time = voucher->expires_at - scene.server_time >= kLeastLife;
  expect(has_time || voucher->status != VoucherStatus::Reserved, Rule::S18, id);
}

void Judge::check_again(Redeems& redeems, const std::string& id) {
  expect(!redeems.is_open, Rule::S2, "while the last one is under way");
  const bool may_go =
      std::any_of(redeems.reads.begin(), redeems.reads.end(),
                  [&](const std::string& body) { return shows_reserved(body, id); });
  expect(may_go, Rule::S2, id);
}

/// Another session beside one in which something may be paid.
void Judge::check_open(const Scene& scene, const Sent& sent) {
  if (!sent.is_record_kept) return;
  for (const sandbox::Session& session : scene.truth.sessions().all()) {
    if (session.status != api::SessionStatus::Open) continue;
    if (sent.record.find(session.id.text()) == std::string::npos) continue;
    for (const sandbox::Number number : scene.truth.vouchers_of_session(session.number)) {
      const sandbox::Voucher& voucher = scene.truth.vouchers().at(number);
      const bool is_alive =
          voucher.status == VoucherStatus::Redeemed && voucher.expires_at > scene.server_time;
      expect(!is_alive, Rule::S10, "another session");
    }
  }
}

/// A voucher that came into being since a reserve left may be its own until its reply has come.
void Judge::check_taken_back(const Scene& scene, const Page& page, const std::string& id) {
  const sandbox::Voucher* voucher = scene.truth.find_voucher(id);
  if (voucher == nullptr || !page.reserving_from || may_sleep()) return;
  expect(voucher->number <= *page.reserving_from, Rule::S25, id);
}

/// Whoever comes back goes on with what waits for the wallet: only a cancel takes it back.
void Judge::check_discard(const Scene& scene, const Page& page, const std::string& id) {
  if (!resumes_ || page.is_cancelling || page.has_alarm || foreign_terms_.contains(id)) return;
  const sandbox::Voucher* voucher = scene.truth.find_voucher(id);
  const bool is_waiting = voucher != nullptr && voucher->status == VoucherStatus::Redeemed &&
                          voucher->expires_at > scene.server_time;
  if (!is_waiting || !redeems_.contains(id)) return;
  for (const sandbox::Session& session : scene.truth.sessions().all()) {
    if (session.status != api::SessionStatus::Open) continue;
    const auto& numbers = scene.truth.vouchers_of_session(session.number);
    const bool is_its = std::any_of(numbers.begin(), numbers.end(), [&](sandbox::Number number) {
      return scene.truth.vouchers().at(number).id.text() == id;
    });
    expect(!is_its, Rule::S10, "a voucher that waits for the wallet is taken back");
  }
}

void Judge::check_close(const Scene& scene, const std::string& id) {
  const sandbox::Session* session = scene.truth.find_session(id);
  if (session == nullptr) return;
  for (const sandbox::Number number : scene.truth.vouchers_of_session(session->number)) {
    const sandbox::Voucher& voucher = scene.truth.vouchers().at(number);
    expect(voucher.status != VoucherStatus::Redeemed || voucher.expires_at <= scene.server_time,
           Rule::S20, voucher.id.text());
  }
}

void Judge::on_carried_out(const Scene& scene, const HttpRequest& request) {
  const auto match = api::match_route(request.method, request.target);
  if (!match.route || match.route->endpoint != Endpoint::VoucherRedeem) return;
  const auto found = redeems_.find(match.route->id);
  const sandbox::Voucher* voucher = scene.truth.find_voucher(match.route->id);
  if (found == redeems_.end() || voucher == nullptr) return;
  if (voucher->status != VoucherStatus::Redeemed || voucher->expires_at <= scene.server_time)
    return;
  const Rule rule = pages_.size() > 1 ? Rule::S12 : Rule::S3;
  expect(!may_be_paid(scene, found->second.item, found->first), rule,
         order_.items[found->second.item].id);
}

void Judge::on_reply(const Scene& scene, const Got& got) {
  ++steps_;
  Page& page = pages_[got.page];
  --page.open;
  const HttpReply& reply = got.reply;
  const std::string_view how = to_string(reply.delivery);
  note(
      scene.now,
      "< " +
          (reply.delivery == Delivery::Answered ? std::to_string(reply.status) : std::string(how)) +
          " " + got.request.target,
      reply.body);
  const auto match = api::match_route(got.request.method, got.request.target);
  if (!match.route) return;
  learn_limits(scene, page, got, match.route->endpoint);
  learn_outcome(page, got, *match.route);
  look_for_tampering(page, got);
}

void Judge::learn_limits(const Scene& scene, Page& page, const Got& got, Endpoint endpoint) {
  Endpoints& calls = page.calls[index_of(endpoint)];
  if (got.reply.delivery != Delivery::Answered) return;
  if (got.reply.status != 429) {
    calls.limits_in_a_row = 0;
    return;
  }
  ++limited_;
  DurationMs interval = kIntervalFloor;
  for (int i = 0; i < calls.limits_in_a_row && interval < kIntervalCap; ++i) interval *= 2;
  ++calls.limits_in_a_row;
  const DurationMs asked = std::min(got.reply.retry_after.value_or(DurationMs{0}), kRetryAfterCap);
  calls.blocked_until = scene.now + std::max(std::min(interval, kIntervalCap), asked);
}

void Judge::learn_outcome(Page& page, const Got& got, const api::Route& route) {
  const bool is_ok = got.reply.delivery == Delivery::Answered && got.reply.status / 100 == 2;
  if (route.endpoint == Endpoint::SignIn) {
    page.is_code_refused = got.reply.delivery == Delivery::Answered && got.reply.status == 400;
  }
  // What the page cannot read, it does not know.
  const bool is_refused = got.reply.delivery == Delivery::Answered && got.reply.status / 100 == 4;
  const bool is_clear = is_refused || (is_ok && is_readable(route.endpoint, got.reply.body));
  if (route.endpoint == Endpoint::SessionOpen) {
    page.opens_in_doubt = is_clear ? 0 : page.opens_in_doubt + 1;
  }
  if (route.endpoint == Endpoint::SessionReserve) {
    page.is_reserve_in_doubt = !is_clear;
    page.reserving_from.reset();
  }
  const bool is_read =
      route.endpoint == Endpoint::SessionGet || route.endpoint == Endpoint::VoucherGet;
  if (is_read && (is_ok || is_refused)) {
    page.is_reserve_in_doubt = false;
  }
  if (route.endpoint == Endpoint::VoucherRedeem) {
    Redeems& redeems = redeems_[route.id];
    redeems.is_open = false;
    redeems.ended = steps_;
  }
  const auto read = page.reads.find(got.id);
  if (read == page.reads.end()) {
    page.last_write = steps_;
    page.is_quiet = false;
    return;
  }
  const std::uint64_t sent = read->second;
  page.reads.erase(read);
  page.is_quiet = is_ok && got.reply.body.starts_with('{') &&
                  route.endpoint == Endpoint::SessionGet && sent > page.last_write &&
                  page.open == 0;
  if (!is_ok || got.reply.body.find("RESERVED") == std::string::npos) return;
  for (auto& [id, redeems] : redeems_) {
    if (redeems.is_open || redeems.ended >= sent) continue;
    if (got.reply.body.find(id) != std::string::npos) redeems.reads.push_back(got.reply.body);
  }
}

/// Something is over, so a read may be due for that.
bool Judge::has_expired(const Scene& scene) const {
  return std::any_of(redeems_.begin(), redeems_.end(), [&](const auto& entry) {
    const sandbox::Voucher* voucher = scene.truth.find_voucher(entry.first);
    return voucher == nullptr || voucher->expires_at <= scene.server_time + kMinute / 20;
  });
}

}  // namespace bleepay::sim
