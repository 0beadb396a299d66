#include "unit/native/odd_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <optional>

namespace bleepay::native {
namespace {

constexpr int kDripMs = 10;

OwnedFd listen_on_free_port() {
  OwnedFd socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(socket.get(), 16) != 0) {
    std::abort();
  }
  return socket;
}

std::string url_of(const OwnedFd& listener) {
  sockaddr_in address{};
  socklen_t length = sizeof address;
  ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &length);
  return "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

std::size_t body_length(const std::string& head) {
  const std::size_t at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, nullptr, 10);
}

/// One request with its body, or nothing when the other side has closed.
std::optional<std::string> read_request(int connection) {
  std::string request;
  std::array<char, 4096> chunk;
  for (;;) {
    const std::size_t end = request.find("\r\n\r\n");
    if (end != std::string::npos && request.size() >= end + 4 + body_length(request)) {
      return request;
    }
    const ssize_t count = ::recv(connection, chunk.data(), chunk.size(), 0);
    if (count <= 0) return std::nullopt;
    request.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

OddAnswer json_answer(std::string body, int status, std::string extra_headers) {
  return {"HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Type: application/json\r\n" +
              "Content-Length: " + std::to_string(body.size()) + "\r\n" + extra_headers + "\r\n" +
              body,
          Afterwards::Listen};
}

std::string url_of_closed_port() { return url_of(listen_on_free_port()); }

OddServer::OddServer(std::vector<OddAnswer> answers)
    : OddServer([answers = std::move(answers)](const std::string&) mutable {
        OddAnswer answer = answers.front();
        if (answers.size() > 1) answers.erase(answers.begin());
        return answer;
      }) {}

OddServer::OddServer(std::function<OddAnswer(const std::string& request)> answer)
    : listener_(listen_on_free_port()), answer_(std::move(answer)) {
  acceptor_ = std::thread([this] { accept_connections(); });
}

OddServer::~OddServer() {
  is_stopping_ = true;
  ::shutdown(listener_.get(), SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int connection : connections_) ::shutdown(connection, SHUT_RDWR);
  }
  for (std::thread& server : servers_) server.join();
  for (const int connection : connections_) ::close(connection);
}

std::string OddServer::url() const { return url_of(listener_); }

std::vector<std::string> OddServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void OddServer::accept_connections() {
  for (;;) {
    const int connection = ::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    const std::lock_guard lock(mutex_);
    connections_.push_back(connection);
    servers_.emplace_back([this, connection] { serve(connection); });
  }
}

void OddServer::serve(int connection) {
  while (const auto request = read_request(connection)) {
    const OddAnswer answer = next_answer(*request);
    say(connection, answer);
    if (answer.afterwards == Afterwards::Listen) continue;
    if (answer.afterwards == Afterwards::Close) ::shutdown(connection, SHUT_RDWR);
    return;
  }
}

OddAnswer OddServer::next_answer(const std::string& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
  return answer_(request);
}

void OddServer::say(int connection, const OddAnswer& answer) {
  std::string_view rest = answer.bytes;
  while (!rest.empty() && !is_stopping_) {
    const std::size_t piece = answer.is_dripping ? 1 : rest.size();
    const ssize_t sent = ::send(connection, rest.data(), piece, MSG_NOSIGNAL);
    if (sent <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(sent));
    if (answer.is_dripping) ::poll(nullptr, 0, kDripMs);
  }
}

}  // namespace bleepay::native
