#include "browser/reply_headers.h"

#include <gtest/gtest.h>

namespace bleepay::browser {
namespace {

struct Row {
  const char* name;
  const char* headers;
  std::optional<std::int64_t> seconds;
};

class RetryAfter : public testing::TestWithParam<Row> {};

TEST_P(RetryAfter, IsRead) {
  const auto wait = retry_after(GetParam().headers);
  ASSERT_EQ(wait.has_value(), GetParam().seconds.has_value());
  if (wait) EXPECT_EQ(wait->count(), *GetParam().seconds * 1000);
}

INSTANTIATE_TEST_SUITE_P(
    ReplyHeaders, RetryAfter,
    testing::Values(
        Row{"Alone", "retry-after: 7\r\n", 7},
        Row{"AmongOthers", "content-type: a/b\r\nretry-after: 30\r\ndate: x\r\n", 30},
        Row{"InCapitals", "Retry-After: 1\r\n", 1}, Row{"WithoutSpace", "retry-after:5\r\n", 5},
        Row{"WithoutLineEnd", "retry-after: 5", 5}, Row{"Zero", "retry-after: 0\r\n", 0},
        Row{"BeyondADay", "retry-after: 1000000000\r\n", 86400},
        Row{"BeyondAnyNumber", "retry-after: 99999999999999999999999\r\n", 86400},
        Row{"Absent", "content-type: text/html\r\n", std::nullopt},
        Row{"NothingAtAll", "", std::nullopt}, Row{"Empty", "retry-after: \r\n", std::nullopt},
        Row{"Negative", "retry-after: -1\r\n", std::nullopt},
        Row{"ADate", "retry-after: Fri, 31 Dec 1999 23:59:59 GMT\r\n", std::nullopt},
        Row{"LongerName", "x-retry-after: 5\r\n", std::nullopt}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace bleepay::browser
