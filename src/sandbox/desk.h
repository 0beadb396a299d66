// One call on its way through the sandbox: who calls, what is asked, what may be touched. Internal
// to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/codec.h"
#include "api/errors.h"
#include "base/random.h"
#include "sandbox/options.h"
#include "sandbox/state.h"

namespace bleepay::sandbox {

enum class CallerKind {
  Nobody,    // no credential, or none that is good
  Payer,     // a registered user's token
  Payee,     // a resource token: one context and nothing else
  Business,  // the API key: a merchant's back end, which sees every context
};

struct Caller {
  CallerKind kind = CallerKind::Nobody;
  Number user = 0;     // of a Payer
  Number context = 0;  // of a Payee
};

/// A challenge once handed out for signing up; kept in memory, used at most once.
class Challenges {
 public:
  static constexpr std::size_t kMax = 1000;
  void remember(std::string challenge);
  [[nodiscard]] bool take(std::string_view challenge);

 private:
  std::vector<std::string> open_;
};

struct Desk {
  const Options& options;
  State& state;
  Random& random;
  Challenges& challenges;
  std::string_view signing_key;
  Caller caller;
  std::string_view id;     // fills :id of the route
  std::string_view query;  // after '?', undecoded
  std::string_view body;
  WallTime now;
};

/// An answer that is an error. `is_invented` marks what the documentation does not name.
struct Refusal {
  int status = 400;
  api::ErrorCode code = api::ErrorCode::ValidationFailed;
  std::string message;
  bool is_invented = false;
};

[[nodiscard]] inline Refusal refused(api::ErrorCode code, std::string message) {
  return {400, code, std::move(message)};
}
[[nodiscard]] inline Refusal invented(api::ErrorCode code, std::string message) {
  return {400, code, std::move(message), true};
}
[[nodiscard]] inline Refusal not_found(std::string_view what) {
  return {404, api::ErrorCode::NotFound, "no such " + std::string(what)};
}
[[nodiscard]] inline Refusal invalid(const Fault& fault) {
  return {400, api::ErrorCode::ValidationFailed, describe(fault)};
}

/// What a call comes to: a JSON body, or a refusal.
struct Reply {
  Reply(std::string json) : body(std::move(json)) {}     // NOLINT: implicit by design
  Reply(Refusal reason) : refusal(std::move(reason)) {}  // NOLINT: implicit by design

  std::string body;
  std::optional<Refusal> refusal;
};

/// Reads the body as one of the API's messages, with its documented limits.
template <class Message>
[[nodiscard]] Result<Message> read_body(const Desk& desk) {
  auto message = api::decode<Message>(desk.body.empty() ? "{}" : desk.body);
  if (!message.ok()) return message;
  if (auto fault = api::validate(*message)) return *fault;
  return message;
}

/// A code as this sandbox compares it: exactly when strict, without regard to case otherwise.
[[nodiscard]] std::string comparable_code(const Options& options, std::string_view code);

/// What the caller may see; nullptr for anything foreign, which looks like nothing at all.
[[nodiscard]] bool may_see(const Desk& desk, const Context& context);
[[nodiscard]] const Context* visible_context(const Desk& desk, std::string_view id);
[[nodiscard]] const Session* visible_session(const Desk& desk, std::string_view id);
[[nodiscard]] const Voucher* visible_voucher(const Desk& desk, std::string_view id);

// One handler per endpoint, in the files auth, contexts, sessions, vouchers, redeeming and finance.
[[nodiscard]] Reply sign_in(Desk& desk);
[[nodiscard]] Reply sign_up(Desk& desk);
[[nodiscard]] Reply get_challenge(Desk& desk);
[[nodiscard]] Reply context_open(Desk& desk);
[[nodiscard]] Reply context_get(Desk& desk);
[[nodiscard]] Reply context_list(Desk& desk);
[[nodiscard]] Reply context_close(Desk& desk);
[[nodiscard]] Reply session_open(Desk& desk);
[[nodiscard]] Reply session_get(Desk& desk);
[[nodiscard]] Reply session_join(Desk& desk);
[[nodiscard]] Reply session_reserve(Desk& desk);
[[nodiscard]] Reply session_close(Desk& desk);
[[nodiscard]] Reply voucher_reserve(Desk& desk);
[[nodiscard]] Reply voucher_redeem(Desk& desk);
[[nodiscard]] Reply voucher_get(Desk& desk);
[[nodiscard]] Reply voucher_list(Desk& desk);
[[nodiscard]] Reply voucher_discard(Desk& desk);
[[nodiscard]] Reply voucher_negotiate(Desk& desk);
[[nodiscard]] Reply voucher_sign(Desk& desk);
[[nodiscard]] Reply voucher_resolve(Desk& desk);
[[nodiscard]] Reply list_networks(Desk& desk);
[[nodiscard]] Reply list_currencies(Desk& desk);
[[nodiscard]] Reply convert_currency(Desk& desk);

}  // namespace bleepay::sandbox
