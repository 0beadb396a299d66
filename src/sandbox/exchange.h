// Networks, currencies and rates of the sandbox. Everything here is invented for trying things out,
// modelled on the samples in Bleepay's documentation; no address is known to be the real token.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/messages.h"
#include "base/amount.h"

namespace bleepay::sandbox {

/// A listed currency and its fixed value in ten-thousandths of a euro.
struct Quote {
  api::Currency currency;
  std::uint32_t value = 0;
};

[[nodiscard]] const std::vector<api::Network>& networks();
[[nodiscard]] const std::vector<Quote>& quotes();

/// Finds a listed currency. Addresses are compared as addresses are; an empty one matches the first
/// listing of the symbol on that network.
[[nodiscard]] const Quote* find_quote(std::string_view network, std::string_view symbol,
                                      std::string_view address);

enum class Rounding {
  Down,  // a quote never promises more than the rate gives
  Up,    // whoever pays with another currency never pays too little
};

/// `amount` times numerator / denominator, exactly, rounded to `fraction_digits`; trailing zeros
/// are dropped.
///
/// Units   integers only; numerator and denominator below 10^9, denominator above 0.
/// Errors  nothing if the result needs more digits than an amount may have.
struct Ratio {
  std::uint32_t numerator = 1;
  std::uint32_t denominator = 1;
};
[[nodiscard]] std::optional<std::string> scale(const Amount& amount, Ratio ratio,
                                               int fraction_digits, Rounding rounding);

/// What `amount` of one currency is worth in another, without a fee, rounded down.
[[nodiscard]] std::optional<std::string> convert(const Amount& amount, const Quote& source,
                                                 const Quote& target);

/// What a payer has to supply of one currency for `amount` of the expected one, fee included,
/// rounded up. Units   the fee in hundredths of a percent.
[[nodiscard]] std::optional<std::string> price(const Amount& amount, const Quote& expected,
                                               const Quote& supplied, int fee_basis_points);

}  // namespace bleepay::sandbox
