// The small parts: codes, passwords, tokens, exchange, durations, limits.
#include <algorithm>
#include <set>

#include "sandbox/codes.h"
#include "sandbox/durations.h"
#include "sandbox/exchange.h"
#include "sandbox/passwords.h"
#include "sandbox/tokens.h"
#include "unit/sandbox/bench.h"

namespace bleepay::sandbox {
namespace {

// --- codes --------------------------------------------------------------------------------------

constexpr CodeSpace kSpaces[] = {CodeSpace::NumericContext, CodeSpace::AlphanumContext,
                                 CodeSpace::Session, CodeSpace::Voucher};

TEST(Codes, BelongToExactlyOneSpace) {
  Random random(7);
  for (const CodeSpace space : kSpaces) {
    for (int i = 0; i < 1000; ++i) {
      const auto code = draw_code(space, random, [](std::string_view) { return false; });
      ASSERT_TRUE(code);
      for (const CodeSpace other : kSpaces) EXPECT_EQ(belongs_to(other, *code), other == space);
    }
  }
}

TEST(Codes, AreNotTakenTwice) {
  Random random(7);
  std::set<std::string, std::less<>> taken;
  for (int i = 0; i < 5000; ++i) {
    const auto code = draw_code(CodeSpace::Voucher, random,
                                [&](std::string_view text) { return taken.contains(text); });
    ASSERT_TRUE(code);
    EXPECT_TRUE(taken.insert(*code).second);
  }
}

TEST(Codes, GiveUpWhenAllAreTaken) {
  Random random(7);
  EXPECT_FALSE(draw_code(CodeSpace::Voucher, random, [](std::string_view) { return true; }));
}

TEST(Codes, AreTheSameForTheSameSeed) {
  Random one(9);
  Random two(9);
  EXPECT_EQ(draw_id("ctx_", one), draw_id("ctx_", two));
}

// --- passwords and tokens -----------------------------------------------------------------------

TEST(Passwords, AreRecognised) {
  const std::string stored = hash_password("correct horse", "salt", 10);
  EXPECT_TRUE(is_password("correct horse", stored));
  EXPECT_FALSE(is_password("correct horsf", stored));
  EXPECT_EQ(stored.find("correct"), std::string::npos);
}

TEST(Passwords, OfDamagedRowsAreNobodys) {
  for (const char* stored : {"", "10", "10$salt", "x$salt$00", "0$salt$00", "2000000$salt$00"}) {
    EXPECT_FALSE(is_password("", stored)) << stored;
  }
}

TEST(Passwords, DifferBySalt) { EXPECT_NE(hash_password("p", "a", 1), hash_password("p", "b", 1)); }

TEST(Tokens, AreSignedJsonWebTokens) {
  const api::Token token = mint({.subject = "ctx_1",
                                 .kind = "resource",
                                 .serial = "s",
                                 .issued_at = WallTime(1000ms),
                                 .expires_at = WallTime(2000ms)},
                                "key");
  const std::string& text = token.reveal();
  const auto signature = text.rfind('.');
  EXPECT_EQ(text.substr(0, text.find('.')), base64url(R"({"alg":"HS256","typ":"JWT"})"));
  EXPECT_EQ(text.substr(signature + 1),
            base64url(bytes_of(hmac_sha256("key", text.substr(0, signature)))));
}

TEST(Tokens, AreStoredAsDigestsOnly) {
  Bench b;
  const OpenContext context = b.open_context();
  for (const Grant& grant : b.storage().committed().grants) {
    EXPECT_NE(grant.digest, context.payee.token);
    EXPECT_EQ(grant.digest.size(), 64U);
  }
}

TEST(Tokens, AreTakenOnlyFromABearer) {
  EXPECT_EQ(bearer_of("Bearer abc"), "abc");
  EXPECT_EQ(bearer_of("bearer abc"), "abc");
  EXPECT_EQ(bearer_of("Basic abc"), "");
  EXPECT_EQ(bearer_of("Bearer"), "");
}

// --- exchange -----------------------------------------------------------------------------------

struct Scaling {
  const char* name;
  const char* amount;
  Ratio ratio;
  int fraction_digits;
  Rounding rounding;
  const char* result;
};
std::ostream& operator<<(std::ostream& out, const Scaling& row) { return out << row.name; }

class ScaleTest : public ::testing::TestWithParam<Scaling> {};
TEST_P(ScaleTest, IsExact) {
  const Scaling& row = GetParam();
  const auto amount = Amount::parse(row.amount);
  ASSERT_TRUE(amount.ok());
  EXPECT_EQ(scale(*amount, row.ratio, row.fraction_digits, row.rounding), row.result);
}
constexpr Scaling kScalings[] = {
    {"Same", "100", {1, 1}, 6, Rounding::Down, "100"},
    {"TheDocumentedSample", "100", {9215, 10000}, 6, Rounding::Down, "92.15"},
    {"ThirdsDown", "1", {1, 3}, 6, Rounding::Down, "0.333333"},
    {"ThirdsUp", "1", {1, 3}, 6, Rounding::Up, "0.333334"},
    {"ExactIsNotRoundedUp", "1", {1, 4}, 6, Rounding::Up, "0.25"},
    {"CarryThroughNines", "0.9999999", {1, 1}, 6, Rounding::Up, "1"},
    {"LostDigitsRoundUp", "0.0000001", {1, 1}, 6, Rounding::Up, "0.000001"},
    {"LostDigitsRoundDown", "0.0000001", {1, 1}, 6, Rounding::Down, "0"},
    {"NoFraction", "7", {3, 2}, 0, Rounding::Down, "10"},
    {"NoFractionUp", "7", {3, 2}, 0, Rounding::Up, "11"},
    {"BeyondDoubles",
     "123456789012345678901234567890.123456",
     {2, 1},
     6,
     Rounding::Down,
     "246913578024691357802469135780.246912"},
    {"Zero", "0", {999'999'999, 1}, 6, Rounding::Up, "0"},
};
INSTANTIATE_TEST_SUITE_P(Exchange, ScaleTest, ::testing::ValuesIn(kScalings),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Exchange, RefusesWhatDoesNotFit) {
  const auto huge = Amount::parse(std::string(78, '9'));
  ASSERT_TRUE(huge.ok());
  EXPECT_FALSE(scale(*huge, {2, 1}, 0, Rounding::Down));
}

TEST(Exchange, FindsCurrenciesByAddressInAnyCase) {
  EXPECT_NE(find_quote("polygon", "USDC", "0x2791bca1f2de4661ed88a30c99a7a9449aa84174"), nullptr);
  EXPECT_EQ(find_quote("polygon", "USDC", "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b"), nullptr);
  EXPECT_EQ(find_quote("ethereum", "USDT", ""), nullptr);
}

// --- durations ----------------------------------------------------------------------------------

TEST(Durations, AreReadWithTheirUnit) {
  EXPECT_EQ(parse_duration("500ms"), 500ms);
  EXPECT_EQ(parse_duration("120s"), 120s);
  EXPECT_EQ(parse_duration("2m"), 2min);
  EXPECT_EQ(parse_duration("1000h"), 1000h);
}

TEST(Durations, AreRefusedOtherwise) {
  for (const char* text :
       {"", "s", "5", "5 s", "-5s", "1.5s", "5d", "1001h", "99999999999999999s"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
  }
}

// --- limits -------------------------------------------------------------------------------------

TEST(Limiter, HoldsInEveryWindowWhereverItBegins) {
  Options options;
  options.limits = Limits::Published;
  Limiter limiter(options);
  Random random(3);
  std::vector<WallTime> admitted;
  WallTime now{};
  for (int i = 0; i < 2000; ++i) {
    now += DurationMs(random.below(60'000));
    if (limiter.admit(api::Endpoint::SessionOpen, "token 1", now)) admitted.push_back(now);
  }
  ASSERT_GT(admitted.size(), 100U);
  for (std::size_t i = 5; i < admitted.size(); ++i) EXPECT_GE(admitted[i] - admitted[i - 5], 300s);
}

TEST(Limiter, ForgetsQuietCallersWithoutForgettingTheirCalls) {
  Options options;
  options.limits = Limits::Published;
  Limiter limiter(options);
  const auto admit = [&](WallTime at) {
    return limiter.admit(api::Endpoint::VoucherNegotiate, "token 1", at);
  };
  EXPECT_TRUE(admit(WallTime(0ms)));
  limiter.forget_idle(WallTime(59'999ms));
  EXPECT_FALSE(admit(WallTime(59'999ms)));
  limiter.forget_idle(WallTime(60'000ms));
  EXPECT_TRUE(admit(WallTime(60'000ms)));
}

}  // namespace
}  // namespace bleepay::sandbox
