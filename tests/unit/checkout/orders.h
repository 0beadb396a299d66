// Orders for tests: those of tests/fixtures/orders, as they are or with members changed.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "checkout/order.h"

namespace bleepay::checkout {

/// The order of a fixture: `two-items`. Ends the test program if it does not parse.
[[nodiscard]] Order fixture_order(const std::string& name);

/// A row's order text: its `text`, or its `order` (two-items unless named) with the members under
/// `set` (JSON pointer: value) replaced and those under `remove` taken out.
[[nodiscard]] std::string order_text(const nlohmann::json& row);

}  // namespace bleepay::checkout
