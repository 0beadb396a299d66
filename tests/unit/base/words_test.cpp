// The small words: results, faults, strong texts, secrets, random numbers, names of enums.
#include <gtest/gtest.h>

#include <sstream>
#include <type_traits>

#include "base/base.h"
#include "base/shapes.h"
#include "support/matchers.h"

namespace bleepay {
namespace {

using support::HasValue;
using support::IsFault;
using support::IsOk;

using Apple = StrongText<struct AppleTag>;
using Pear = StrongText<struct PearTag>;
using Secret = SecretText<struct WordsSecretTag>;

TEST(Result, HoldsAValueOrAFault) {
  const Result<int> good = 7;
  EXPECT_THAT(good, IsOk());
  EXPECT_THAT(good, HasValue(7));
  const Result<int> bad = Fault{FaultKind::Missing, "items[1].amount", "must be present"};
  EXPECT_THAT(bad, IsFault(FaultKind::Missing, "items[1].amount"));
  EXPECT_FALSE(bad);
}

TEST(Result, CarriesTextAsAValue) {
  const Result<std::string> text = std::string("moved");
  EXPECT_EQ(*text, "moved");
  EXPECT_EQ(text->size(), 5u);
}

TEST(Fault, DescribesPlaceAndRule) {
  const Fault fault{FaultKind::OutOfRange, "items[1].amount", "must be greater than zero"};
  EXPECT_EQ(describe(fault), "items[1].amount: must be greater than zero");
  EXPECT_EQ(describe({FaultKind::Malformed, "", "must be JSON"}), "must be JSON");
  EXPECT_EQ(describe({FaultKind::Duplicate, "items[0].id", ""}), "items[0].id: duplicate");
}

TEST(Fault, IsAnotherWhereOneOfItsPartsIs) {
  const Fault fault{FaultKind::OutOfRange, "items[1].amount", "must be greater than zero"};
  EXPECT_EQ(fault, Fault(fault));
  for (const Fault& other : {Fault{FaultKind::Malformed, fault.path, fault.rule},
                             Fault{fault.kind, "items[0].amount", fault.rule},
                             Fault{fault.kind, fault.path, "must be a decimal"}}) {
    EXPECT_NE(fault, other) << describe(other);
  }
}

TEST(Names, EveryEnumeratorHasItsOwn) {
  EXPECT_EQ(to_string(FaultKind::Malformed), "malformed");
  EXPECT_EQ(to_string(FaultKind::Missing), "missing");
  EXPECT_EQ(to_string(FaultKind::Unknown), "unknown");
  EXPECT_EQ(to_string(FaultKind::WrongType), "wrong_type");
  EXPECT_EQ(to_string(FaultKind::OutOfRange), "out_of_range");
  EXPECT_EQ(to_string(FaultKind::Duplicate), "duplicate");
  EXPECT_EQ(to_string(FaultKind::TooLarge), "too_large");
  EXPECT_EQ(to_string(Method::Get), "GET");
  EXPECT_EQ(to_string(Method::Post), "POST");
  EXPECT_EQ(to_string(Delivery::Answered), "answered");
  EXPECT_EQ(to_string(Delivery::Unreachable), "unreachable");
  EXPECT_EQ(to_string(Delivery::TimedOut), "timed_out");
  EXPECT_EQ(to_string(Delivery::TooLarge), "too_large");
  EXPECT_EQ(to_string(Delivery::Redirected), "redirected");
  EXPECT_EQ(to_string(Delivery::Aborted), "aborted");
}

TEST(StrongText, KindsDoNotConvert) {
  static_assert(!std::is_convertible_v<Apple, Pear>);
  static_assert(!std::is_convertible_v<std::string, Apple>);
  static_assert(!std::is_constructible_v<Apple, Pear>);
  EXPECT_EQ(Apple("x"), Apple("x"));
  EXPECT_LT(Apple("a"), Apple("b"));
}

TEST(StrongText, IsPrintedAsItIs) {
  std::ostringstream out;
  out << Apple("vch_1") << Apple();
  EXPECT_EQ(out.str(), "vch_1");
}

TEST(SecretText, PrintsNothingOfItself) {
  std::ostringstream out;
  out << Secret("K7M4Q2");
  EXPECT_EQ(out.str(), "<secret>");
  EXPECT_EQ(::testing::PrintToString(Secret("K7M4Q2")), "<secret>");
}

TEST(SecretText, LeavesNothingBehindWhenMoved) {
  Secret code("K7M4Q2");
  Secret taken(std::move(code));
  EXPECT_EQ(taken.reveal(), "K7M4Q2");
  EXPECT_TRUE(code.empty());  // NOLINT(bugprone-use-after-move): that is the promise
  Secret assigned;
  assigned = std::move(taken);
  EXPECT_EQ(assigned.reveal(), "K7M4Q2");
  EXPECT_TRUE(taken.empty());  // NOLINT(bugprone-use-after-move)
}

TEST(SecretText, LeavesNothingBehindOfATextMovedIntoIt) {
  std::string typed("K7M4Q2");
  const char* bytes = typed.data();  // short texts live in the string itself
  const Secret code(std::move(typed));
  EXPECT_EQ(code.reveal(), "K7M4Q2");
  EXPECT_EQ(std::string(bytes, 6), std::string(6, '\0'));
}

TEST(SecretText, ACopyTakesThePlaceOfWhatWasThere) {
  const Secret code("K7M4Q2");
  Secret other("something much longer than a code");
  other = code;
  EXPECT_EQ(other, code);
  const Secret& itself = other;
  other = itself;
  EXPECT_EQ(other.reveal(), "K7M4Q2");
  EXPECT_NE(other, Secret("K7M4Q3"));
}

TEST(SecretText, MovedIntoItselfItIsKept) {
  Secret code("K7M4Q2");
  Secret& itself = code;
  code = std::move(itself);
  EXPECT_EQ(code.reveal(), "K7M4Q2");
}

TEST(SecretText, CopiesAreIndependent) {
  Secret code("K7M4Q2");
  const Secret copy = code;
  code.wipe();
  EXPECT_EQ(copy.reveal(), "K7M4Q2");
  EXPECT_FALSE(code == copy);
}

TEST(Random, SequenceIsTheSameInEveryBuild) {
  Random random(0);  // first outputs of SplitMix64 for seed 0
  EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFu);
  EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4u);
  EXPECT_EQ(random.next(), 0x06C45D188009454Fu);
}

TEST(Random, BelowStaysBelowAndReachesEveryValue) {
  Random random(7);
  int seen[6] = {};
  for (int i = 0; i < 6000; ++i) {
    const auto drawn = random.below(6);
    ASSERT_LT(drawn, 6u);
    ++seen[drawn];
  }
  for (const int count : seen) {
    EXPECT_GT(count, 850);
    EXPECT_LT(count, 1150);
  }
}

TEST(Random, ForkDoesNotDisturbItsParent) {
  Random parent(42);
  Random twin(42);
  Random child = parent.fork(1);
  Random sibling = parent.fork(2);
  child.next();
  EXPECT_EQ(parent.next(), twin.next());
  EXPECT_NE(child.next(), sibling.next());
}

TEST(Shapes, MarkerDoesNothingWhenCalled) { shape_marker(nullptr, nullptr); }

}  // namespace
}  // namespace bleepay
