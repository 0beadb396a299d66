// An answer as bytes on the wire.
#pragma once

#include <string>

#include "sandbox/server.h"

namespace bleepay::native {

struct HttpFraming {
  bool keeps_open = true;
  bool has_body = true;  // false for HEAD: the length is told, the body is not sent
};

/// Head and body, with Date, Content-Length and, when the connection ends, Connection: close.
/// A truncated answer tells its whole length and sends a part of it.
[[nodiscard]] std::string http_bytes(const sandbox::Answer& answer, HttpFraming framing);

/// An answer of the HTTP server itself, in plain text.
[[nodiscard]] sandbox::Answer plain_answer(int status, std::string text);

}  // namespace bleepay::native
