// The rules an order's members are held against, one by one. For order.cpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/messages.h"
#include "base/amount.h"
#include "base/result.h"

namespace bleepay::checkout {

/// orderId and item ids: they become part of a storage key and of events.
[[nodiscard]] std::optional<Fault> check_order_word(std::string_view word);

/// Labels and names: shown to people, so nothing in them may hide, reorder or overprint text.
[[nodiscard]] std::optional<Fault> check_label(std::string_view label);

/// Networks and currency symbols: plain ASCII, because look-alike letters have no business here.
[[nodiscard]] std::optional<Fault> check_symbol(std::string_view symbol, std::size_t min,
                                                std::size_t max);

/// Greater than zero, at most 32 characters, no more fraction digits than the currency has.
[[nodiscard]] Result<Amount> check_amount(std::string_view text, std::optional<int> decimals);

/// A token's contract, or nothing for a chain's own coin.
[[nodiscard]] std::optional<Fault> check_currency_address(std::string_view network,
                                                          std::string_view address);
[[nodiscard]] std::optional<Fault> check_wallet_address(std::string_view network,
                                                        std::string_view address);

/// What Bleepay's own limits do not cover: the called address and the notation of value and data.
[[nodiscard]] std::optional<Fault> check_custom(const api::CustomTerms& terms);

}  // namespace bleepay::checkout
