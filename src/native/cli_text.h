// Arguments that several commands read the same way; of this room only.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "checkout/order.h"

namespace bleepay::native {

/// One line on standard error, after the program's name.
void complain(const std::string& line);
void complain(const Fault& fault);

/// An option with a duration; a wrong one is a usage error that says the rule.
void add_duration(CLI::App& command, const std::string& name, DurationMs& into,
                  const std::string& description);

/// Reads and checks the order in a file, or on standard input for `-`.
///
/// Errors  the path leads with the file's name, then the member: `order.json: items[1].amount`.
[[nodiscard]] Result<checkout::Order> load_order(const std::string& file,
                                                 const checkout::OrderLimits& limits);

}  // namespace bleepay::native
