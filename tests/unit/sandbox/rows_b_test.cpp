// One test per row of the contract's table of calls: what a good call answers. What is refused
// stands in refusals_test.cpp.
#include <algorithm>

#include "api/json.h"
#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

using ::testing::ElementsAre;

/// Names of the outermost members in written order.
std::vector<std::string> members(const Answer& answer) {
  std::vector<std::string> names;
  const auto document = api::json::Document::parse(answer.body);
  EXPECT_TRUE(document.ok()) << answer.body;
  if (!document.ok()) return names;
  for (const api::json::Value member : document->root()) names.emplace_back(member.name());
  return names;
}

std::size_t length(const Answer& answer) {
  const auto document = api::json::Document::parse(answer.body);
  return document.ok() ? document->root().size() : 0;
}

constexpr std::string_view kDeviceSignUp =
    R"({"type":"mobile-device","data":{"installationId":"0123456789abcdef0123456789abcdef",)"
    R"("password":"0123456789abcdef0123456789abcdef","platform":"ios",)"
    R"("challenge":"0123456789abcdef0123456789abcdef0123456789abcdef","assertionToken":"x"}})";
constexpr std::string_view kDeviceSignIn =
    R"({"type":"mobile-device","data":{"installationId":"0123456789abcdef0123456789abcdef",)"
    R"("password":"0123456789abcdef0123456789abcdef"}})";

TEST(RowBSignIn, GivesATokenToAPayerByEmail) {
  Bench b;
  const std::string token = b.new_payer().token;
  EXPECT_EQ(std::count(token.begin(), token.end(), '.'), 2) << "three parts, as in a JWT";
}

TEST(RowBSignIn, GivesATokenToADevice) {
  Bench b;
  ASSERT_EQ(b.post(kNobody, "auth/sign-up", std::string(kDeviceSignUp)).status, 200);
  EXPECT_THAT(members(b.post(kNobody, "auth/sign-in", std::string(kDeviceSignIn))),
              ElementsAre("authorization"));
}

TEST(RowBSignIn, GivesATokenToWhoeverKnowsTheContextCode) {
  Bench b;
  const OpenContext context = b.open_context();
  EXPECT_THAT(members(b.sign_in_with(context.code)), ElementsAre("authorization"));
}

TEST(RowBSignUp, CreatesAUser) {
  Bench b;
  const Answer answer = b.post(kNobody, "auth/sign-up", std::string(kDeviceSignUp));
  EXPECT_THAT(members(answer), ElementsAre("id", "role", "createdAt", "updatedAt"));
  EXPECT_TRUE(at(answer, "id").starts_with("usr_"));
  EXPECT_EQ(at(answer, "role"), "USER");
}

TEST(RowBGetChallenge, HasFortyEightCharacters) {
  Bench b;
  EXPECT_EQ(at(b.get(kNobody, "auth/get-challenge"), "challenge").size(), 48U);
}

TEST(RowBContextOpen, AnswersWithTheCode) {
  Scene scene;
  const Answer opened = scene.call(Who::Payer, "POST vouchers/contexts/context-open",
                                   R"({"format":"alphanum","payers":[{"address":"0x5201"}]})");
  EXPECT_THAT(members(opened),
              ElementsAre("id", "code", "status", "format", "payers", "createdAt"));
}

TEST(RowBContextGet, AddsUpdatedAt) {
  Scene scene;
  EXPECT_THAT(members(scene.call(Who::Payer, "GET vouchers/contexts/{context}")),
              ElementsAre("id", "code", "status", "format", "payers", "createdAt", "updatedAt"));
}

TEST(RowBContextList, IsNewestFirstAndPaged) {
  Scene scene;
  scene.bench().advance(1s);
  ASSERT_EQ(scene
                .call(Who::Payer, "POST vouchers/contexts/context-open",
                      R"({"format":"numeric","payers":[{"address":"0x5201"}]})")
                .status,
            200);
  const Answer all = scene.call(Who::Payer, "GET vouchers/contexts");
  EXPECT_EQ(length(all), 2U);
  EXPECT_EQ(at(all, "1.id"), scene.named("context"));
  EXPECT_EQ(at(scene.call(Who::Payer, "GET vouchers/contexts?limit=1&offset=1"), "0.id"),
            scene.named("context"));
  EXPECT_EQ(length(scene.call(Who::Payer, "GET vouchers/contexts?until=1")), 0U);
}

TEST(RowBContextClose, BlocksNewReservationsOnly) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/contexts/{context}/context-close",
                         R"({"payeeId":null})"),
              HasStatus("CLOSED"));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"{code}"})"),
              IsError(400, "invalid_code"));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kTerms),
              HasStatus("REDEEMED"));
}

TEST(RowBSessionOpen, AnswersWithItsOwnCode) {
  Scene scene;
  const Answer opened = scene.call(Who::Payee, "POST vouchers/sessions/session-open",
                                   R"({"code":"{code}","type":"SESSION_DEFAULT"})");
  EXPECT_THAT(members(opened), ElementsAre("id", "code", "status", "type", "createdAt"));
  EXPECT_NE(at(opened, "code"), scene.named("code"));
}

TEST(RowBSessionGet, ListsItsVouchers) {
  Scene scene;
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher").status, 200);
  const Answer read = scene.call(Who::Payee, "GET vouchers/sessions/{session}");
  EXPECT_THAT(members(read),
              ElementsAre("id", "code", "status", "type", "vouchers", "createdAt", "updatedAt"));
  EXPECT_EQ(at(read, "vouchers.0.status"), "RESERVED");
}

TEST(RowBSessionJoin, NamesThePayers) {
  Scene scene;
  const Answer joined = scene.call(Who::Payer, "POST vouchers/sessions/{session}/session-join");
  EXPECT_THAT(joined, HasStatus("OPEN"));
  EXPECT_EQ(at(joined, "payers.0.address"), "0x52908400098527886E0F7030069857D2E4169EE7");
}

TEST(RowBSessionReserve, TakesTheContextFromTheSession) {
  Scene scene;
  EXPECT_THAT(
      members(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher", "{}")),
      ElementsAre("id", "code", "status", "expiresAt"));
}

TEST(RowBSessionClose, AnswersWithTheSession) {
  Scene scene;
  const Answer closed = scene.call(Who::Payee, "POST vouchers/sessions/{session}/session-close");
  EXPECT_THAT(closed, HasStatus("CLOSED"));
  EXPECT_THAT(members(closed),
              ElementsAre("id", "code", "status", "type", "createdAt", "updatedAt"));
}

TEST(RowBVoucherReserve, TakesTheContextCodeFromPayeeAndPayer) {
  Scene scene;
  for (const Who who : {Who::Payee, Who::Payer}) {
    const Answer reserved =
        scene.call(who, "POST vouchers/reserve-voucher", R"({"code":"{code}"})");
    EXPECT_THAT(members(reserved), ElementsAre("id", "code", "status", "expiresAt"));
    EXPECT_EQ(at(reserved, "code").size(), 6U);
  }
}

TEST(RowBVoucherReserve, LivesTwoMinutes) {
  Scene scene;
  const Answer reserved =
      scene.call(Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"{code}"})");
  EXPECT_EQ(at(reserved, "expiresAt"), format_instant(scene.bench().now() + 120s));
}

TEST(RowBVoucherRedeem, FixesSimpleTerms) {
  Scene scene;
  const Answer redeemed = scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kTerms);
  EXPECT_THAT(members(redeemed), ElementsAre("id", "status", "type", "expectedPayment"));
  EXPECT_EQ(at(redeemed, "type"), "SIMPLE");
}

TEST(RowBVoucherRedeem, FixesCustomTerms) {
  Scene scene;
  const Answer redeemed =
      scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kCustomTerms);
  EXPECT_EQ(at(redeemed, "type"), "CUSTOM");
  EXPECT_EQ(at(redeemed, "payments.0.input.from"), "{payer}");
  EXPECT_EQ(at(redeemed, "payments.0.id"), "(absent)");
}

TEST(RowBVoucherRedeem, DoesNotExtendTheVouchersLife) {
  Scene scene;
  scene.bench().advance(119s);
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", kTerms).status, 200);
  scene.bench().advance(1s);
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/{reserved}"), HasStatus("EXPIRED"));
}

TEST(RowBVoucherGet, ShowsEverythingThereIs) {
  Scene scene;
  EXPECT_THAT(members(scene.call(Who::Payee, "GET vouchers/{negotiated}")),
              ElementsAre("id", "code", "status", "type", "expectedPayment", "suppliedPayment",
                          "expiresAt", "createdAt", "updatedAt"));
}

TEST(RowBVoucherList, IsThePayersOwnAndFiltersByStatus) {
  Scene scene;
  EXPECT_EQ(length(scene.call(Who::Payer, "GET vouchers/")), 7U);
  EXPECT_EQ(length(scene.call(Who::OtherPayer, "GET vouchers")), 0U);
  const Answer resolved = scene.call(Who::Payer, "GET vouchers?status=RESOLVED");
  EXPECT_EQ(length(resolved), 1U);
  EXPECT_EQ(at(resolved, "0.id"), scene.named("resolved"));
}

TEST(RowBVoucherDiscard, IsOpenToBothSides) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{reserved}/discard-voucher"),
              HasStatus("DISCARDED"));
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/{redeemed}/discard-voucher"),
              HasStatus("DISCARDED"));
}

TEST(RowBVoucherNegotiate, OverwritesTheSuppliedAmount) {
  Scene scene;
  const Answer answer =
      scene.call(Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher", kSupplied);
  EXPECT_THAT(members(answer), ElementsAre("id", "status", "expectedPayment", "suppliedPayment"));
  EXPECT_EQ(at(answer, "suppliedPayment.amount"), "109.061314");
}

TEST(RowBVoucherSign, AnswersWithTheVoucher) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/{redeemed}/sign-voucher",
                         R"({"publicKey":"k","signature":"s"})"),
              HasStatus("REDEEMED"));
}

TEST(RowBVoucherResolve, IsThePayersWord) {
  Scene scene;
  const Answer resolved =
      scene.call(Who::Payer, "POST vouchers/{redeemed}/resolve-voucher", kReceipts);
  EXPECT_THAT(members(resolved), ElementsAre("id", "status"));
  EXPECT_EQ(at(resolved, "status"), "RESOLVED");
}

TEST(RowBNetworks, ListsThemAll) {
  Bench b;
  const Answer all = b.get(kNobody, "finance/networks");
  EXPECT_EQ(at(all, "0.network"), "polygon");
  EXPECT_EQ(at(all, "0.chainId"), "137");
  EXPECT_EQ(length(b.get(kNobody, "finance/networks?network=solana")), 1U);
}

TEST(RowBCurrencies, CanBeFiltered) {
  Bench b;
  const Answer found = b.get(kNobody, "finance/currencies?network=polygon&symbol=EURC");
  EXPECT_EQ(length(found), 1U);
  EXPECT_EQ(at(found, "0.decimals"), "6");
  EXPECT_EQ(at(found, "0.bridgeable"), "true");
}

TEST(RowBConvert, AnswersWithABareString) {
  Bench b;
  EXPECT_EQ(b.post(kNobody, "finance/currencies/convert",
                   {{"sourceNetwork", "polygon"},
                    {"targetNetwork", "polygon"},
                    {"sourceCurrency", "USDC"},
                    {"targetCurrency", "EURC"},
                    {"sourceCurrencyAddress", ""},
                    {"targetCurrencyAddress", ""},
                    {"amount", "100"}})
                .body,
            R"("92.15")");
}

// Calls of Bleepay's other products, and two that only its own wallet uses.
TEST(RowBOtherProducts, AreNotServed) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/{redeemed}/submit/interop-init?id=1"),
              IsError(404, "not_found"));
  EXPECT_THAT(scene.call(Who::Payer, "GET vouchers/{redeemed}/status/interop-info?id=1"),
              IsError(404, "not_found"));
  EXPECT_THAT(scene.call(Who::Nobody, "GET widgets/w1/config"), IsError(404, "not_found"));
}

}  // namespace
}  // namespace bleepay::sandbox
