// Orders for tests: those of tests/fixtures/orders, as they are or with members changed.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "checkout/order.h"

namespace bleepay::checkout {

/// The order of a fixture: `two-items`. Ends the test program if it does not parse.
[[nodiscard]] Order fixture_order(const std::string& name);

/// Members under `set` (JSON pointer: value) replaced, those under `remove` taken out.
void change_members(nlohmann::json& object, const nlohmann::json& row);

/// A row's order text: its `text`, or its `order` (two-items unless named) with members changed.
[[nodiscard]] std::string order_text(const nlohmann::json& row);

}  // namespace bleepay::checkout
