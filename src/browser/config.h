// How the frame wants a widget to be run: one JSON object, read as strictly as everything else.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "checkout/options.h"
#include "checkout/order.h"

namespace bleepay::browser {

struct Config {
  std::string api_base;  // absolute, or relative to the frame's document; no slash at the end
  bool is_sandbox = false;
  checkout::Options options;
  checkout::OrderLimits limits;
};

/// Shape   {"apiBase", "auth"?: "context-code"|"host"|"none", "planner"?: "budgeted"|"fast",
///         "isSandbox"?, "publishedLimits"?, "inFlight"?: 1-64, "itemsMax"?: 1-64}.
/// Errors  any FaultKind, the path naming the member. An `apiKey` has a rule of its own: whatever a
///         browser knows, everybody knows.
/// Calls   pure. The seed in `options` is the caller's business.
[[nodiscard]] Result<Config> parse_config(std::string_view json);

}  // namespace bleepay::browser
