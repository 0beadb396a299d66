#include "base/amount.h"

#include <gtest/gtest.h>

#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay {
namespace {

using support::HasValue;
using support::Row;

Amount amount(const std::string& text) { return Amount::parse(text).value(); }

const bool kNotation = support::test_each_row("AmountNotation", "base/amounts.txt", [](auto& row) {
  const auto parsed = Amount::parse(row["text"]);
  if (row["fault"] != "ok") {
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(to_string(parsed.fault().kind), row["fault"]);
    EXPECT_NE(parsed.fault().rule, "");
    return;
  }
  ASSERT_TRUE(parsed.ok()) << describe(parsed.fault());
  EXPECT_EQ(parsed->text(), row["text"]);
  EXPECT_EQ(std::to_string(parsed->fraction_digits()), row["fraction"]);
});

const bool kOrder = support::test_each_row("AmountOrder", "base/amount_order.txt", [](auto& row) {
  const Amount left = amount(row["left"]);
  const Amount right = amount(row["right"]);
  EXPECT_EQ(left == right, row["order"] == "=");
  EXPECT_EQ(left < right, row["order"] == "<");
  EXPECT_EQ(left > right, row["order"] == ">");
  EXPECT_EQ(right<left, left> right);
  const auto sum = add(left, right);
  EXPECT_EQ(sum ? sum->text() : "-", row["sum"]);
  const auto sum_turned = add(right, left);
  EXPECT_EQ(sum_turned ? sum_turned->text() : "-", row["sum"]);
});

TEST(Amount, ZeroIsZeroHoweverWritten) {
  for (const char* text : {"0", "0.0", "0.000"}) EXPECT_TRUE(amount(text).is_zero()) << text;
  for (const char* text : {"1", "0.001", "10", "100.00"}) {
    EXPECT_FALSE(amount(text).is_zero()) << text;
  }
}

TEST(Amount, FaultNeverQuotesTheText) {
  const auto refused = Amount::parse("secret-1234");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(describe(refused.fault()).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace bleepay
