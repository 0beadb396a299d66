// Whether terms make sense, and what another currency costs. Internal to this room.
#pragma once

#include <optional>

#include "api/messages.h"
#include "base/result.h"
#include "sandbox/options.h"

namespace bleepay::sandbox {

/// Beyond the shape that api::validate has checked: amounts above zero, no finer than a listed
/// currency allows; when strict, only listed currencies.
[[nodiscard]] std::optional<Fault> check_terms(const Options& options,
                                               const api::RedeemRequest& request);

/// What the payer supplies instead, with the amount set by the rate table and the fee.
///
/// Errors  OutOfRange when a currency is not listed, cannot be exchanged, or the amount would not
/// fit.
[[nodiscard]] Result<api::Payment> priced(const Options& options, const api::Payment& expected,
                                          const api::Payment& supplied);

}  // namespace bleepay::sandbox
