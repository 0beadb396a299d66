#include "checkout/code_entry.h"

#include <gtest/gtest.h>

#include "support/fixture.h"

namespace bleepay::checkout {
namespace {

const bool kEntries =
    support::test_each_row("CodeEntry", "checkout/code_entries.txt", [](const support::Row& row) {
      const CodeEntry entry = read_code_entry(api::ContextCode(row["typed"]));
      EXPECT_EQ(to_string(entry.fault), row["fault"]);
      EXPECT_EQ(entry.code.empty() ? "-" : entry.code.reveal(), row["code"]);
    });

}  // namespace
}  // namespace bleepay::checkout
