// Setting a voucher aside, by context code or within a session. Internal to this room.
#pragma once

#include "sandbox/desk.h"

namespace bleepay::sandbox {

/// `session` is 0 for a voucher outside any session.
[[nodiscard]] Reply reserve(Desk& desk, const Context& context, Number session);

}  // namespace bleepay::sandbox
