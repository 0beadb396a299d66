// The ring that shows how long a payment can still be approved.
#pragma once

#include "ui/block.h"

namespace bleepay::ui {

inline constexpr float kRingSize = 56;

/// Empty when the item says nothing about its time.
[[nodiscard]] Block countdown(const Pass& pass, const checkout::ItemView& item);

}  // namespace bleepay::ui
