// The sandbox as a function: a call in, an answer out. The HTTP server, the tests and the simulator
// all use exactly this.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/endpoints.h"
#include "base/http.h"
#include "base/time.h"
#include "sandbox/options.h"
#include "sandbox/storage.h"

namespace bleepay::sandbox {

class Mishaps;
class State;

/// What every target of the API begins with.
inline constexpr std::string_view kApiPrefix = "/api/v1/";

/// A request as the server saw it.
struct Call {
  std::string method;  // GET, POST, OPTIONS, anything
  std::string target;  // with the leading slash, path and query: /api/v1/vouchers/vch_1
  std::string body;
  std::string authorization;  // header values, empty when absent
  std::string api_key;
  std::string origin;
  std::string request_headers;  // Access-Control-Request-Headers
  std::string peer;             // for limits on calls without a token
};

/// How an answer reaches its caller: as it is, unless a fault was asked for.
struct Transit {
  DurationMs wait{0};                     // before the first byte
  bool is_dropped = false;                // the connection closes without a byte
  std::optional<std::size_t> body_bytes;  // the connection closes after so many bytes of the body
};

struct Answer {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>>
      headers;  // CORS, Retry-After, x-sandbox-invented
  std::string body;
  Transit transit;
  std::string_view route;  // the route template, for logs; empty when no call matched
};

/// Errors  a storage that cannot be loaded: every call answers 500 and load_fault says why.
class Server {
 public:
  /// Loads what Storage holds.
  Server(Options options, Storage& storage, WallTime now);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] const std::optional<Fault>& load_fault() const;

  /// One call, durable when it returns: stage and commit in one.
  [[nodiscard]] Answer handle(const Call& call, WallTime now);

  /// One call of several that are committed together.
  ///
  /// Calls   the answer may leave only after `commit` said true; when it says false, `unexpected`
  /// is the answer to every call staged since the last commit, and nothing of them has happened.
  [[nodiscard]] Answer stage(const Call& call, WallTime now);
  [[nodiscard]] bool commit();
  [[nodiscard]] Answer unexpected(const Call& call) const;
  /// Why the last commit failed, for the log.
  [[nodiscard]] const std::optional<Fault>& commit_fault() const;

  /// What a payer's wallet would send, without its token: the control API and the autopilot act
  /// through this. Staged, like any call.
  ///
  /// Shape   `user` is the payer's number; `id` and `body` as the endpoint takes them.
  [[nodiscard]] Answer act(Number user, api::Endpoint endpoint, std::string_view id,
                           std::string_view body, WallTime now);
  /// A payer who may act but cannot sign in; staged.
  [[nodiscard]] Number add_guest(WallTime now);

  /// Lets time pass: expires what is due, durable when it returns. Also done lazily by every call.
  void advance(WallTime now);
  [[nodiscard]] std::optional<WallTime> next_expiry() const;

  [[nodiscard]] Mishaps& mishaps();
  [[nodiscard]] const State& state() const;
  [[nodiscard]] const Options& options() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace bleepay::sandbox
