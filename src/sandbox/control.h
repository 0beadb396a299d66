// The sandbox's own controls, outside the API: health, clock, mishaps, a payer by remote control,
// a look at the state. For tests and demos; off unless asked for.
#pragma once

#include <string_view>

#include "sandbox/autopilot.h"
#include "sandbox/server.h"

namespace bleepay::sandbox {

/// What every target of the controls begins with.
inline constexpr std::string_view kControlPrefix = "/__sandbox/";

/// How far the sandbox's clock is ahead of the real one.
struct ClockShift {
  DurationMs ahead{0};
};

/// Shape   GET health, clock, faults, autopilot, state; POST clock {"advance":"121s"},
/// faults {"endpoint":"session-reserve","kind":"drop","times":1,...}, faults/clear,
/// autopilot {"plan":"join=2s,approve=5s"}, payer/open {"format":"numeric"},
/// payer/join {"session":"ses_... or its code"}, payer/negotiate {"voucher":"vch_...",
/// "currency":"USDC"}, payer/resolve and payer/discard {"voucher":"vch_..."}.
/// Calls   staged like any call; `now` is the shifted time.
class Control {
 public:
  Control(Server& server, Autopilot& autopilot, ClockShift& clock)
      : server_(server), autopilot_(autopilot), clock_(clock) {}

  [[nodiscard]] Answer answer(const Call& call, WallTime now);

 private:
  [[nodiscard]] Answer read(std::string_view what, WallTime now) const;
  [[nodiscard]] Answer change(std::string_view what, std::string_view body, WallTime now);
  [[nodiscard]] Answer shift_clock(std::string_view body, WallTime now);
  [[nodiscard]] Answer add_mishap(std::string_view body);
  [[nodiscard]] Answer set_plan(std::string_view body);
  [[nodiscard]] Answer act_as_payer(std::string_view deed, std::string_view body, WallTime now);
  [[nodiscard]] Answer open_context(std::string_view body, WallTime now);

  Server& server_;
  Autopilot& autopilot_;
  ClockShift& clock_;
};

}  // namespace bleepay::sandbox
