// Matchers that let a test read as a sentence: EXPECT_THAT(parse(x), IsFault(Kind::Missing, "id")).
#pragma once

#include <gmock/gmock.h>

#include <ostream>

#include "base/result.h"

namespace bleepay {

// Found by Google Test, which prints values of failed expectations with it.
inline void PrintTo(FaultKind kind, std::ostream* out) { *out << to_string(kind); }
inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << to_string(fault.kind) << " fault, " << describe(fault);
}
template <class T>
void PrintTo(const Result<T>& result, std::ostream* out) {
  if (result.ok()) {
    *out << "a value: " << ::testing::PrintToString(result.value());
  } else {
    PrintTo(result.fault(), out);
  }
}

namespace support {

MATCHER(IsOk, "is a value, not a fault") { return arg.ok(); }

/// HasValue(Eq(x)), or HasValue(x).
MATCHER_P(HasValue, matcher, "is a value that matches") {
  return arg.ok() && ::testing::ExplainMatchResult(matcher, arg.value(), result_listener);
}

MATCHER_P(IsFaultOf, kind, "is a fault of kind " + std::string(to_string(kind))) {
  return !arg.ok() && arg.fault().kind == kind;
}

MATCHER_P2(IsFault, kind, path,
           "is a fault of kind " + std::string(to_string(kind)) + " at `" + std::string(path) +
               "`") {
  return !arg.ok() && arg.fault().kind == kind && arg.fault().path == path;
}

}  // namespace support
}  // namespace bleepay
