#include "sandbox/server.h"

#include <array>

#include "sandbox/codes.h"
#include "sandbox/cors.h"
#include "sandbox/desk.h"
#include "sandbox/fuzz.h"
#include "sandbox/limiter.h"
#include "sandbox/mishaps.h"
#include "sandbox/tokens.h"

namespace bleepay::sandbox {
namespace {

using Handler = Reply (*)(Desk&);

/// In order of api::Endpoint.
constexpr std::array<Handler, api::kEndpointCount> kHandlers = {
    sign_in,         sign_up,         get_challenge,     context_open,   context_get,
    context_list,    context_close,   session_open,      session_get,    session_join,
    session_reserve, session_close,   voucher_reserve,   voucher_redeem, voucher_get,
    voucher_list,    voucher_discard, voucher_negotiate, voucher_sign,   voucher_resolve,
    list_networks,   list_currencies, convert_currency};

Refusal unauthorized() {
  return {401, api::ErrorCode::Unauthorized, "a valid credential is needed"};
}

/// The refusal if this caller may not make this call.
std::optional<Refusal> check_guard(api::Endpoint endpoint, CallerKind caller) {
  const api::Guard guard = api::row_of(endpoint).guard;
  if (guard == api::Guard::None) return std::nullopt;
  if (caller == CallerKind::Nobody) return unauthorized();
  const bool is_payer = caller == CallerKind::Payer;
  const bool is_allowed = guard == api::Guard::Either || is_payer == (guard == api::Guard::Payer);
  if (is_allowed) return std::nullopt;
  return Refusal{403, api::ErrorCode::Forbidden, "not with this kind of credential", true};
}

/// One draw after the other: within one expression compilers choose the order.
std::string draw_signing_key(Random& random) {
  const std::string first = draw_id("", random);
  return first + draw_id("", random);
}

std::optional<Method> method_of(std::string_view text) {
  if (text == "GET") return Method::Get;
  if (text == "POST") return Method::Post;
  return std::nullopt;
}

}  // namespace

struct Server::Parts {
  Parts(Options given, Storage& store, WallTime now)
      : options(std::move(given)),
        storage(store),
        random(
            Random(options.seed).fork(static_cast<std::uint64_t>(now.time_since_epoch().count()))),
        fuzz_random(random.fork(1)),
        signing_key(draw_signing_key(random)) {
    auto snapshot = storage.load();
    load_fault = snapshot.ok() ? state.restore(*std::move(snapshot)) : snapshot.fault();
  }

  struct Identity {
    Caller caller;
    std::string limit_key;
  };
  [[nodiscard]] Identity identify(const Call& call, WallTime now) const;
  [[nodiscard]] Answer route(const Call& call, WallTime now);
  [[nodiscard]] Answer serve(const Call& call, const api::Route& route, WallTime now);
  [[nodiscard]] Reply reply_to(const Call& call, const api::Route& route, WallTime now);
  [[nodiscard]] Desk desk_for(const Caller& caller, std::string_view id, std::string_view body,
                              WallTime now);
  [[nodiscard]] Answer answer_with(const Reply& reply, api::Endpoint endpoint);
  [[nodiscard]] Answer error(int status, std::string_view code, std::string_view message) const;
  [[nodiscard]] Answer error(const Refusal& refusal) const;

  const Options options;
  Storage& storage;
  Random random;
  Random fuzz_random;
  std::string signing_key;
  State state;
  Challenges challenges;
  Limiter limiter{options};
  Mishaps mishaps;
  std::optional<Fault> load_fault;
  std::optional<Fault> commit_fault;
};

Server::Parts::Identity Server::Parts::identify(const Call& call, WallTime now) const {
  Identity nobody{{}, "peer " + call.peer};
  const std::string_view token = bearer_of(call.authorization);
  if (!token.empty()) {
    const Grant* grant = state.find_grant(to_hex(sha256(token)));
    if (grant == nullptr || grant->expires_at <= now) return nobody;
    std::string key = "token " + std::to_string(grant->number);
    if (grant->user != 0) return {{CallerKind::Payer, grant->user, 0}, std::move(key)};
    if (options.profile == Profile::July) return nobody;
    return {{CallerKind::Payee, 0, grant->context}, std::move(key)};
  }
  const bool takes_keys = options.profile != Profile::June && !options.api_key.empty();
  if (takes_keys && call.api_key == options.api_key) return {{CallerKind::Business, 0, 0}, "key"};
  return nobody;
}

Desk Server::Parts::desk_for(const Caller& caller, std::string_view id, std::string_view body,
                             WallTime now) {
  return {.options = options,
          .state = state,
          .random = random,
          .challenges = challenges,
          .signing_key = signing_key,
          .caller = caller,
          .id = id,
          .query = {},
          .body = body,
          .now = now};
}

Reply Server::Parts::reply_to(const Call& call, const api::Route& route, WallTime now) {
  const Identity identity = identify(call, now);
  if (!limiter.admit(route.endpoint, identity.limit_key, now)) {
    return Refusal{429, api::ErrorCode::RateLimit, "too many requests"};
  }
  if (auto refusal = check_guard(route.endpoint, identity.caller.kind)) return *refusal;
  Desk desk = desk_for(identity.caller, route.id, call.body, now);
  desk.query = route.query;
  return kHandlers[static_cast<std::size_t>(route.endpoint)](desk);
}

Answer Server::Parts::error(int status, std::string_view code, std::string_view message) const {
  Answer answer;
  answer.status = status;
  answer.body = api::encode_error(options.error_shape, status, code, message);
  return answer;
}

Answer Server::Parts::error(const Refusal& refusal) const {
  Answer answer = error(refusal.status, api::to_string(refusal.code), refusal.message);
  if (refusal.is_invented) answer.headers.emplace_back("x-sandbox-invented", "1");
  if (refusal.status == 429 && options.retry_after_seconds) {
    answer.headers.emplace_back("retry-after", std::to_string(*options.retry_after_seconds));
  }
  return answer;
}

Answer Server::Parts::answer_with(const Reply& reply, api::Endpoint endpoint) {
  if (reply.refusal) return error(*reply.refusal);
  Answer answer;
  const bool is_post = api::row_of(endpoint).method == Method::Post;
  answer.status = is_post && options.post_answers_201 ? 201 : 200;
  answer.body = options.fuzz_replies ? fuzzed(reply.body, fuzz_random) : reply.body;
  if (endpoint == api::Endpoint::Convert && options.convert_answers_raw) {
    answer.content_type = "text/html; charset=utf-8";
  }
  return answer;
}

Answer Server::Parts::serve(const Call& call, const api::Route& route, WallTime now) {
  const auto mishap = mishaps.take(route.endpoint);
  Answer answer;
  if (!mishap || !happens_before(*mishap)) {
    answer = answer_with(reply_to(call, route, now), route.endpoint);
  }
  if (!mishap) return answer;
  if (mishap->kind == MishapKind::Status || mishap->kind == MishapKind::StatusAfter) {
    const bool is_limit = mishap->status == 429;
    answer = error(Refusal{mishap->status,
                           is_limit ? api::ErrorCode::RateLimit : api::ErrorCode::Unexpected,
                           "asked for by a test"});
  }
  spoil(*mishap, answer);
  return answer;
}

Answer Server::Parts::route(const Call& call, WallTime now) {
  constexpr std::string_view kNotFound = "not_found";
  if (!call.target.starts_with(kApiPrefix)) return error(404, kNotFound, "no such address");
  const std::string_view target = std::string_view(call.target).substr(kApiPrefix.size());
  const auto method = method_of(call.method);
  const api::RouteMatch match = api::match_route(method.value_or(Method::Get), target);
  if (match.wrong_method || (match.route && !method)) {
    return error(405, "method_not_allowed", "this address takes another method");
  }
  if (!match.route) return error(404, kNotFound, "no such address");
  Answer answer = serve(call, *match.route, now);
  answer.route = api::row_of(match.route->endpoint).route;
  return answer;
}

Server::Server(Options options, Storage& storage, WallTime now)
    : parts_(std::make_unique<Parts>(std::move(options), storage, now)) {}
Server::~Server() = default;

const std::optional<Fault>& Server::load_fault() const { return parts_->load_fault; }
const std::optional<Fault>& Server::commit_fault() const { return parts_->commit_fault; }

Answer Server::handle(const Call& call, WallTime now) {
  Answer answer = stage(call, now);
  return commit() ? answer : unexpected(call);
}

Answer Server::stage(const Call& call, WallTime now) {
  if (parts_->load_fault) return unexpected(call);
  parts_->state.expire_due(now);
  if (parts_->options.cors && is_preflight(call)) return answer_preflight(parts_->options, call);
  Answer answer = parts_->route(call, now);
  answer.headers.emplace_back("cache-control", "no-store");
  allow_origin(parts_->options, call, answer);
  return answer;
}

bool Server::commit() {
  if (!parts_->state.is_changed()) return true;
  parts_->state.put_changes(parts_->storage);
  const auto committed = parts_->storage.commit();
  if (committed.ok()) {
    parts_->state.keep_changes();
    return true;
  }
  parts_->commit_fault = committed.fault();
  parts_->state.undo_changes();
  return false;
}

Answer Server::unexpected(const Call& call) const {
  Answer answer = parts_->error(500, api::to_string(api::ErrorCode::Unexpected),
                                "something went wrong here; nothing has changed");
  allow_origin(parts_->options, call, answer);
  return answer;
}

Answer Server::act(Number user, api::Endpoint endpoint, std::string_view id, std::string_view body,
                   WallTime now) {
  parts_->state.expire_due(now);
  Desk desk = parts_->desk_for({CallerKind::Payer, user, 0}, id, body, now);
  Answer answer =
      parts_->answer_with(kHandlers[static_cast<std::size_t>(endpoint)](desk), endpoint);
  answer.route = api::row_of(endpoint).route;
  return answer;
}

Number Server::add_guest(WallTime now) {
  User guest;
  guest.id = api::UserId(draw_id("usr_", parts_->random));
  guest.kind = "guest";
  guest.login = guest.id.text();
  guest.created_at = now;
  return parts_->state.add(std::move(guest)).number;
}

void Server::advance(WallTime now) {
  parts_->state.expire_due(now);
  static_cast<void>(commit());  // undone when it failed; the next call or turn tries again
}

std::optional<WallTime> Server::next_expiry() const { return parts_->state.next_expiry(); }
Mishaps& Server::mishaps() { return parts_->mishaps; }
const State& Server::state() const { return parts_->state; }
const Options& Server::options() const { return parts_->options; }

}  // namespace bleepay::sandbox
