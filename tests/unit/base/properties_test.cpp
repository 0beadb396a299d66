// Properties over generated input; native only, RapidCheck is not part of the WASM build.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/address.h"
#include "base/amount.h"
#include "base/random.h"
#include "base/time.h"

namespace bleepay {
namespace {

std::string digits(int count) {
  return *rc::gen::container<std::string>(static_cast<std::size_t>(count),
                                          rc::gen::inRange('0', static_cast<char>('9' + 1)));
}

/// Well-formed amounts up to both limits.
Amount any_amount() {
  const int fraction = *rc::gen::inRange(0, Amount::kFractionDigitsMax + 1);
  const int whole = *rc::gen::inRange(1, Amount::kDigitsMax - fraction + 1);
  std::string text = digits(whole);
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  if (fraction > 0) text += "." + digits(fraction);
  return Amount::parse(text).value();
}

constexpr std::string_view kHex = "0123456789abcdef";

bool is_mixed(const std::string& address) {
  const auto has = [&](char from, char to) {
    return std::any_of(address.begin() + 2, address.end(),
                       [=](char c) { return c >= from && c <= to; });
  };
  return has('a', 'f') && has('A', 'F');
}

/// Twenty arbitrary bytes in the spelling of EIP-55, with letters of both cases: only those carry a
/// checksum.
std::string any_checksummed_address(Random& random) {
  std::string address;
  do {
    address = "0x";
    for (int i = 0; i < 40; ++i) address += kHex[random.below(16)];
    address = checksummed(address);
  } while (!is_mixed(address));
  return address;
}

/// The same address with one bit of one digit turned; a letter that stays one keeps its case.
std::string with_bit_flipped(std::string address, std::size_t digit_at, std::uint32_t bit) {
  char& digit = address[2 + digit_at];
  const bool was_upper = digit >= 'A' && digit <= 'F';
  const char lower = was_upper ? static_cast<char>(digit - 'A' + 'a') : digit;
  digit = kHex[kHex.find(lower) ^ (1u << bit)];
  if (was_upper && digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
  return address;
}

RC_GTEST_PROP(AmountProperty, TextSurvivesParsing, ()) {
  const Amount amount = any_amount();
  RC_ASSERT(Amount::parse(amount.text()).value().text() == amount.text());
}

RC_GTEST_PROP(AmountProperty, ZerosAtTheEndDoNotChangeTheValue, ()) {
  const Amount amount = any_amount();
  const std::string longer = amount.text() + (amount.fraction_digits() == 0 ? ".0" : "0");
  const auto padded = Amount::parse(longer);
  RC_PRE(padded.ok());
  RC_ASSERT(padded.value() == amount);
  RC_ASSERT(!(padded.value() < amount) && !(padded.value() > amount));
}

RC_GTEST_PROP(AmountProperty, OrderIsAntisymmetricAndSumsKeepIt, ()) {
  const Amount a = any_amount();
  const Amount b = any_amount();
  RC_ASSERT((a < b) == (b > a));
  const auto sum = add(a, b);
  RC_PRE(sum.has_value());
  RC_ASSERT(*sum >= a && *sum >= b);
  RC_ASSERT((*sum == a) == b.is_zero());
  RC_ASSERT(add(b, a)->text() == sum->text());
}

RC_GTEST_PROP(AmountProperty, GarbageIsAValueOrAFaultAndNothingElse, (const std::string& text)) {
  const auto parsed = Amount::parse(text);
  RC_ASSERT((parsed.ok() ? parsed->text() == text : !parsed.fault().rule.empty()));
}

RC_GTEST_PROP(InstantProperty, PrintedInstantsReadBack, ()) {
  const auto end = parse_instant("9999-12-31T23:59:59.999Z").value();
  const auto ms = *rc::gen::inRange<std::int64_t>(0, end.time_since_epoch().count() + 1);
  const WallTime instant{DurationMs{ms}};
  RC_ASSERT(parse_instant(format_instant(instant)).value() == instant);
}

RC_GTEST_PROP(InstantProperty, GarbageIsNeverAnInstantOutOfRange, (const std::string& text)) {
  const auto parsed = parse_instant(text);
  RC_ASSERT((!parsed.ok() || parsed.value() >= WallTime{}));
}

// How many of `count` changed addresses pass as well-formed. A fresh address each time: one with
// few letters lets far more through, and should not weigh more than it does in life.
template <class Change>
int missed_of(int count, Random random, Change change) {
  int missed = 0;
  for (int i = 0; i < count; ++i) {
    const std::string address = any_checksummed_address(random);
    const std::string changed = change(address, random);
    if (changed != address && check_address(AddressKind::Evm, changed).ok()) ++missed;
  }
  return missed;
}

constexpr int kChanges = 10'000;

// A typo is one character replaced by another. EIP-55 puts the chance that one slips through at
// 0.0247 %, that is 2 or 3 here; 8 is more than three standard deviations away.
TEST(AddressProperty, AlmostEveryTypoIsCaught) {
  const int missed = missed_of(kChanges, Random(55), [](std::string address, Random& random) {
    address[2 + random.below(40)] = "0123456789abcdefABCDEF"[random.below(22)];
    return address;
  });
  EXPECT_LE(missed, 8) << "of " << kChanges;
}

// A turned bit is the harder case, for it never changes just the case of a letter: 0.030 % slip
// through (measured over 1.6 million), that is 3 here.
TEST(AddressProperty, AlmostEveryFlippedBitIsCaught) {
  const int missed = missed_of(kChanges, Random(160), [](std::string address, Random& random) {
    return with_bit_flipped(std::move(address), random.below(40), random.below(4));
  });
  EXPECT_LE(missed, 8) << "of " << kChanges;
}

}  // namespace
}  // namespace bleepay
