// The codec on the course of a happy checkout: what either side writes is what the contract shows.
#include "api/codec.h"

#include <gtest/gtest.h>

#include "api/describe.h"

namespace bleepay::api {
namespace {

template <class Message>
void expect_round_trip(std::string_view body) {
  const auto message = decode<Message>(body);
  ASSERT_TRUE(message.ok()) << describe(message.fault());
  EXPECT_EQ(encode(*message), body);
}

TEST(Codec, RequestsAreWrittenAsTheContractShowsThem) {
  expect_round_trip<ContextOpenRequest>(R"({"format":"alphanum","payers":[{"address":"0x5201"}]})");
  expect_round_trip<ContextCloseRequest>(R"({"payeeId":null})");
  expect_round_trip<SignInRequest>(
      R"({"type":"resource","data":{"resource":"voucher::context::code::K7M4Q2"}})");
  expect_round_trip<SessionOpenRequest>(R"({"code":"K7M4Q2","type":"SESSION_DEFAULT"})");
  expect_round_trip<RedeemRequest>(
      R"({"expectedPayment":{"network":"polygon","currency":"EURC","currencyAddress":"0x73b3",)"
      R"("amount":"100","wallet":{"address":"0xMerchant"}}})");
  expect_round_trip<RedeemRequest>(
      R"({"networks":[{"network":"ethereum","type":"evm","chainId":"1"}],)"
      R"("payments":[{"type":"send_transaction","input":{"from":"{payer}","to":"0x6B17",)"
      R"("value":"0","data":"0xa694fc3a"}}],"extras":[{"type":"call_transaction","n":1.50}]})");
  expect_round_trip<ResolveRequest>(R"({"receipts":[{"paymentId":"pay_a1"}]})");
  expect_round_trip<EmptyRequest>("{}");
}

TEST(Codec, RepliesAreReadAndWrittenAlike) {
  expect_round_trip<SignInReply>(R"({"authorization":{"token":"a.b.c"}})");
  expect_round_trip<SessionReply>(
      R"({"id":"ses_91","code":"D4E5F6","status":"OPEN","type":"SESSION_DEFAULT",)"
      R"("vouchers":["vch_1",{"id":"vch_2","status":"EXPIRED"}],)"
      R"("createdAt":"2026-06-09T12:00:00.000Z"})");
  expect_round_trip<VoucherReply>(R"({"id":"vch_482916","code":"482916","status":"RESERVED",)"
                                  R"("expiresAt":"2026-06-09T12:02:00.000Z"})");
  expect_round_trip<VoucherListReply>(R"([{"id":"vch_1","status":"FROZEN"}])");
  expect_round_trip<ConvertReply>(R"("92.15")");
}

TEST(Codec, FaultsNameTheMember) {
  const auto fault = decode<RedeemRequest>(R"({"expectedPayment":{"amount":100}})").fault();
  EXPECT_EQ(fault.path, "expectedPayment.amount");
  EXPECT_EQ(fault.kind, FaultKind::WrongType);
  const auto twice =
      decode<SessionReply>(R"({"vouchers":[{"id":"a"},{"id":"a","id":"b"}]})").fault();
  EXPECT_EQ(describe(twice), "vouchers[1].id: must not stand twice");
}

TEST(Codec, RequestsAreHeldAgainstTheirLimits) {
  EXPECT_EQ(validate(ReserveByCodeRequest{ContextCode("K7M4Q")})->path, "code");
  EXPECT_FALSE(validate(ReserveByCodeRequest{ContextCode("K7M4Q2")}));
  EXPECT_EQ(validate(RedeemRequest{})->path, "expectedPayment");
}

}  // namespace
}  // namespace bleepay::api
