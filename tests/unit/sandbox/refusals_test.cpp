// Who may do what, and what is refused how: one row, one test.
#include <algorithm>
#include <array>

#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {
namespace {

struct RefusedCall {
  const char* name;
  Who who;
  std::string line;
  std::string body;
  int status;
  const char* code;
  bool is_invented = false;  // the documentation is silent here
};
std::ostream& operator<<(std::ostream& out, const RefusedCall& row) { return out << row.name; }

class RefusalTest : public ::testing::TestWithParam<RefusedCall> {};

TEST_P(RefusalTest, HasItsStatusAndCodeAndChangesNothing) {
  const RefusedCall& row = GetParam();
  Scene scene;
  const Snapshot before = scene.bench().storage().committed();
  const Answer answer = scene.call(row.who, row.line, row.body);
  EXPECT_THAT(answer, IsError(row.status, row.code));
  EXPECT_EQ(header(answer, "x-sandbox-invented") == "1", row.is_invented);
  EXPECT_EQ(scene.bench().storage().committed().vouchers, before.vouchers);
  EXPECT_EQ(scene.bench().storage().committed().sessions, before.sessions);
  EXPECT_EQ(scene.bench().storage().committed().contexts, before.contexts);
}

std::string with_amount(std::string_view amount) {
  std::string terms = kTerms;
  terms.replace(terms.find(R"("amount":"100")"), 14, R"("amount":")" + std::string(amount) + '"');
  return terms;
}

std::string without(std::string_view member) {
  std::string terms = kTerms;
  const auto start = terms.find("\"" + std::string(member) + "\"");
  return terms.erase(start, terms.find(',', start) + 1 - start);
}

std::string sign_in(std::string_view resource) {
  return R"({"type":"resource","data":{"resource":")" + std::string(resource) + R"("}})";
}

const std::string kContext = R"({"format":"alphanum","payers":[{"address":"0x5201"}]})";

const RefusedCall kRows[] = {
    // auth
    {"SignInOfAnUnknownType", Who::Nobody, "POST auth/sign-in", R"({"type":"magic","data":{}})",
     400, "invalid_type"},
    {"SignInWithoutAType", Who::Nobody, "POST auth/sign-in", "{}", 400, "validation_failed"},
    {"SignInWithAWrongPassword", Who::Nobody, "POST auth/sign-in",
     R"({"type":"email-password","data":{"email":"1@payer.test","password":"wrong-123"}})", 400,
     "invalid_credentials"},
    {"SignInOfAStranger", Who::Nobody, "POST auth/sign-in",
     R"({"type":"email-password","data":{"email":"9@payer.test","password":"secret-12"}})", 400,
     "invalid_credentials"},
    {"SignInWithAShortPassword", Who::Nobody, "POST auth/sign-in",
     R"({"type":"email-password","data":{"email":"1@payer.test","password":"short"}})", 400,
     "validation_failed"},
    {"SignInWithAnUnknownCode", Who::Nobody, "POST auth/sign-in",
     sign_in("voucher::context::code::ZZZZZZ"), 400, "invalid_credentials"},
    {"SignInForAnotherResource", Who::Nobody, "POST auth/sign-in", sign_in("voucher::session::1"),
     400, "invalid_credentials"},
    {"SignUpTwice", Who::Nobody, "POST auth/sign-up",
     R"({"type":"email-password","data":{"email":"1@Payer.Test","password":"secret-12"}})", 409,
     "already_exists"},
    {"SignUpAsAResource", Who::Nobody, "POST auth/sign-up", sign_in("voucher::context::code::A"),
     400, "invalid_type"},
    {"SignUpOfADeviceWithoutAChallenge", Who::Nobody, "POST auth/sign-up",
     R"({"type":"mobile-device","data":{"installationId":"0123456789abcdef0123456789abcdef",)"
     R"("password":"0123456789abcdef0123456789abcdef","platform":"ios","assertionToken":"x"}})",
     400, "validation_failed"},

    // contexts
    {"ContextOpenWithoutAFormat", Who::Payer, "POST vouchers/contexts/context-open",
     R"({"payers":[{"address":"0x5201"}]})", 400, "validation_failed"},
    {"ContextOpenInAnUnknownFormat", Who::Payer, "POST vouchers/contexts/context-open",
     R"({"format":"roman","payers":[{"address":"0x5201"}]})", 400, "validation_failed"},
    {"ContextOpenWithoutPayers", Who::Payer, "POST vouchers/contexts/context-open",
     R"({"format":"numeric","payers":[]})", 400, "validation_failed"},
    {"ContextGetOfAStranger", Who::OtherPayer, "GET vouchers/contexts/{context}", "", 404,
     "not_found"},
    {"ContextListWithABadLimit", Who::Payer, "GET vouchers/contexts?limit=0", "", 400,
     "validation_failed"},
    {"ContextListWithoutANumber", Who::Payer, "GET vouchers/contexts?offset=x", "", 400,
     "validation_failed"},
    {"ContextCloseWithoutAPayee", Who::Payer, "POST vouchers/contexts/{context}/context-close",
     "{}", 400, "validation_failed"},
    {"ContextCloseWithAShortPayee", Who::Payer, "POST vouchers/contexts/{context}/context-close",
     R"({"payeeId":"abc"})", 400, "validation_failed"},
    {"ContextCloseOfAStranger", Who::OtherPayer, "POST vouchers/contexts/{context}/context-close",
     R"({"payeeId":null})", 404, "not_found"},

    // sessions
    {"SessionOpenWithAWrongCode", Who::Payee, "POST vouchers/sessions/session-open",
     R"({"code":"ZZZZZZ","type":"SESSION_DEFAULT"})", 400, "invalid_code"},
    {"SessionOpenWithAForeignCode", Who::Payee, "POST vouchers/sessions/session-open",
     R"({"code":"{other-code}","type":"SESSION_DEFAULT"})", 400, "invalid_code"},
    {"SessionOpenWithAShortCode", Who::Payee, "POST vouchers/sessions/session-open",
     R"({"code":"ABC","type":"SESSION_DEFAULT"})", 400, "validation_failed"},
    {"SessionOpenOfAnotherType", Who::Payee, "POST vouchers/sessions/session-open",
     R"({"code":"{code}","type":"payment"})", 400, "validation_failed"},
    {"SessionGetOfAnotherPayee", Who::OtherPayee, "GET vouchers/sessions/{session}", "", 404,
     "not_found"},
    {"SessionGetOfNothing", Who::Payee, "GET vouchers/sessions/ses_none", "", 404, "not_found"},
    {"SessionJoinTwice", Who::Payer, "POST vouchers/sessions/{joined}/session-join", "", 400,
     "already_joined"},
    {"SessionJoinAfterClose", Who::Payer, "POST vouchers/sessions/{closed}/session-join", "", 400,
     "session_closed"},
    {"SessionJoinOfAStranger", Who::OtherPayer, "POST vouchers/sessions/{session}/session-join", "",
     404, "not_found"},
    {"SessionReserveAfterClose", Who::Payee, "POST vouchers/sessions/{closed}/reserve-voucher", "",
     400, "session_closed"},
    {"SessionReserveOfAnotherPayee", Who::OtherPayee,
     "POST vouchers/sessions/{session}/reserve-voucher", "", 404, "not_found"},
    {"SessionCloseTwice", Who::Payee, "POST vouchers/sessions/{closed}/session-close", "", 400,
     "already_closed"},
    {"SessionCloseOfAnotherPayee", Who::OtherPayee,
     "POST vouchers/sessions/{session}/session-close", "", 404, "not_found"},

    // vouchers
    {"ReserveWithAWrongCode", Who::Payee, "POST vouchers/reserve-voucher", R"({"code":"ZZZZZZ"})",
     400, "invalid_code"},
    {"ReserveWithAForeignCode", Who::Payee, "POST vouchers/reserve-voucher",
     R"({"code":"{other-code}"})", 404, "not_found"},
    {"RedeemTwice", Who::Payee, "POST vouchers/{redeemed}/redeem-voucher", kTerms, 400,
     "already_redeemed"},
    {"RedeemAfterResolve", Who::Payee, "POST vouchers/{resolved}/redeem-voucher", kTerms, 400,
     "already_redeemed"},
    {"RedeemAfterDiscard", Who::Payee, "POST vouchers/{discarded}/redeem-voucher", kTerms, 400,
     "already_discarded", true},
    {"RedeemAfterExpiry", Who::Payee, "POST vouchers/{expired}/redeem-voucher", kTerms, 400,
     "voucher_expired", true},
    {"RedeemOfAnotherPayee", Who::OtherPayee, "POST vouchers/{reserved}/redeem-voucher", kTerms,
     404, "not_found"},
    {"RedeemWithoutTerms", Who::Payee, "POST vouchers/{reserved}/redeem-voucher", "{}", 400,
     "validation_failed"},
    {"RedeemWithBothKindsOfTerms", Who::Payee, "POST vouchers/{reserved}/redeem-voucher",
     kTerms.substr(0, kTerms.size() - 1) + "," + kCustomTerms.substr(1), 400, "validation_failed"},
    {"RedeemWithoutANetwork", Who::Payee, "POST vouchers/{reserved}/redeem-voucher",
     without("network"), 400, "validation_failed"},
    {"RedeemWithoutACurrency", Who::Payee, "POST vouchers/{reserved}/redeem-voucher",
     without("currency"), 400, "validation_failed"},
    {"RedeemWithGarbage", Who::Payee, "POST vouchers/{reserved}/redeem-voucher", "{]", 400,
     "validation_failed"},
    {"ListOfAnUnknownStatus", Who::Payer, "GET vouchers?status=LOST", "", 400, "validation_failed"},
    {"GetOfAnotherPayee", Who::OtherPayee, "GET vouchers/{reserved}", "", 404, "not_found"},
    {"GetOfAnotherPayer", Who::OtherPayer, "GET vouchers/{reserved}", "", 404, "not_found"},
    {"DiscardAfterResolve", Who::Payee, "POST vouchers/{resolved}/discard-voucher", "", 400,
     "already_resolved"},
    {"DiscardTwice", Who::Payee, "POST vouchers/{discarded}/discard-voucher", "", 400,
     "already_discarded", true},
    {"DiscardAfterExpiry", Who::Payee, "POST vouchers/{expired}/discard-voucher", "", 400,
     "voucher_expired", true},
    {"DiscardOfAnotherPayee", Who::OtherPayee, "POST vouchers/{reserved}/discard-voucher", "", 404,
     "not_found"},
    {"NegotiateCustomTerms", Who::Payer, "POST vouchers/{custom}/negotiate-voucher", kSupplied, 400,
     "not_simple"},
    {"NegotiateOnAnotherNetwork", Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher",
     R"({"suppliedPayment":{"network":"ethereum","currency":"USDC","currencyAddress":"0xa0b8",)"
     R"("amount":"1","wallet":{"address":"0x5201"}}})",
     400, "different_network"},
    {"NegotiateAnUnlistedCurrency", Who::Payer, "POST vouchers/{redeemed}/negotiate-voucher",
     R"({"suppliedPayment":{"network":"polygon","currency":"DOGE","currencyAddress":"0xa0b8",)"
     R"("amount":"1","wallet":{"address":"0x5201"}}})",
     400, "validation_failed"},
    {"NegotiateBeforeRedeem", Who::Payer, "POST vouchers/{reserved}/negotiate-voucher", kSupplied,
     400, "not_redeemed", true},
    {"NegotiateAfterResolve", Who::Payer, "POST vouchers/{resolved}/negotiate-voucher", kSupplied,
     400, "already_resolved", true},
    {"SignWithoutASignature", Who::Payer, "POST vouchers/{redeemed}/sign-voucher",
     R"({"publicKey":"k"})", 400, "validation_failed"},
    {"SignBeforeRedeem", Who::Payer, "POST vouchers/{reserved}/sign-voucher",
     R"({"publicKey":"k","signature":"s"})", 400, "not_redeemed", true},
    {"ResolveBeforeRedeem", Who::Payer, "POST vouchers/{reserved}/resolve-voucher", kReceipts, 400,
     "not_redeemed"},
    {"ResolveTwice", Who::Payer, "POST vouchers/{resolved}/resolve-voucher", kReceipts, 400,
     "already_resolved"},
    {"ResolveAfterExpiry", Who::Payer, "POST vouchers/{expired}/resolve-voucher", kReceipts, 400,
     "voucher_expired", true},
    {"ResolveAfterDiscard", Who::Payer, "POST vouchers/{discarded}/resolve-voucher", kReceipts, 400,
     "already_discarded", true},
    {"ResolveWithoutReceipts", Who::Payer, "POST vouchers/{redeemed}/resolve-voucher",
     R"({"receipts":[]})", 400, "validation_failed"},
    {"ResolveOfAStranger", Who::OtherPayer, "POST vouchers/{redeemed}/resolve-voucher", kReceipts,
     404, "not_found"},

    // finance
    {"ConvertAnUnlistedCurrency", Who::Nobody, "POST finance/currencies/convert",
     R"({"sourceNetwork":"polygon","targetNetwork":"polygon","sourceCurrency":"DOGE",)"
     R"("targetCurrency":"EURC","sourceCurrencyAddress":"","targetCurrencyAddress":"",)"
     R"("amount":"1"})",
     400, "validation_failed"},
    {"ConvertNothing", Who::Nobody, "POST finance/currencies/convert", "{}", 400,
     "validation_failed"},

    // addresses
    {"UnknownAddress", Who::Payee, "GET nothing/here", "", 404, "not_found"},
    {"WrongMethod", Who::Payee, "POST vouchers/{reserved}", "{}", 405, "method_not_allowed"},
    {"UnknownMethod", Who::Payee, "PATCH vouchers/{reserved}", "{}", 405, "method_not_allowed"},
};

INSTANTIATE_TEST_SUITE_P(Call, RefusalTest, ::testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

// The guard of every call, from the table both sides share.
class GuardTest : public ::testing::TestWithParam<api::EndpointRow> {};

std::string line_of(const api::EndpointRow& row) {
  std::string route(row.route);
  const auto slot = route.find(":id");
  if (slot != std::string::npos) {
    const bool is_session = route.find("sessions") != std::string::npos;
    const bool is_context = route.find("contexts") != std::string::npos;
    route.replace(slot, 3, is_session ? "{session}" : is_context ? "{context}" : "{reserved}");
  }
  return std::string(to_string(row.method)) + " " + route;
}

TEST_P(GuardTest, LetsInOnlyWhomTheTableNames) {
  const api::EndpointRow& row = GetParam();
  const auto answers = [&row](Who who) {
    Scene scene;
    return scene.call(who, line_of(row), "{}");
  };
  const bool is_open = row.guard == api::Guard::None;
  const Answer nobody = answers(Who::Nobody);
  EXPECT_EQ(nobody.status == 401, !is_open) << nobody.body;
  if (!is_open) {
    EXPECT_THAT(nobody, IsError(401, "unauthorized"));
  }
  const Answer payer = answers(Who::Payer);
  EXPECT_EQ(payer.status == 403, row.guard == api::Guard::Payee) << payer.body;
  const Answer payee = answers(Who::Payee);
  EXPECT_EQ(payee.status == 403, row.guard == api::Guard::Payer) << payee.body;
}

INSTANTIATE_TEST_SUITE_P(Call, GuardTest, ::testing::ValuesIn(api::endpoints()),
                         [](const auto& row) {
                           std::string name(row.param.name);
                           name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                           return name;
                         });

// Amounts: the notation of base, above zero, at most 32 characters, no finer than the currency.
struct AmountRow {
  const char* name;
  const char* amount;
  int status;
};
std::ostream& operator<<(std::ostream& out, const AmountRow& row) { return out << row.name; }

class AmountTest : public ::testing::TestWithParam<AmountRow> {};

TEST_P(AmountTest, IsTakenOrRefused) {
  Scene scene;
  EXPECT_EQ(scene
                .call(Who::Payee, "POST vouchers/{reserved}/redeem-voucher",
                      with_amount(GetParam().amount))
                .status,
            GetParam().status);
}

constexpr AmountRow kAmounts[] = {
    {"Whole", "100", 200},
    {"SixDecimals", "0.000001", 200},
    {"TrailingZeros", "100.00", 200},
    {"SevenDecimals", "0.0000001", 400},
    {"Zero", "0", 400},
    {"ZeroWithDecimals", "0.00", 400},
    {"Negative", "-1", 400},
    {"Exponent", "1e2", 400},
    {"Grouped", "1,000", 400},
    {"LeadingZero", "007", 400},
    {"NoDigitAfterThePoint", "1.", 400},
    {"Empty", "", 400},
    {"ThirtyTwoDigits", "12345678901234567890123456789012", 200},
    {"ThirtyThreeDigits", "123456789012345678901234567890123", 400},
};
INSTANTIATE_TEST_SUITE_P(Redeem, AmountTest, ::testing::ValuesIn(kAmounts),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace bleepay::sandbox
