#include "fuzz/targets.h"

#include <algorithm>

namespace bleepay::fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> table{
      {"amount", check_amount},   {"address", check_address}, {"instant", check_instant},
      {"json", check_json},       {"message", check_message}, {"error", check_error},
      {"route", check_route},     {"code", check_code},       {"order", check_order},
      {"record", check_record},   {"config", check_config},   {"trace", check_trace},
      {"machine", check_machine},
  };
  return table;
}

Broken check_fault(const Fault& fault) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (fault.rule.empty()) return "a fault says its rule";
  if (!std::all_of(fault.path.begin(), fault.path.end(), is_printable)) {
    return "a fault's path is printable";
  }
  if (fault.rule.ends_with('.')) return "a fault's rule ends without a full stop";
  return "";
}

}  // namespace bleepay::fuzz
