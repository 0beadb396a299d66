// The codec against every sample, every malformed body and every documented limit.
#include "api/codec.h"

#include <gtest/gtest.h>

#include <set>

#include "message_table.h"
#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay::api {
namespace {

/// `ok`, or the kind of the fault: what fixtures call it.
std::string kind_of(const std::optional<Fault>& fault) {
  return fault ? std::string(to_string(fault->kind)) : "ok";
}
std::string path_of(const std::optional<Fault>& fault) { return fault ? fault->path : ""; }

const bool kSamples =
    support::test_each_object("CodecSample", "api/samples.json", [](const nlohmann::json& sample) {
      const MessageUnderTest& message = message_named(sample.at("message").get<std::string>());
      const std::string body = sample.at("body").dump();
      const auto written = message.rewrite(body);
      ASSERT_TRUE(written.ok()) << describe(written.fault());
      EXPECT_TRUE(same_json(*written, body)) << *written << "\nis not\n" << body;
      EXPECT_THAT(message.rewrite(*written), support::HasValue(*written));
      if (message.check) {
        EXPECT_EQ(message.check(body), std::nullopt);
      }
    });

TEST(CodecSample, EveryMessageHasOne) {
  std::set<std::string> named;
  for (const auto& sample : nlohmann::json::parse(support::fixture_text("api/samples.json"))) {
    named.insert(sample.at("message").get<std::string>());
  }
  for (const auto& [name, message] : messages()) EXPECT_TRUE(named.contains(name)) << name;
}

const bool kLenient =
    support::test_each_row("CodecLenient", "api/lenient.txt", [](const support::Row& row) {
      const MessageUnderTest& message = message_named(row["message"]);
      EXPECT_THAT(message.rewrite(row["body"]), support::HasValue(row["written"]));
      EXPECT_THAT(message.rewrite(row["written"]), support::HasValue(row["written"]));
    });

const bool kMalformed =
    support::test_each_row("CodecMalformed", "api/malformed.txt", [](const support::Row& row) {
      const auto result = message_named(row["message"]).rewrite(row["body"]);
      ASSERT_FALSE(result.ok()) << *result;
      EXPECT_EQ(kind_of(result.fault()), row["fault"]) << describe(result.fault());
      EXPECT_EQ(result.fault().path, row["path"]) << describe(result.fault());
      EXPECT_FALSE(result.fault().rule.empty());
    });

const bool kLimits =
    support::test_each_row("RequestLimit", "api/limits.txt", [](const support::Row& row) {
      const auto fault = message_named(row["message"]).check(row["body"]);
      EXPECT_EQ(kind_of(fault), row["fault"]) << (fault ? describe(*fault) : "no fault");
      EXPECT_EQ(path_of(fault), row["path"]);
      // The client writes what the sandbox reads, within limits or not.
      const auto written = message_named(row["message"]).rewrite(row["body"]);
      ASSERT_TRUE(written.ok());
      EXPECT_EQ(message_named(row["message"]).check(*written), fault);
    });

TEST(RequestLimit, EveryRequestHasARow) {
  const std::string table = support::fixture_text("api/limits.txt");
  for (const auto& [name, message] : messages()) {
    if (message.check) {
      EXPECT_NE(table.find("| " + name), std::string::npos) << name;
    }
  }
}

// --- faults every message shares -----------------------------------------------------------------

/// Bodies no message may accept, whatever it is.
const std::string kNoMessage[] = {
    "",
    "{",
    "tru",
    "\xEF\xBB\xBF{}",
    std::string("{}\0", 3),
    std::string(17, '['),
    std::string(300'000, ' ') + "{}",
    R"({"a":1,"a":1})",
    "{\"a\":\"\xFF\"}",
    R"({"a":"\ud800"})",
    std::string(1'000'000, '9'),
    "<html></html>",
};

TEST(CodecMalformed, NoMessageIsMadeOfSomethingElse) {
  for (const auto& [name, message] : messages()) {
    for (const std::string& body : kNoMessage) {
      EXPECT_FALSE(message.rewrite(body).ok()) << name << " of " << body.substr(0, 40);
    }
  }
}

TEST(CodecMalformed, ACutBodyIsAFaultAtEveryByte) {
  for (const auto& sample : nlohmann::json::parse(support::fixture_text("api/samples.json"))) {
    if (sample.at("message") == "ConvertReply") continue;  // half an amount may be an amount
    const MessageUnderTest& message = message_named(sample.at("message").get<std::string>());
    const std::string body = sample.at("body").dump();
    for (std::size_t length = 0; length < body.size(); ++length) {
      ASSERT_FALSE(message.rewrite(body.substr(0, length)).ok()) << body.substr(0, length);
    }
  }
}

// --- meaning -------------------------------------------------------------------------------------

TEST(Codec, AVoucherIsReadAsWhatItSays) {
  const auto voucher = decode<VoucherReply>(
      R"({"id":"vch_1","code":"482916","status":"REDEEMED","type":"SIMPLE",)"
      R"("expectedPayment":{"network":"polygon","currency":"EURC","currencyAddress":"0x73b3",)"
      R"("amount":"100","wallet":{"address":"0x5201"}},"expiresAt":"2026-06-09T12:02:00Z"})");
  ASSERT_THAT(voucher, support::IsOk());
  EXPECT_EQ(voucher->id, VoucherId("vch_1"));
  EXPECT_EQ(voucher->code, VoucherCode("482916"));
  EXPECT_EQ(voucher->status, VoucherStatus::Redeemed);
  EXPECT_EQ(voucher->type, VoucherType::Simple);
  EXPECT_EQ(voucher->expected_payment, (Payment{"polygon", "EURC", "0x73b3", "100", {"0x5201"}}));
  EXPECT_EQ(voucher->supplied_payment, std::nullopt);
  EXPECT_EQ(voucher->expires_at, WallTime{DurationMs{1781006520000}});
  EXPECT_EQ(voucher->created_at, std::nullopt);
}

TEST(Codec, AnUnknownStatusIsNeverAKnownOne) {
  for (const std::string_view status : {"PAID", "resolved", "Resolved", "RESOLVED ", "UNKNOWN"}) {
    const auto voucher =
        decode<VoucherReply>(R"({"id":"a","status":")" + std::string(status) + R"("})");
    ASSERT_TRUE(voucher.ok());
    EXPECT_EQ(voucher->status, VoucherStatus::Unknown) << status;
    EXPECT_EQ(voucher->status_text, status);
  }
}

TEST(Codec, ABareIdInASessionHasNoDetails) {
  const auto session = decode<SessionReply>(
      R"({"id":"s","status":"OPEN","vouchers":["a",{"id":"b","status":"RESERVED"}]})");
  ASSERT_THAT(session, support::IsOk());
  ASSERT_EQ(session->vouchers->size(), 2u);
  EXPECT_EQ((*session->vouchers)[0].id, VoucherId("a"));
  EXPECT_FALSE((*session->vouchers)[0].details);
  EXPECT_EQ((*session->vouchers)[1].id, VoucherId("b"));
  EXPECT_EQ((*session->vouchers)[1].details->status, VoucherStatus::Reserved);
}

TEST(Codec, AbsentAndEmptyListsDiffer) {
  EXPECT_FALSE(decode<SessionReply>(R"({"id":"s","status":"OPEN"})")->vouchers);
  EXPECT_TRUE(decode<SessionReply>(R"({"id":"s","status":"OPEN","vouchers":[]})")->vouchers);
}

TEST(Codec, NumbersOfFractionDigitsFitInto32Bits) {
  const auto with_decimals = [](const std::string& number) {
    return decode<CurrencyListReply>(
        R"([{"symbol":"EURC","network":"polygon","address":"0x73b3","decimals":)" + number +
        R"(,"bridgeable":true,"enabled":true}])");
  };
  for (const char* number : {"6", "-2147483648", "2147483647"}) {
    EXPECT_THAT(with_decimals(number), support::IsOk()) << number;
  }
  for (const char* number : {"-2147483649", "2147483648"}) {
    EXPECT_THAT(with_decimals(number), support::IsFault(FaultKind::OutOfRange, "[0].decimals"))
        << number;
  }
}

TEST(Codec, UnknownMembersAreRefusedWhereAsked) {
  const std::string body = R"({"code":"K7M4Q2","amount":"1"})";
  EXPECT_THAT(decode<ReserveByCodeRequest>(body), support::IsOk());
  EXPECT_THAT(decode<ReserveByCodeRequest>(body, Unknowns::Refuse),
              support::IsFault(FaultKind::Unknown, "amount"));
  EXPECT_THAT(
      decode<NegotiateRequest>(R"({"suppliedPayment":{"wallet":{"tag":1}}})", Unknowns::Refuse),
      support::IsFault(FaultKind::Unknown, "suppliedPayment.wallet.tag"));
}

TEST(Codec, AFaultNeverQuotesASecret) {
  const std::string bodies[] = {R"({"type":"resource","data":{"resource":{"K7M4Q2":1}}})",
                                R"({"type":"resource","data":{"resource":"K7M4Q2})",
                                R"({"type":"resource","data":"K7M4Q2"})"};
  for (const std::string& body : bodies) {
    const auto request = decode<SignInRequest>(body);
    ASSERT_FALSE(request.ok());
    EXPECT_EQ(describe(request.fault()).find("K7M4Q2"), std::string::npos);
  }
}

}  // namespace
}  // namespace bleepay::api
