// A small seeded generator whose numbers are the same in every build: standard-library
// distributions are not.
#pragma once

#include <cstdint>

namespace bleepay {

/// SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, passes BigCrush, four lines. Not for
/// secrets in production.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// Uniform in [0, bound), bound > 0. The modulo bias is below 2^-40 for the small bounds used
  /// here.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(next() >> 32)) * bound) >> 32);
  }

  /// A sub-stream for another actor: taking numbers from it does not disturb this one.
  [[nodiscard]] Random fork(std::uint64_t stream) const {
    return Random(state_ ^ (stream * 0xD1B54A32D192ED03u));
  }

 private:
  std::uint64_t state_;
};

}  // namespace bleepay
