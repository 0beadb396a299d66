// Which pages of other origins may read answers. Bleepay's documentation does not mention it;
// browsers insist.
#pragma once

#include "sandbox/options.h"
#include "sandbox/server.h"

namespace bleepay::sandbox {

/// True for what a browser asks before the real call.
[[nodiscard]] bool is_preflight(const Call& call);

[[nodiscard]] Answer answer_preflight(const Options& options, const Call& call);

/// Adds to any other answer what lets the asking page read it, if it may.
void allow_origin(const Options& options, const Call& call, Answer& answer);

}  // namespace bleepay::sandbox
