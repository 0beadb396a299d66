// The sandbox as a function: a call in, a reply out. The HTTP server, the tests and the simulator
// all use exactly this.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/http.h"
#include "base/time.h"
#include "sandbox/options.h"
#include "sandbox/storage.h"

namespace bleepay::sandbox {

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

struct Answer {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>>
      headers;  // CORS, Retry-After, x-sandbox-invented
  std::string body;
};

/// Calls   every answer that changed something has already been given to Storage; the server
/// commits before it lets the answer go.
class Server {
 public:
  /// Loads what Storage holds.
  Server(Options options, Storage& storage, WallTime now);
  ~Server();

  [[nodiscard]] Answer handle(const Call& call, WallTime now);

  /// Lets time pass: expires what is due. Also done lazily on every read.
  void advance(WallTime now);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bleepay::sandbox
