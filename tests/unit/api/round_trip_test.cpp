// What is written is read, and what was read is written again the same: with random messages, and
// with samples that random hands have damaged.
#include <gtest/gtest.h>

#include "api/describe.h"
#include "field_filler.h"
#include "message_table.h"
#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay::api {

std::string FieldFiller::text() {
  constexpr std::string_view kPieces[] = {"a",
                                          "Z",
                                          "0",
                                          " ",
                                          "\"",
                                          "\\",
                                          "/",
                                          "\n",
                                          "\x01",
                                          "{",
                                          "]",
                                          ",",
                                          "\xC3\xA9",
                                          "\xE2\x82\xAC",
                                          "\xF0\x9F\x98\x80",
                                          "\x7F"};
  std::string text;
  for (std::uint32_t i = random_.below(12); i > 0; --i) text += kPieces[random_.below(16)];
  return text.empty() ? "x" : text;  // an empty text that may be absent is written as absent
}

void FieldFiller::fill(JsonText& out) {
  json::Writer writer;
  writer.begin_object();
  writer.name(text());
  coin() ? writer.text(text()) : writer.raw("-1.50e3");
  writer.end_object();
  out.text = std::move(writer).take();
}

void FieldFiller::fill_session_voucher(SessionVoucher& out) {
  if (coin()) return fill(out.id);
  fields(*this, out.details.emplace());
  out.id = out.details->id;
}

namespace {

template <class Message>
class RoundTrip : public ::testing::Test {};

using Messages =
    ::testing::Types<SignInRequest, SignInReply, SignUpRequest, SignUpReply, ChallengeReply,
                     ContextOpenRequest, ContextCloseRequest, ContextReply, ContextListReply,
                     VoucherReply, VoucherListReply, ReserveByCodeRequest, RedeemRequest,
                     NegotiateRequest, SignRequest, ResolveRequest, SessionOpenRequest,
                     SessionReply, EmptyRequest, NetworkListReply, CurrencyListReply,
                     ConvertRequest, Payment, CustomTerms>;
TYPED_TEST_SUITE(RoundTrip, Messages);

TYPED_TEST(RoundTrip, WhatIsWrittenIsReadAndWrittenTheSame) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    TypeParam message;
    FieldFiller(seed).fill(message);
    const std::string written = encode(message);
    const auto read = decode<TypeParam>(written, Unknowns::Refuse);
    ASSERT_TRUE(read.ok()) << "seed " << seed << ": " << describe(read.fault()) << "\n" << written;
    ASSERT_EQ(encode(*read), written) << "seed " << seed;
  }
}

// --- damage --------------------------------------------------------------------------------------

std::string damaged(std::string body, Random& random) {
  constexpr std::string_view kBytes = "{}[]\",:\\u0e-.tfn \x00\x7F\x80\xC3\xFF";
  for (std::uint32_t i = random.below(3); i < 3 && !body.empty(); ++i) {
    const std::size_t at = random.below(static_cast<std::uint32_t>(body.size()));
    const std::size_t length = 1 + random.below(8);
    switch (random.below(4)) {
      case 0:
        body[at] = kBytes[random.below(static_cast<std::uint32_t>(kBytes.size()))];
        break;
      case 1:
        body.erase(at, length);
        break;
      case 2:
        body.insert(at, body.substr(random.below(static_cast<std::uint32_t>(body.size())), length));
        break;
      default:
        body.resize(at);
    }
  }
  return body;
}

TEST(Damage, IsAFaultOrAMessageAndNothingElse) {
  Random random(20260609);
  int faults = 0;
  int read = 0;
  for (const auto& sample : nlohmann::json::parse(support::fixture_text("api/samples.json"))) {
    const MessageUnderTest& message = message_named(sample.at("message").get<std::string>());
    const std::string body = sample.at("body").dump();
    for (int i = 0; i < 300; ++i) {
      const std::string broken = damaged(body, random);
      const auto written = message.rewrite(broken);
      if (!written) {
        ++faults;
        ASSERT_FALSE(written.fault().rule.empty()) << broken;
        continue;
      }
      ++read;
      ASSERT_THAT(message.rewrite(*written), support::HasValue(*written)) << broken;
    }
  }
  EXPECT_GT(faults, read);
  EXPECT_GT(read, 100);
}

}  // namespace
}  // namespace bleepay::api
