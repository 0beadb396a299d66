// A tiny HTTP server on a free port of this machine that says exactly what a test tells it to,
// well-formed or not.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "native/files.h"

namespace bleepay::native {

/// What follows the bytes of an answer.
enum class Afterwards {
  Close,
  Listen,  // keep the connection and answer the next request on it
  Stall,   // keep the connection and say no more
};

struct OddAnswer {
  std::string bytes;
  Afterwards afterwards = Afterwards::Close;
  bool is_dripping = false;  // one byte every 10 ms
};

/// A complete reply with a length.
[[nodiscard]] OddAnswer json_answer(std::string body, int status = 200,
                                    std::string extra_headers = "");

class OddServer {
 public:
  /// The answers in the order of requests, over all connections; the last one is repeated.
  explicit OddServer(std::vector<OddAnswer> answers);
  /// An answer for each request as it was on the wire.
  explicit OddServer(std::function<OddAnswer(const std::string& request)> answer);
  ~OddServer();
  OddServer(const OddServer&) = delete;
  OddServer& operator=(const OddServer&) = delete;

  [[nodiscard]] std::string url() const;
  /// Every request that arrived whole, as it was on the wire.
  [[nodiscard]] std::vector<std::string> requests() const;

 private:
  void accept_connections();
  void serve(int connection);
  [[nodiscard]] OddAnswer next_answer(const std::string& request);
  void say(int connection, const OddAnswer& answer);

  OwnedFd listener_;
  std::atomic<bool> is_stopping_ = false;
  mutable std::mutex mutex_;  // guards what follows
  std::function<OddAnswer(const std::string&)> answer_;
  std::vector<std::string> requests_;
  std::vector<int> connections_;
  std::vector<std::thread> servers_;
  std::thread acceptor_;
};

/// A port of this machine where nobody listens.
[[nodiscard]] std::string url_of_closed_port();

}  // namespace bleepay::native
