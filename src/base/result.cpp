#include "base/result.h"

namespace bleepay {

std::string_view to_string(FaultKind kind) {
  switch (kind) {
    case FaultKind::Malformed:
      return "malformed";
    case FaultKind::Missing:
      return "missing";
    case FaultKind::Unknown:
      return "unknown";
    case FaultKind::WrongType:
      return "wrong_type";
    case FaultKind::OutOfRange:
      return "out_of_range";
    case FaultKind::Duplicate:
      return "duplicate";
    case FaultKind::TooLarge:
      return "too_large";
  }
  return "";
}

std::string describe(const Fault& fault) {
  const std::string rule = fault.rule.empty() ? std::string(to_string(fault.kind)) : fault.rule;
  return fault.path.empty() ? rule : fault.path + ": " + rule;
}

}  // namespace bleepay
