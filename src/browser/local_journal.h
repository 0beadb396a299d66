// Records of unfinished checkouts in the localStorage of the frame's origin, or in what the frame
// gives us instead where that is denied.
#pragma once

#include "base/ports.h"

namespace bleepay::browser {

/// Calls   a browser may deny storage (private windows, blocked third parties) or be full: `store`
///         then says so, and the checkout goes on from memory once nothing old can be alive.
class LocalJournal final : public Journal {
 public:
  [[nodiscard]] std::optional<std::string> load(std::string_view key) override;
  [[nodiscard]] bool store(std::string_view key, std::string_view record) override;
  [[nodiscard]] bool erase(std::string_view key) override;
};

}  // namespace bleepay::browser
