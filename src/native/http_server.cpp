#include "native/http_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <set>
#include <vector>

#include "native/http_connection.h"

namespace bleepay::native {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::size_t kRefusalsMax =
    256;  // callers told 503 at the same time; the rest just closed
constexpr DurationMs kSweepInterval{1'000};  // how exact timeouts are
constexpr DurationMs kAcceptPause{50};       // when the system has no more descriptors

}  // namespace

class HttpServer::Core : public HttpHub, public std::enable_shared_from_this<HttpServer::Core> {
 public:
  Core(asio::io_context& io, HttpApplication& application, HttpLimits limits)
      : io_(io), application_(application), limits_(limits), acceptor_(io), timer_(io) {}

  ErrorCode listen(const tcp::endpoint& endpoint) {
    ErrorCode error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }

  void accept() {
    acceptor_.async_accept([self = shared_from_this()](ErrorCode error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return self->accept_later();
      self->take(std::move(socket));
      self->accept();
    });
  }

  void submit(HttpRequestInFlight request) override {
    if (batch_.empty()) {
      asio::post(io_, [self = shared_from_this()] { self->answer_batch(); });
    }
    batch_.push_back(std::move(request));
  }

  void forget(const std::shared_ptr<HttpConnection>& connection) override {
    connections_.erase(connection);
  }

  const HttpLimits& limits() const override { return limits_; }

  void stop() {
    ErrorCode ignored;
    acceptor_.close(ignored);
    timer_.cancel();
    is_stopped_ = true;
    const auto all = connections_;
    for (const auto& connection : all) connection->close();
  }

  std::uint16_t port() const {
    ErrorCode ignored;
    return acceptor_.local_endpoint(ignored).port();
  }
  std::size_t connection_count() const { return connections_.size(); }

 private:
  void accept_later() {
    const auto pause = std::make_shared<asio::steady_timer>(io_, kAcceptPause);
    pause->async_wait([self = shared_from_this(), pause](ErrorCode) {
      if (!self->is_stopped_) self->accept();
    });
  }

  void take(tcp::socket socket) {
    if (connections_.size() >= limits_.connections + kRefusalsMax) return;  // closes it
    const bool is_welcome = connections_.size() < limits_.connections;
    const auto connection = std::make_shared<HttpConnection>(std::move(socket), *this);
    if (connections_.empty()) sweep_later();
    connections_.insert(connection);
    is_welcome ? connection->start() : connection->refuse();
  }

  /// Everything that arrived since the last turn of the loop: staged, committed once, answered.
  void answer_batch() {
    const std::vector<HttpRequestInFlight> batch = std::exchange(batch_, {});
    std::vector<sandbox::Answer> answers;
    answers.reserve(batch.size());
    for (const auto& request : batch) answers.push_back(application_.stage(request.call));
    const bool is_durable = application_.commit();
    const SteadyTime done = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (!is_durable) answers[i] = application_.unexpected(batch[i].call);
      batch[i].connection->fill(batch[i].slot, answers[i]);
      application_.answered(
          batch[i].call, answers[i],
          std::chrono::duration_cast<std::chrono::microseconds>(done - batch[i].arrived));
    }
    for (const auto& request : batch) request.connection->flush();
  }

  void sweep_later() {
    timer_.expires_after(kSweepInterval);
    timer_.async_wait([self = shared_from_this()](ErrorCode error) {
      if (error || self->is_stopped_) return;
      const SteadyTime now = std::chrono::steady_clock::now();
      const auto all = self->connections_;
      for (const auto& connection : all) {
        if (connection->deadline() <= now) connection->close();
      }
      if (!self->connections_.empty()) self->sweep_later();
    });
  }

  asio::io_context& io_;
  HttpApplication& application_;
  HttpLimits limits_;
  tcp::acceptor acceptor_;
  asio::steady_timer timer_;
  std::set<std::shared_ptr<HttpConnection>> connections_;
  std::vector<HttpRequestInFlight> batch_;
  bool is_stopped_ = false;
};

Result<std::unique_ptr<HttpServer>> HttpServer::listen(asio::io_context& io,
                                                       const std::string& host, std::uint16_t port,
                                                       HttpApplication& application,
                                                       HttpLimits limits) {
  ErrorCode error;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
  if (error) return Fault{FaultKind::OutOfRange, "host", "must be an IP address of this machine"};
  auto core = std::make_shared<Core>(io, application, limits);
  error = core->listen(tcp::endpoint(address, port));
  if (error == asio::error::address_in_use) {
    return Fault{FaultKind::OutOfRange, "port",
                 std::to_string(port) + " is in use; stop the other program or choose another"};
  }
  if (error) return Fault{FaultKind::OutOfRange, "port", "cannot be used: " + error.message()};
  core->accept();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(core)));
}

HttpServer::HttpServer(std::shared_ptr<Core> core) : core_(std::move(core)) {}
HttpServer::~HttpServer() {
  try {
    stop();
  } catch (const std::exception&) {
    // Out of memory while stopping: what is still open closes with the io_context.
  }
}
std::uint16_t HttpServer::port() const { return core_->port(); }
std::size_t HttpServer::connection_count() const { return core_->connection_count(); }
void HttpServer::stop() { core_->stop(); }

}  // namespace bleepay::native
