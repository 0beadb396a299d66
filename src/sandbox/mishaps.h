// What is made to go wrong on purpose: answers lost after the call took effect, limits, errors,
// garbage, half bodies, delays. Asked for by tests and demos; nothing happens by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoints.h"
#include "base/time.h"
#include "sandbox/server.h"

namespace bleepay::sandbox {

enum class MishapKind {
  Lose,         // the connection closes, the call never took effect
  Drop,         // the call takes effect, then the connection closes without an answer
  Status,       // an error with `status`, the call never took effect
  StatusAfter,  // the call takes effect, then an error with `status`
  Html,         // the call takes effect, the answer is a web page with status 200
  Garbage,      // the call takes effect, the answer is `body`, or bytes that are no JSON
  Truncate,     // the call takes effect, the connection closes after `bytes` of the body
  Delay,        // the call takes effect at once, the answer leaves `delay` later
};
[[nodiscard]] std::string_view to_string(MishapKind kind);
[[nodiscard]] std::optional<MishapKind> mishap_kind(std::string_view text);

struct Mishap {
  std::optional<api::Endpoint> endpoint = {};  // nothing: any call
  MishapKind kind = MishapKind::Drop;
  int skip = 0;   // so many matching calls pass first
  int times = 1;  // so many calls go wrong
  int status = 503;
  std::size_t bytes = 20;
  DurationMs delay{0};
  std::string body = {};
  std::string content_type = {};  // empty: as it would be
  std::string retry_after = {};   // any text, sent with whatever goes wrong; empty: none
};

/// The list of what is still to go wrong. The oldest that matches a call is the one that happens.
class Mishaps {
 public:
  static constexpr std::size_t kMax = 100;

  /// False when the list is full.
  [[nodiscard]] bool add(Mishap mishap);
  void clear() { pending_.clear(); }
  [[nodiscard]] const std::vector<Mishap>& pending() const { return pending_; }

  /// What happens to this call, used up.
  [[nodiscard]] std::optional<Mishap> take(api::Endpoint endpoint);

 private:
  std::vector<Mishap> pending_;
};

/// True if the call must not take effect.
[[nodiscard]] bool happens_before(const Mishap& mishap);

/// Turns an answer into what the mishap makes of it. The body of errors is the server's business,
/// which knows their shape.
void spoil(const Mishap& mishap, Answer& answer);

}  // namespace bleepay::sandbox
