// A trace: everything one machine was told, in order, without a secret. Merchants send it when
// something went wrong; whoever reads it sees the checkout again, step by step.
//
// Decides  its JSON form. Leaves  what goes in to recorder.h, what comes out to replay.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/messages.h"
#include "base/result.h"
#include "checkout/machine.h"

namespace bleepay::checkout {

/// What came back for a request, as far as the machine looks at it.
struct TraceReply {
  std::int64_t id = 0;
  std::string delivery;  // to_string(Delivery)
  std::int64_t status = 0;
  std::optional<std::int64_t> retry_after_ms;
  std::optional<api::JsonText> body;  // nothing: not JSON
  bool is_repeated = false;           // the same body as the last one for the same target
};

/// One input with its instant, and fingerprints of what the machine made of it.
struct TraceStep {
  std::int64_t mono_ms = 0;
  std::int64_t wall_ms = 0;
  std::string what;  // code | token | cancel | renew | finish | poke | visibility | reply | time
  std::string text;  // code, token: a stand-in; renew: the item
  std::optional<bool> is_visible;
  std::optional<TraceReply> reply;
  std::vector<std::int64_t> lost;  // which of the commands was a record that could not be stored
  std::string phase;
  std::string commands;  // fingerprint of what describe(command) says, a line each
  std::string view;      // fingerprint of the View without codes
};

struct Trace {
  std::string program;                  // the version that recorded it
  api::JsonText order;                  // as parse_order reads it
  std::optional<api::JsonText> record;  // what storage held at the beginning
  bool is_record_unreadable = false;
  Options options;  // api_key excepted
  std::int64_t mono_ms = 0;
  std::int64_t wall_ms = 0;
  std::vector<TraceStep> steps;
  bool is_full = false;  // it went on after the last step
};

/// What a reader takes; what is recorded ends sooner, for its bytes.
inline constexpr std::size_t kTraceStepsMax = 2000;
/// Five items with 300 replies that all differ have 160 KiB; one checkout has 10. A page must not
/// grow without end.
inline constexpr std::size_t kTraceBytesMax = 192 * 1024;

[[nodiscard]] std::string write_trace(const Trace& trace);

/// Errors  every FaultKind; the path leads to the member: `steps[3].reply.status`.
[[nodiscard]] Result<Trace> read_trace(std::string_view text);

/// A command in one line, for comparing and for reading: `POST vouchers/vch_1/redeem-voucher`. No
/// secret is in it, and nothing that a stand-in would change.
[[nodiscard]] std::string describe(const Command& command);

/// Fingerprint of a View without its codes.
[[nodiscard]] std::string fingerprint(View view);

}  // namespace bleepay::checkout
