#include "api/endpoints.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/fixture.h"

namespace bleepay::api {
namespace {

std::string_view to_string(Guard guard) {
  switch (guard) {
    case Guard::None:
      return "none";
    case Guard::Payer:
      return "payer";
    case Guard::Payee:
      return "payee";
    case Guard::Either:
      return "either";
  }
  return "";
}

/// `sign-in` as fixtures write it: `sign in`.
std::string words(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

const EndpointRow* row_named(std::string_view name) {
  for (const EndpointRow& row : endpoints()) {
    if (words(row.name) == name) return &row;
  }
  return nullptr;
}

Method method_named(const std::string& name) { return name == "GET" ? Method::Get : Method::Post; }

const bool kContract =
    support::test_each_row("Endpoint", "api/endpoints.txt", [](const support::Row& expected) {
      const EndpointRow* row = row_named(expected["name"]);
      ASSERT_NE(row, nullptr);
      EXPECT_EQ(row->method, method_named(expected["method"]));
      EXPECT_EQ(row->route, expected["route"]);
      EXPECT_EQ(to_string(row->guard), expected["guard"]);
      const RateLimit limit = published_limit(row->limit_class);
      EXPECT_EQ(std::to_string(limit.requests), expected["requests"]);
      EXPECT_EQ(std::to_string(limit.window.count()), expected["seconds"] + "000");
    });

const bool kRoutes = support::test_each_row("Route", "api/routes.txt", [](const support::Row& row) {
  const RouteMatch match = match_route(method_named(row["method"]), row["target"]);
  const std::string found = match.route          ? std::string(row_of(match.route->endpoint).name)
                            : match.wrong_method ? "405"
                                                 : "404";
  EXPECT_EQ(found, row["found"]);
  EXPECT_EQ(match.route ? match.route->id : "", row["id"]);
});

TEST(Endpoint, TheContractNamesAllOfThem) {
  const std::string table = support::fixture_text("api/endpoints.txt");
  for (const EndpointRow& row : endpoints()) {
    EXPECT_NE(table.find("\n" + words(row.name) + " "), std::string::npos) << row.name;
  }
}

TEST(Route, EveryTargetLeadsBack) {
  for (const EndpointRow& row : endpoints()) {
    const bool has_id = row.route.find(":id") != std::string_view::npos;
    for (const std::string id : {"vch_1", "a/b", "100%", "?x#y", "a.b", "..."}) {
      const auto match = match_route(row.method, target_of(row.endpoint, id));
      ASSERT_TRUE(match.route) << row.name << ' ' << id;
      EXPECT_EQ(match.route->endpoint, row.endpoint) << id;
      EXPECT_EQ(match.route->id, has_id ? id : "");
    }
  }
}

TEST(Route, AnIdSpelledLikeALiteralIsTheLiteral) {
  EXPECT_EQ(match_route(Method::Get, target_of(Endpoint::VoucherGet, "contexts")).route->endpoint,
            Endpoint::ContextList);
  EXPECT_TRUE(
      match_route(Method::Get, target_of(Endpoint::SessionGet, "session-open")).wrong_method);
}

TEST(Route, AnIdThatIsNoneNeverChangesTheRoute) {
  for (const std::string& id : {std::string("."), std::string(".."), std::string(),
                                std::string("a b"), std::string(129, 'x'), std::string("\0", 1),
                                std::string("a\x7F"), std::string("\xC3\xA4")}) {
    EXPECT_EQ(target_of(Endpoint::VoucherRedeem, id), "vouchers/-/redeem-voucher");
  }
  EXPECT_EQ(target_of(Endpoint::VoucherRedeem, "a/../b"), "vouchers/a%2F..%2Fb/redeem-voucher");
}

TEST(Route, TheQueryIsKeptAsItCame) {
  EXPECT_EQ(match_route(Method::Get, "vouchers?a=%20b&c").route->query, "a=%20b&c");
  EXPECT_EQ(match_route(Method::Get, "vouchers?").route->query, "");
  EXPECT_EQ(match_route(Method::Get, "vouchers").route->query, "");
}

TEST(Query, ValuesAreFoundAndDecoded) {
  const std::string_view query = "limit=10&status=RE%53OLVED&empty=&flag&limit=20&bro%6ben=%zz";
  EXPECT_EQ(query_value(query, "limit"), "10");
  EXPECT_EQ(query_value(query, "status"), "RESOLVED");
  EXPECT_EQ(query_value(query, "empty"), "");
  EXPECT_EQ(query_value(query, "flag"), "");
  EXPECT_EQ(query_value(query, "offset"), std::nullopt);
  EXPECT_EQ(query_value(query, "broken"), "%zz");
  EXPECT_EQ(query_value("", ""), std::nullopt);
}

TEST(Percent, DecodingUndoesEncoding) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    EXPECT_EQ(percent_decode(percent_encode(text)), text) << byte;
  }
  EXPECT_EQ(percent_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encode(" /?%"), "%20%2F%3F%25");
}

TEST(Percent, WhatIsNoPairOfHexadecimalDigitsIsRefused) {
  EXPECT_EQ(percent_decode("%4a%4A"), "JJ");
  for (const char* text :
       {"%", "%4", "%zz", "%g0", "%G0", "%/0", "%:0", "%@0", "%`0", "%0/", "%0g", "%0G", "100%"}) {
    EXPECT_EQ(percent_decode(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace bleepay::api
