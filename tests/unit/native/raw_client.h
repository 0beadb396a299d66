// The other end of a connection, byte by byte: what a well-behaved HTTP client would hide.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "native/files.h"

namespace bleepay::native {

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;  // 0: none came
  std::string head;
  std::string body;

  explicit operator bool() const { return status != 0; }

  /// The value of a header, "(absent)" if there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port);

  [[nodiscard]] bool is_connected() const { return socket_.is_open(); }
  void send(std::string_view bytes);
  /// Ends this side of the connection only.
  void say_no_more();
  /// The next answer; none when the connection ends first, or says nothing for five seconds.
  [[nodiscard]] RawAnswer receive(bool has_body = true);
  /// Everything up to the end of the connection.
  [[nodiscard]] std::string receive_rest();
  /// True if the other side has hung up within five seconds, whatever it still says.
  [[nodiscard]] bool is_hung_up();

  [[nodiscard]] RawAnswer ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

 private:
  /// False at the end of the connection or after five seconds of silence.
  [[nodiscard]] bool receive_more();

  OwnedFd socket_;
  std::string received_;
  bool has_ended_ = false;
};

/// A complete request without needless headers.
[[nodiscard]] std::string request(std::string_view method, std::string_view target,
                                  std::string_view body = {}, std::string_view headers = {});

}  // namespace bleepay::native
