// The Transport port over libcurl: TLS, proxies, timeouts and an event loop for one thread.
//
// Decides  how a request leaves this machine and what a reply may not do: redirect, grow without
// end, dribble for ever. Leaves what is sent, when, and what a reply means to the core.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"
#include "base/result.h"

namespace bleepay::native {

/// The API base as the client takes it: http or https, a host, no user, query or fragment.
///
/// Shape   returned without a trailing slash.
/// Errors  Malformed; the rule says what an API base looks like.
[[nodiscard]] Result<std::string> check_api_url(std::string_view url);

/// True if a token would travel in clear text beyond this machine.
[[nodiscard]] bool is_exposed(std::string_view api_url);

/// Calls   one thread; `wait` is the only call that blocks.
class HttpClient final : public Transport {
 public:
  struct Settings {
    std::string base;     // from check_api_url
    std::string ca_file;  // PEM file with the authorities to trust; empty: the system's
  };
  explicit HttpClient(Settings settings);
  ~HttpClient() override;

  void send(RequestId id, HttpRequest request) override;
  void abort(RequestId id) override;

  /// Works until a reply is there, one of the watched descriptors can be read, or the time is over;
  /// without a time, until one of the other two.
  void wait(std::optional<DurationMs> at_most, const std::vector<int>& watched = {});

  struct Finished {
    RequestId id;
    HttpReply reply;
  };
  /// The replies in order of arrival, each once.
  [[nodiscard]] std::optional<Finished> next_finished();

  /// What kept the latest exchange from being answered, in libcurl's words; for a person who has to
  /// find out why an API is down. Never holds a header or a body.
  [[nodiscard]] const std::string& last_trouble() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bleepay::native
