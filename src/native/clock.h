// The two clocks of this machine, read together: the only place in the room that takes time.
#pragma once

#include "base/time.h"

namespace bleepay::native {

/// Monotonic time goes on while the machine sleeps: a voucher's life does not stop for a lid.
[[nodiscard]] Now read_clocks();

}  // namespace bleepay::native
