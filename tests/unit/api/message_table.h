// Every message by its name, so that a fixture can say which one it is about.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "api/codec.h"

namespace bleepay::api {

struct MessageUnderTest {
  /// Decodes and encodes again.
  std::function<Result<std::string>(std::string_view)> rewrite;
  /// Decodes and validates; for requests only.
  std::function<std::optional<Fault>(std::string_view)> check;
};

/// Ends the test program for a name that is not in the table.
[[nodiscard]] const MessageUnderTest& message_named(const std::string& name);
[[nodiscard]] const std::map<std::string, MessageUnderTest>& messages();

}  // namespace bleepay::api
