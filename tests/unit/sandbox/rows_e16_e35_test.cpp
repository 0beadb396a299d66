// Rows 16 to 35 of the contract's list of inconsistencies and silences, one test or more per row:
// what the sandbox makes of each, switch by switch.
#include <algorithm>

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// --- 16: invented codes stand in refusals_test.cpp, each marked; here that nothing else is -------

TEST(RowE16, DocumentedErrorsAreNotMarkedAsInvented) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{redeemed}/redeem-voucher", kTerms),
              Not(IsInvented()));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{expired}/redeem-voucher", kTerms),
              IsInvented());
}

// --- 17, 18: sessions ----------------------------------------------------------------------------

TEST(RowE17, StrictWantsTheJoinBeforeTheFirstReserve) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  const std::string session = "vouchers/sessions/" + b.open_session(context);
  const Answer refused = b.post(context.payee, session + "/reserve-voucher");
  EXPECT_THAT(refused, IsError(400, "session_not_joined"));
  EXPECT_THAT(refused, IsInvented());
  ASSERT_EQ(b.post(context.payer, session + "/session-join").status, 200);
  EXPECT_THAT(b.post(context.payee, session + "/reserve-voucher"), HasStatus("RESERVED"));
}

TEST(RowE17, LenientReservesWithoutAJoin) {
  Scene scene;
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "joinedAt"), "(absent)");
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"),
              HasStatus("RESERVED"));
}

TEST(RowE17, APayerCanJoinByTheSessionsCode) {
  Scene scene;
  const std::string code = at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "code");
  EXPECT_THAT(scene.call(Who::OtherPayer, "POST vouchers/sessions/" + code + "/session-join"),
              IsError(404, "not_found"));
  EXPECT_EQ(
      at(scene.call(Who::Payer, "POST vouchers/sessions/" + lower(code) + "/session-join"), "id"),
      scene.named("session"));
}

TEST(RowE17, AJoinShowsInTheSession) {
  Scene scene;
  const Answer read = scene.call(Who::Payee, "GET vouchers/sessions/{joined}");
  EXPECT_NE(at(read, "joinedAt"), "(absent)");
  EXPECT_EQ(at(read, "payers.0.address"), "0x52908400098527886E0F7030069857D2E4169EE7");
}

TEST(RowE18, SessionsListWholeVouchers) {
  Scene scene;
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher").status, 200);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0.status"),
            "RESERVED");
}

TEST(RowE18, SessionsCanListBareIds) {
  Scene scene(with([](Options& o) { o.sessions_list_bare_ids = true; }));
  const std::string id =
      at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0"), id);
}

// --- 19: partial replies: the reference's shapes stand in rows_b_test.cpp ------------------------

TEST(RowE19, FuzzedRepliesLackAndAddMembersButKeepIdAndStatus) {
  Scene scene(with([](Options& o) { o.fuzz_replies = true; }));
  int lacking = 0;
  for (int i = 0; i < 50; ++i) {
    const Answer answer = scene.call(Who::Payee, "GET vouchers/{redeemed}");
    EXPECT_THAT(answer, HasStatus("REDEEMED"));
    EXPECT_EQ(at(answer, "id"), scene.named("redeemed"));
    EXPECT_THAT(answer.body, HasSubstr("xUnknown"));
    lacking += at(answer, "expiresAt") == "(absent)" ? 1 : 0;
  }
  EXPECT_GT(lacking, 0);
  EXPECT_LT(lacking, 50);
}

// --- 20, 21, 22: terms; amounts stand in refusals_test.cpp ---------------------------------------

TEST(RowE20, StrictWantsAListedCurrency) {
  for (const bool is_strict : {false, true}) {
    Bench b(is_strict ? strict() : Bench::unlimited());
    const OpenContext context = b.open_context();
    std::string terms = kTerms;
    terms.replace(terms.find("EURC"), 4, "GOLD");
    const Answer answer =
        b.post(context.payee, "vouchers/" + b.reserve(context) + "/redeem-voucher", terms);
    EXPECT_EQ(answer.status, is_strict ? 400 : 200);
  }
}

TEST(RowE21, PayeeInfoIsEchoed) {
  Scene scene;
  const std::string terms =
      kTerms.substr(0, kTerms.size() - 1) + R"(,"payeeInfo":{"shop":"Kiosk Nine"}})";
  ASSERT_EQ(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms).status, 200);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/{reserved}"), "payeeInfo.shop"), "Kiosk Nine");
}

TEST(RowE21, PayeeInfoHasTwoKibibytes) {
  Scene scene;
  const std::string terms = kTerms.substr(0, kTerms.size() - 1) + R"(,"payeeInfo":{"a":")" +
                            std::string(2048, 'x') + R"("}})";
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms),
              IsError(400, "validation_failed"));
}

TEST(RowE22, RefusalsNameTheFieldAndTheRule) {
  Scene scene;
  std::string terms = kTerms;
  terms.replace(terms.find(R"("100")"), 5, R"("0")");
  const Answer answer = scene.call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher", terms);
  EXPECT_EQ(at(answer, "message"), "expectedPayment.amount: must be greater than zero");
}

// --- 23: nothing de-duplicates, and answers can get lost -----------------------------------------

TEST(RowE23, ALostAnswerDoesNotUndoTheCall) {
  Scene scene;
  ASSERT_TRUE(scene.bench().server().mishaps().add(
      {.endpoint = api::Endpoint::SessionReserve, .kind = MishapKind::Drop}));
  EXPECT_TRUE(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher")
                  .transit.is_dropped);
  EXPECT_EQ(at(scene.call(Who::Payee, "GET vouchers/sessions/{session}"), "vouchers.0.status"),
            "RESERVED");
}

TEST(RowE23, TheSameReserveTwiceReservesTwice) {
  Scene scene;
  const auto reserve = [&] {
    return at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  };
  EXPECT_NE(reserve(), reserve());
}

// --- 24: no webhooks for vouchers: there is nothing to set up ------------------------------------

TEST(RowE24, ThereAreNoWebhooks) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST webhooks", "{}"), IsError(404, "not_found"));
}

// --- 25: payment ids -----------------------------------------------------------------------------

TEST(RowE25, OnlyThePayerSeesThePaymentsId) {
  Scene scene;
  for (const char* line : {"GET vouchers/{redeemed}", "GET vouchers/{custom}"}) {
    EXPECT_TRUE(at(scene.call(Who::Payer, line), "payments.0.id").starts_with("pay_")) << line;
    EXPECT_EQ(at(scene.call(Who::Payee, line), "payments.0.id"), "(absent)") << line;
  }
}

TEST(RowE25, StrictWantsThatIdOnTheReceipt) {
  Bench b(strict());
  const OpenContext context = b.open_context();
  const std::string voucher = "vouchers/" + b.redeemed(context);
  EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher", kReceipts),
              IsError(400, "validation_failed"));
  const std::string id = at(b.get(context.payer, voucher), "payments.0.id");
  EXPECT_THAT(b.post(context.payer, voucher + "/resolve-voucher",
                     R"({"receipts":[{"paymentId":")" + id + R"("}]})"),
              HasStatus("RESOLVED"));
}

TEST(RowE25, LenientTakesAnyId) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/{redeemed}/resolve-voucher", kReceipts),
              HasStatus("RESOLVED"));
}

// --- 26, 27: closing -----------------------------------------------------------------------------

TEST(RowE26, ClosingASessionLeavesItsVouchersAlone) {
  Scene scene;
  const std::string id =
      at(scene.call(Who::Payee, "POST vouchers/sessions/{session}/reserve-voucher"), "id");
  ASSERT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/{session}/session-close"),
              HasStatus("CLOSED"));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/" + id + "/redeem-voucher", kTerms),
              HasStatus("REDEEMED"));
}

TEST(RowE26, ThePayerMayCloseToo) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/sessions/{session}/session-close"),
              HasStatus("CLOSED"));
}

TEST(RowE27, APayeeIdHasSixtyFourCharacters) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/contexts/{context}/context-close",
                         R"({"payeeId":")" + std::string(64, 'p') + R"("})"),
              HasStatus("CLOSED"));
  EXPECT_THAT(scene.call(Who::Payer, "POST vouchers/contexts/{context}/context-close",
                         R"({"payeeId":null})"),
              IsError(400, "already_closed"));
}

// --- 28, 29, 30: finance -------------------------------------------------------------------------

TEST(RowE28, FinanceNeedsNoTokenAndTakesAny) {
  Scene scene;
  for (const Who who : {Who::Nobody, Who::Payer, Who::Payee}) {
    EXPECT_EQ(scene.call(who, "GET finance/currencies").status, 200);
  }
}

TEST(RowE29, TheFeeIsAKnob) {
  Scene scene(with([](Options& o) { o.fx_fee_basis_points = 0; }));
  EXPECT_EQ(at(scene.call(Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher", kSupplied),
               "suppliedPayment.amount"),
            "108.51872")
      << "rounded up: the payee never gets less";
}

TEST(RowE30, TheCatalogueIsTheDocumentations) {
  Bench b;
  const Answer all = b.get(kNobody, "finance/currencies?network=polygon");
  EXPECT_EQ(at(all, "0.symbol"), "EURC");
  EXPECT_EQ(at(all, "0.address"), "0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b");
  EXPECT_EQ(at(all, "1.address"), "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");
}

// --- 31 to 36 ------------------------------------------------------------------------------------

TEST(RowE31, IdsOfOtherProductsAreStrangers) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payee, "GET vouchers/vchr_1"), IsError(404, "not_found"));
}

TEST(RowE32, LiteralsWinOverIdsAndSlashesAreOptional) {
  Scene scene;
  EXPECT_EQ(scene.call(Who::Payer, "GET vouchers/contexts").body,
            scene.call(Who::Payer, "GET vouchers/contexts/").body);
  EXPECT_EQ(scene.call(Who::Payer, "GET vouchers").body,
            scene.call(Who::Payer, "GET vouchers/").body);
  EXPECT_THAT(scene.call(Who::Payer, "GET vouchers/none"), IsError(404, "not_found"));
}

TEST(RowE33, NoAnswerHasALinkInIt) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::Payer, "GET vouchers/contexts/{context}").body,
              Not(HasSubstr("://")));
  EXPECT_THAT(scene.call(Who::Payee, "POST vouchers/sessions/session-open", kOpenSession).body,
              Not(HasSubstr("://")));
}

TEST(RowE34, AResourceTokenSeesItsContextOnly) {
  Scene scene;
  EXPECT_THAT(scene.call(Who::OtherPayee, "GET vouchers/{redeemed}"), IsError(404, "not_found"));
  EXPECT_THAT(scene.call(Who::OtherPayee, "GET vouchers/sessions/{session}"),
              IsError(404, "not_found"));
}

TEST(RowE34, TheWrongKindOfTokenIsForbidden) {
  Scene scene;
  for (const char* line :
       {"POST vouchers/{redeemed}/resolve-voucher", "POST vouchers/contexts/context-open"}) {
    const Answer answer = scene.call(Who::Payee, line, "{}");
    EXPECT_THAT(answer, IsError(403, "forbidden")) << line;
    EXPECT_THAT(answer, IsInvented()) << line;
  }
}

TEST(RowE35, AMerchantsServerCanReadWhatTheBrowserDid) {
  Scene scene(profiled(Profile::Both));
  const Answer read = scene.call(Who::Business, "GET vouchers/{resolved}");
  EXPECT_THAT(read, HasStatus("RESOLVED"));
  EXPECT_EQ(at(read, "expectedPayment.amount"), "100");
  EXPECT_EQ(at(read, "expectedPayment.wallet.address"),
            "0x52908400098527886E0F7030069857D2E4169EE7");
}

// 36, the controls, stands in control_test.cpp.

}  // namespace
}  // namespace bleepay::sandbox
