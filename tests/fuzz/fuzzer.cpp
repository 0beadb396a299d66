// A fuzzer of one target; which one is said when it is compiled.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using bleepay::fuzz::targets;
  static const auto target =
      std::find_if(targets().begin(), targets().end(),
                   [](const auto& candidate) { return candidate.name == BLEEPAY_FUZZ_TARGET; });
  if (target == targets().end()) std::abort();
  const bleepay::fuzz::Broken broken = target->check({reinterpret_cast<const char*>(bytes), size});
  if (!broken.empty()) {
    std::fprintf(stderr, "BROKEN: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
