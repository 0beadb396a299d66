#include "unit/native/raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <charconv>

namespace bleepay::native {
namespace {

// Far more than any answer takes: a busy machine must not look like a broken server.
constexpr int kPatienceMs = 30000;

}  // namespace

std::string RawAnswer::header(std::string_view name) const {
  const std::string start = "\r\n" + std::string(name) + ": ";
  const auto found = head.find(start);
  if (found == std::string::npos) return "(absent)";
  const auto value = found + start.size();
  return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    socket_.reset();
  }
}

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawClient::say_no_more() { ::shutdown(socket_.get(), SHUT_WR); }

bool RawClient::receive_more() {
  pollfd wish{.fd = socket_.get(), .events = POLLIN, .revents = 0};
  if (has_ended_ || ::poll(&wish, 1, kPatienceMs) <= 0) return false;
  std::array<char, 16384> bytes{};
  const auto size = ::recv(socket_.get(), bytes.data(), bytes.size(), 0);
  has_ended_ = size <= 0;
  if (!has_ended_) received_.append(bytes.data(), static_cast<std::size_t>(size));
  return !has_ended_;
}

RawAnswer RawClient::receive(bool has_body) {
  auto end = received_.find("\r\n\r\n");
  while (end == std::string::npos) {
    if (!receive_more()) return {};
    end = received_.find("\r\n\r\n");
  }
  RawAnswer answer;
  answer.head = received_.substr(0, end + 2);
  received_.erase(0, end + 4);
  const std::string_view status = std::string_view(answer.head).substr(answer.head.find(' ') + 1);
  std::from_chars(status.data(), status.data() + status.size(), answer.status);
  const std::string length = answer.header("content-length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  if (!has_body) size = 0;
  while (received_.size() < size) {
    if (!receive_more()) return {};
  }
  answer.body = received_.substr(0, size);
  received_.erase(0, size);
  return answer;
}

std::string RawClient::receive_rest() {
  while (receive_more()) {
  }
  return std::move(received_);
}

bool RawClient::is_hung_up() {
  while (receive_more()) {
  }
  return has_ended_;
}

std::string request(std::string_view method, std::string_view target, std::string_view body,
                    std::string_view headers) {
  std::string bytes;
  bytes.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
  bytes.append(headers);
  if (!body.empty()) bytes.append("Content-Length: ").append(std::to_string(body.size())) += "\r\n";
  return bytes.append("\r\n").append(body);
}

}  // namespace bleepay::native
