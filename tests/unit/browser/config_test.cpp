#include "browser/config.h"

#include <gtest/gtest.h>

#include <string>

namespace bleepay::browser {
namespace {

TEST(Config, OnlyTheAddressOfTheApiIsRequired) {
  const auto config = parse_config(R"({"apiBase":"https://sandbox.bleepay.com/api/v1/"})");
  ASSERT_TRUE(config) << describe(config.fault());
  EXPECT_EQ(config->api_base, "https://sandbox.bleepay.com/api/v1");
  EXPECT_EQ(config->options.auth, checkout::AuthMode::ContextCode);
  EXPECT_EQ(config->options.planner, checkout::PlannerKind::Budgeted);
  EXPECT_TRUE(config->options.enforce_published_limits);
  EXPECT_EQ(config->limits.items_max, 5);
  EXPECT_FALSE(config->is_sandbox);
}

TEST(Config, EverySettingIsTaken) {
  const auto config = parse_config(
      R"({"apiBase":"/api/v1","auth":"host","planner":"fast","isSandbox":true,"inFlight":2,)"
      R"("publishedLimits":false,"itemsMax":9})");
  ASSERT_TRUE(config) << describe(config.fault());
  EXPECT_EQ(config->api_base, "/api/v1");
  EXPECT_EQ(config->options.auth, checkout::AuthMode::Host);
  EXPECT_EQ(config->options.planner, checkout::PlannerKind::Fast);
  EXPECT_TRUE(config->is_sandbox);
  EXPECT_EQ(config->options.in_flight, 2);
  EXPECT_FALSE(config->options.enforce_published_limits);
  EXPECT_EQ(config->limits.items_max, 9);
}

struct Refused {
  const char* name;
  const char* json;
  FaultKind kind;
  const char* path;
};

class RefusedConfig : public testing::TestWithParam<Refused> {};

TEST_P(RefusedConfig, NamesTheMember) {
  const auto config = parse_config(GetParam().json);
  ASSERT_FALSE(config);
  EXPECT_EQ(config.fault().kind, GetParam().kind) << describe(config.fault());
  EXPECT_EQ(config.fault().path, GetParam().path);
  EXPECT_FALSE(config.fault().rule.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Config, RefusedConfig,
    testing::Values(Refused{"NotJson", "apiBase", FaultKind::Malformed, ""},
                    Refused{"NoObject", "[]", FaultKind::WrongType, ""},
                    Refused{"NoApiBase", "{}", FaultKind::Missing, "apiBase"},
                    Refused{"EmptyApiBase", R"({"apiBase":""})", FaultKind::OutOfRange, "apiBase"},
                    Refused{"OnlySlashes", R"({"apiBase":"//"})", FaultKind::OutOfRange, "apiBase"},
                    Refused{"ScriptAddress", R"({"apiBase":"javascript:void"})",
                            FaultKind::OutOfRange, "apiBase"},
                    Refused{"NumericApiBase", R"({"apiBase":1})", FaultKind::WrongType, "apiBase"},
                    Refused{"ApiKey", R"({"apiBase":"/a","apiKey":"k"})", FaultKind::Unknown,
                            "apiKey"},
                    Refused{"ApiKeyAuth", R"({"apiBase":"/a","auth":"api-key"})",
                            FaultKind::OutOfRange, "auth"},
                    Refused{"UnknownPlanner", R"({"apiBase":"/a","planner":"eager"})",
                            FaultKind::OutOfRange, "planner"},
                    Refused{"ZeroInFlight", R"({"apiBase":"/a","inFlight":0})",
                            FaultKind::OutOfRange, "inFlight"},
                    Refused{"FractionInFlight", R"({"apiBase":"/a","inFlight":1.5})",
                            FaultKind::OutOfRange, "inFlight"},
                    Refused{"HugeItemsMax", R"({"apiBase":"/a","itemsMax":99999999999})",
                            FaultKind::OutOfRange, "itemsMax"},
                    Refused{"TextTruth", R"({"apiBase":"/a","isSandbox":"true"})",
                            FaultKind::WrongType, "isSandbox"},
                    Refused{"UnknownMember", R"({"apiBase":"/a","colour":"red"})",
                            FaultKind::Unknown, "colour"}),
    [](const auto& row) { return row.param.name; });

TEST(Config, AFaultNeverQuotesAValue) {
  const auto config = parse_config(R"({"apiBase":"/a","apiKey":"sk_live_4242"})");
  ASSERT_FALSE(config);
  EXPECT_EQ(describe(config.fault()).find("4242"), std::string::npos);
}

}  // namespace
}  // namespace bleepay::browser
