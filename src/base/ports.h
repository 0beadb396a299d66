// The ports: what the core asks of the outside, implemented once for the browser, once natively,
// and by fakes in tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/http.h"

namespace bleepay {

/// Sends requests. Replies come back later through whatever object the edge wired up
/// (checkout::Runner::deliver).
///
/// Calls   `send` never replies before it returns: an edge that fails at once defers its answer to
/// the next turn of its loop.
///         Every request is answered exactly once, aborted ones included.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual void send(RequestId id, HttpRequest request) = 0;
  virtual void abort(RequestId id) = 0;
};

/// Keeps one small record per key across reloads and crashes: localStorage of the frame's origin,
/// or a file.
///
/// Shape   keys are `A-Za-z0-9._-`, at most 128 characters; records are JSON texts without secrets,
/// at most 64 KiB. Calls   a `true` from store or erase means durable as far as the platform can
/// promise; `false` means it is not, and the
///         checkout then works from memory and says so.
class Journal {
 public:
  virtual ~Journal() = default;
  [[nodiscard]] virtual std::optional<std::string> load(std::string_view key) = 0;
  [[nodiscard]] virtual bool store(std::string_view key, std::string_view record) = 0;
  [[nodiscard]] virtual bool erase(std::string_view key) = 0;
};

}  // namespace bleepay
