// The test library is trusted by every other test, so it is tested too.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/fixture.h"
#include "support/golden.h"

namespace bleepay::support {
namespace {

const bool kEscapes = test_each_row("FixtureEscapes", "base/escapes.txt", [](auto& row) {
  EXPECT_EQ(row["written"].size(), std::stoul(row["length"]));
  EXPECT_EQ(static_cast<unsigned char>(row["written"].front()), std::stoul(row["first"]));
});

const bool kObjects = test_each_object("FixtureObjects", "base/objects.json", [](auto& row) {
  EXPECT_EQ(row["sum"].template get<int>(), row["a"].template get<int>() + 1);
});

TEST(Fixture, TextIsReadWhole) { EXPECT_EQ(fixture_text("base/objects.json").substr(0, 1), "["); }

TEST(Golden, EqualTextPasses) { expect_golden("base/example.txt", "first line\nsecond line\n"); }

TEST(Golden, DifferenceNamesItsLine) {
  EXPECT_NONFATAL_FAILURE(expect_golden("base/example.txt", "first line\nsecond lime\n"),
                          "differs at line 2");
}

TEST(Golden, MissingEndIsADifference) {
  EXPECT_NONFATAL_FAILURE(expect_golden("base/example.txt", "first line\n"), "differs at line 2");
}

TEST(Golden, MissingFileFails) {
  EXPECT_FATAL_FAILURE(expect_golden("base/no-such-file.txt", ""), "is missing");
}

}  // namespace
}  // namespace bleepay::support
