// A sandbox on the bench: virtual time, storage in memory, and short words for calls.
//
//   Bench b;
//   auto context = b.open_context();
//   b.post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}});
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "sandbox/limiter.h"
#include "sandbox/sandbox.h"

namespace bleepay::sandbox {

using namespace std::chrono_literals;

/// A JSON object of texts; a value that begins with { or [ or is `null` is taken as JSON.
using Members = std::initializer_list<std::pair<std::string_view, std::string_view>>;
[[nodiscard]] std::string object(Members members);

/// A member by its path, `expectedPayment.wallet.address` or `vouchers.0.id`: a text or a number as
/// it stands, anything else as compact JSON, "(absent)" if there is none.
[[nodiscard]] std::string at(const Answer& answer, std::string_view path);

/// ASCII lower case.
[[nodiscard]] std::string lower(std::string text);

/// The value of a header, "(absent)" if there is none.
[[nodiscard]] std::string header(const Answer& answer, std::string_view name);

inline void PrintTo(const Answer& answer, std::ostream* out) {
  *out << answer.status << " " << answer.body;
}

/// Matches an error answer: IsError(400, "invalid_code").
MATCHER_P2(IsError, status, code, "") { return arg.status == status && at(arg, "code") == code; }
MATCHER(IsInvented, "marked as invented by the sandbox") {
  return header(arg, "x-sandbox-invented") == "1";
}
/// Matches a good answer whose `status` member has this value: HasStatus("RESERVED").
MATCHER_P(HasStatus, status, "") { return arg.status == 200 && at(arg, "status") == status; }

/// Someone who calls: a token, an API key, or nothing.
struct As {
  std::string token;
  std::string api_key;
};
inline const As kNobody{};

/// A payer with an open context, and the payee who got its code.
struct OpenContext {
  As payer;
  As payee;
  std::string id;
  std::string code;
};

inline const std::string kTerms =
    R"({"expectedPayment":{"network":"polygon","currency":"EURC",)"
    R"("currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100",)"
    R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}})";
inline const std::string kCustomTerms =
    R"({"networks":[{"network":"ethereum","type":"evm","chainId":"1"}],)"
    R"("payments":[{"type":"send_transaction","input":{"from":"{payer}",)"
    R"("to":"0x52908400098527886E0F7030069857D2E4169EE7","value":"0","data":"0xa694fc3a"}}],)"
    R"("extras":[]})";
inline const std::string kSupplied =
    R"({"suppliedPayment":{"network":"polygon","currency":"USDC",)"
    R"("currencyAddress":"0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174","amount":"105",)"
    R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}})";
inline const std::string kReceipts = R"({"receipts":[{"paymentId":"pay_a1"}]})";

class Bench {
 public:
  /// Limits are off unless a test asks for them.
  explicit Bench(Options options = unlimited());
  [[nodiscard]] static Options unlimited();

  [[nodiscard]] Answer get(const As& who, std::string_view target);
  [[nodiscard]] Answer post(const As& who, std::string_view target, std::string body = "{}");
  [[nodiscard]] Answer post(const As& who, std::string_view target, Members members);
  [[nodiscard]] Answer send(Call call);
  [[nodiscard]] Call call(std::string_view method, const As& who, std::string_view target,
                          std::string body = {}) const;

  /// Signs up by e-mail and signs in.
  [[nodiscard]] As new_payer();
  [[nodiscard]] Answer sign_in_with(std::string_view code);
  [[nodiscard]] OpenContext open_context(std::string_view format = "alphanum");
  /// The id of a session of that context.
  [[nodiscard]] std::string open_session(const OpenContext& context);
  [[nodiscard]] std::string reserve(const OpenContext& context);
  /// A voucher's id, reserved and redeemed with kTerms.
  [[nodiscard]] std::string redeemed(const OpenContext& context);

  void advance(DurationMs by) { now_ += by; }
  /// A new server over what was committed.
  void restart();

  [[nodiscard]] WallTime now() const { return now_; }
  [[nodiscard]] Server& server() { return *server_; }
  [[nodiscard]] MemoryStorage& storage() { return storage_; }

 private:
  Options options_;
  MemoryStorage storage_;
  WallTime now_{1'781'006'400'000ms};  // 2026-06-09T12:00:00Z
  std::unique_ptr<Server> server_;
  int payers_ = 0;
};

}  // namespace bleepay::sandbox
