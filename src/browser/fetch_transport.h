// HTTP by Emscripten Fetch, which is XMLHttpRequest underneath.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ports.h"
#include "browser/alarm.h"

struct emscripten_fetch_t;

namespace bleepay::browser {

/// Sends the core's requests to one API base.
///
/// Errors  what XHR lumps together as status 0 is told apart as far as can be: a deadline of our
/// own,
///         too large a body (stopped while it arrives), a reply from another address, our own
///         abort. CORS, DNS, TLS and being offline stay one: Unreachable.
/// Calls   every request is answered once, from a turn of the event loop of its own. After `answer`
///         the transport touches nothing of itself: the answer may be its end.
class FetchTransport final : public Transport {
 public:
  using Answer = std::function<void(RequestId, HttpReply)>;

  /// `base` is the absolute address of the API without a slash at its end.
  FetchTransport(std::string base, Answer answer);
  ~FetchTransport() override;

  void send(RequestId id, HttpRequest request) override;
  void abort(RequestId id) override;

 private:
  struct Exchange;

  static void on_end(emscripten_fetch_t* fetch);
  static void on_progress(emscripten_fetch_t* fetch);

  void start(Exchange& exchange, const HttpRequest& request);
  void end(Exchange& exchange);
  void close(Exchange& exchange);
  void answer_later(RequestId id, HttpReply reply);
  void answer_next();

  std::string base_;
  Answer answer_;
  std::vector<std::unique_ptr<Exchange>> exchanges_;
  std::vector<std::pair<RequestId, HttpReply>> answers_;
  Alarm later_;
};

}  // namespace bleepay::browser
