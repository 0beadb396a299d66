// One connection of the HTTP server: reads requests, keeps their answers in order, writes them.
// Internal to http_server.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "native/http_server.h"

namespace bleepay::native {

using SteadyTime = std::chrono::steady_clock::time_point;

class HttpConnection;

/// A request on its way to the application.
struct HttpRequestInFlight {
  std::shared_ptr<HttpConnection> connection;
  std::uint64_t slot = 0;  // where its answer belongs
  HttpCall call;
  SteadyTime arrived;
};

/// What a connection asks of its server.
class HttpHub {
 public:
  virtual ~HttpHub() = default;
  virtual void submit(HttpRequestInFlight request) = 0;
  virtual void forget(const std::shared_ptr<HttpConnection>& connection) = 0;
  [[nodiscard]] virtual const HttpLimits& limits() const = 0;
};

/// Calls   every method may end in `forget`; whoever calls holds a shared pointer.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(boost::asio::ip::tcp::socket socket, HttpHub& hub);

  void start();
  /// Answers 503 at once and closes.
  void refuse();
  /// Puts an answer into its slot; `flush` sends what is complete.
  void fill(std::uint64_t slot, const sandbox::Answer& answer);
  void flush();
  void close();

  [[nodiscard]] SteadyTime deadline() const { return deadline_; }

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// What the connection is waiting for; each has its own patience.
  enum class Phase { Idle, Receiving, Answering, Writing, Leaving };

  /// A place in the order of answers.
  struct Slot {
    std::string bytes;
    bool is_filled = false;
    bool is_dropped = false;  // close instead of answering
    bool keeps_open = true;
    bool wants_body = true;
  };

  void new_parser();
  void wait_readable();
  void read();
  void parse();
  void accept_request();
  void refuse_request(boost::beast::error_code error);
  void send_continue();
  void write();
  void proceed();
  void leave();
  void discard_rest();
  void fill_later(std::uint64_t slot, sandbox::Answer answer);
  void update_phase();
  [[nodiscard]] DurationMs patience(Phase phase) const;
  [[nodiscard]] bool is_full() const { return slots_.size() >= hub_.limits().pipelined; }

  boost::asio::ip::tcp::socket socket_;
  HttpHub& hub_;
  std::string peer_;
  std::optional<Parser> parser_;
  std::string unread_;  // received, not parsed yet
  std::deque<Slot> slots_;
  std::uint64_t first_slot_ = 0;  // the number of slots_.front()
  std::string outgoing_;
  SteadyTime deadline_;
  Phase phase_ = Phase::Idle;
  bool is_waiting_ = false;  // for bytes to read
  bool is_writing_ = false;
  bool is_last_ = false;     // nothing more is read; closed once everything is written
  bool is_leaving_ = false;  // everything is written
  bool is_open_ = true;
  bool has_continued_ = false;  // 100 Continue was sent for this request
};

}  // namespace bleepay::native
