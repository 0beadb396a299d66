// The payer's side of the API, one call at a time.
//
// Decides  how a call is signed, awaited and put into words when it fails. Leaves which call to
// make to the commands (wallet.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "native/http_client.h"
#include "native/wallet_state.h"

namespace bleepay::native {

/// Why a call did not do what it should.
struct CallFault {
  bool is_outcome_known = true;  // false: the call may have taken effect all the same
  int status = 0;                // 0 when there was no answer
  api::ErrorCode code = api::ErrorCode::Other;
  std::optional<DurationMs> retry_after = std::nullopt;
  std::string words;  // `session-join: the API refused (400 session_closed)`
};

template <class Reply>
struct Called {
  std::optional<Reply> reply;
  CallFault fault;  // when there is no reply

  [[nodiscard]] bool ok() const { return reply.has_value(); }
  const Reply* operator->() const { return &*reply; }
};

class WalletClient {
 public:
  WalletClient(HttpClient::Settings settings, std::filesystem::path file, WalletState state);

  /// One account of its own, with an address that stands for it. Nothing is stored if it fails.
  [[nodiscard]] std::optional<CallFault> sign_up();

  template <class Reply>
  [[nodiscard]] Called<Reply> get(api::Endpoint endpoint, std::string_view id = {}) {
    return read<Reply>(endpoint, call(endpoint, id, ""));
  }

  /// Requests over their limits are refused here, with member and rule.
  template <class Reply, class Request>
  [[nodiscard]] Called<Reply> post(api::Endpoint endpoint, std::string_view id,
                                   const Request& request) {
    if (const auto fault = api::validate(request)) return {{}, not_sent(endpoint, *fault)};
    return read<Reply>(endpoint, call(endpoint, id, api::encode(request)));
  }

  [[nodiscard]] const WalletState& state() const { return state_; }
  /// What a command changed, kept at once.
  [[nodiscard]] Result<bool> remember_context(const api::ContextReply& context);

 private:
  template <class Reply>
  [[nodiscard]] Called<Reply> read(api::Endpoint endpoint, Called<std::string> body) {
    if (!body.ok()) return {{}, std::move(body.fault)};
    auto reply = api::decode<Reply>(*body.reply);
    if (!reply.ok()) return {{}, not_understood(endpoint, reply.fault())};
    return {std::move(reply).value(), {}};
  }

  /// Signs in when there is no token, and once more when it is refused.
  [[nodiscard]] Called<std::string> call(api::Endpoint endpoint, std::string_view id,
                                         const std::string& body);
  [[nodiscard]] Called<std::string> call_once(api::Endpoint endpoint, std::string_view id,
                                              const std::string& body);
  [[nodiscard]] std::optional<CallFault> sign_in();
  [[nodiscard]] HttpReply exchange(HttpRequest request);
  [[nodiscard]] static CallFault not_sent(api::Endpoint endpoint, const Fault& fault);
  [[nodiscard]] static CallFault not_understood(api::Endpoint endpoint, const Fault& fault);
  [[nodiscard]] CallFault not_done(api::Endpoint endpoint, const HttpReply& reply) const;

  HttpClient client_;
  std::filesystem::path file_;
  WalletState state_;
  std::uint64_t requests_ = 0;
};

}  // namespace bleepay::native
