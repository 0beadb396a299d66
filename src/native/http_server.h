// An HTTP/1.1 server for one machine: one thread, everything asynchronous, Boost.Beast for parsing.
//
// Decides  how requests arrive and answers leave: keep-alive, pipelining, limits, timeouts. Leaves
// what is answered to an HttpApplication. Requests that arrive together are handed over together
// and answered after one common commit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "sandbox/server.h"

namespace boost::asio {
class io_context;
}

namespace bleepay::native {

/// What one caller may take up. Every number is a refusal or a closed connection, never a crash.
struct HttpLimits {
  std::uint32_t header_bytes = 16 * 1024;  // as most servers
  std::uint64_t body_bytes = 256 * 1024;   // no request of the API has more than 12 KiB
  std::size_t connections = 1024;          // beyond: 503 and closed
  std::size_t pipelined = 32;              // beyond: not read until answered
  DurationMs idle{75'000};                 // between requests
  DurationMs request{10'000};              // from a request's first byte to its last
  DurationMs write{10'000};                // for a slow reader to take its answers
};

/// A request: what the API needs, and what only files need.
struct HttpCall {
  sandbox::Call call;
  std::string host;
  std::string accept_encoding;
  std::string if_none_match;
};

/// Whoever answers.
///
/// Calls   `stage` for every request of a batch, then one `commit`; only after it said true the
/// answers leave, otherwise each of them is replaced by `unexpected`.
class HttpApplication {
 public:
  virtual ~HttpApplication() = default;
  [[nodiscard]] virtual sandbox::Answer stage(const HttpCall& call) = 0;
  [[nodiscard]] virtual bool commit() = 0;
  [[nodiscard]] virtual sandbox::Answer unexpected(const HttpCall& call) = 0;
  /// One line for the log: the answer, and how long it took from the request's last byte.
  virtual void answered(const HttpCall& call, const sandbox::Answer& answer,
                        std::chrono::microseconds took) = 0;
};

class HttpServer {
 public:
  /// Listens at once; port 0 takes any free one.
  ///
  /// Errors  OutOfRange with `host` or `port` as the path: an unknown host, a port in use.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> listen(boost::asio::io_context& io,
                                                                  const std::string& host,
                                                                  std::uint16_t port,
                                                                  HttpApplication& application,
                                                                  HttpLimits limits = {});
  ~HttpServer();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::size_t connection_count() const;

  /// Takes no more connections and closes those there are.
  void stop();

 private:
  class Core;
  explicit HttpServer(std::shared_ptr<Core> core);
  std::shared_ptr<Core> core_;
};

}  // namespace bleepay::native
