#include "base/keccak.h"

#include <bit>
#include <cstddef>

namespace bleepay {
namespace {

constexpr int kRounds = 24;
constexpr std::size_t kRateBytes = 136;  // 1088 bits of the 1600-bit state take input

using State = std::array<std::uint64_t, 25>;  // lane (x, y) stands at x + 5 * y

/// The iota constants are the output of a small shift register, bit 2^j - 1 of every round's lane.
constexpr std::array<std::uint64_t, kRounds> round_constants() {
  std::array<std::uint64_t, kRounds> constants{};
  unsigned shift_register = 1;
  for (auto& constant : constants) {
    for (int j = 0; j <= 6; ++j) {
      if (shift_register & 1u) constant |= std::uint64_t{1} << ((1u << j) - 1u);
      shift_register <<= 1;
      if (shift_register & 0x100u) shift_register ^= 0x171u;  // x^8 + x^6 + x^5 + x^4 + 1
    }
  }
  return constants;
}
constexpr auto kRoundConstants = round_constants();
static_assert(kRoundConstants.front() == 1 && kRoundConstants.back() == 0x8000000080008008u);

/// theta: every bit is flipped by the parities of two neighbouring columns.
void mix_columns(State& a) {
  std::array<std::uint64_t, 5> parity{};
  for (std::size_t i = 0; i < a.size(); ++i) parity[i % 5] ^= a[i];
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] ^= parity[(i + 4) % 5] ^ std::rotl(parity[(i + 1) % 5], 1);
  }
}

/// rho and pi: lanes walk along one cycle of 24 places and turn by triangular numbers.
void move_lanes(State& a) {
  std::size_t x = 1;
  std::size_t y = 0;
  std::uint64_t carried = a[1];
  for (int t = 0, turn = 1; t < 24; ++t, turn = (turn + t + 1) % 64) {
    const std::size_t next_y = (2 * x + 3 * y) % 5;
    x = y;
    y = next_y;
    const std::uint64_t displaced = a[x + 5 * y];
    a[x + 5 * y] = std::rotl(carried, turn);
    carried = displaced;
  }
}

/// chi: the only non-linear step, along each row.
void mix_rows(State& a) {
  for (std::size_t y = 0; y < 25; y += 5) {
    const std::array<std::uint64_t, 5> row{a[y], a[y + 1], a[y + 2], a[y + 3], a[y + 4]};
    for (std::size_t x = 0; x < 5; ++x) a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
  }
}

void permute(State& a) {
  for (const std::uint64_t constant : kRoundConstants) {
    mix_columns(a);
    move_lanes(a);
    mix_rows(a);
    a[0] ^= constant;
  }
}

/// Bytes enter and leave lanes with the least significant first, on any machine.
void absorb(State& a, std::size_t at, std::uint8_t byte) {
  a[at / 8] ^= std::uint64_t{byte} << (8 * (at % 8));
}

}  // namespace

Keccak256 keccak256(std::string_view message) {
  State state{};
  std::size_t at = 0;
  for (const char c : message) {
    absorb(state, at, static_cast<std::uint8_t>(c));
    if (++at == kRateBytes) {
      permute(state);
      at = 0;
    }
  }
  absorb(state, at, 0x01);
  absorb(state, kRateBytes - 1, 0x80);
  permute(state);

  Keccak256 digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 8] >> (8 * (i % 8)));
  }
  return digest;
}

}  // namespace bleepay
