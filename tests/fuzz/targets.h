// What fuzzing tries: for everything that reads text from outside, the rules that must hold for any
// text at all. The fuzzers feed them with what they invent, the unit tests with what was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bleepay::fuzz {

/// The rule that an input breaks, in words; empty if it breaks none.
using Broken = std::string;

struct Target {
  std::string_view name;
  Broken (*check)(std::string_view input);
};

/// Each is a fuzzer of its own, and a folder of seeds and finds.
[[nodiscard]] const std::vector<Target>& targets();

/// What every refusal owes its reader: a rule in words, and a path that can be printed anywhere.
[[nodiscard]] Broken check_fault(const Fault& fault);

// --- base ---
[[nodiscard]] Broken check_amount(std::string_view input);   // two amounts, a line each
[[nodiscard]] Broken check_address(std::string_view input);  // a network, a line feed, an address
[[nodiscard]] Broken check_instant(std::string_view input);

// --- api ---
[[nodiscard]] Broken check_json(std::string_view input);
[[nodiscard]] Broken check_message(std::string_view input);  // its number in the table, its body
[[nodiscard]] Broken check_error(std::string_view input);    // a status (400 + byte), its body
[[nodiscard]] Broken check_route(std::string_view input);

// --- checkout and browser ---
[[nodiscard]] Broken check_code(std::string_view input);
[[nodiscard]] Broken check_order(std::string_view input);
[[nodiscard]] Broken check_record(std::string_view input);
[[nodiscard]] Broken check_config(std::string_view input);
[[nodiscard]] Broken check_trace(std::string_view input);
[[nodiscard]] Broken check_machine(std::string_view input);  // a checkout told line by line

}  // namespace bleepay::fuzz
