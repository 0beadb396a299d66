// How fast the sandbox answers without a socket or a disk: one read, and a whole checkout of three
// vouchers, 20 calls. What a simulator can count on.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "api/json.h"
#include "sandbox/sandbox.h"

namespace bleepay::sandbox {
namespace {

constexpr std::string_view kTerms =
    R"({"expectedPayment":{"network":"polygon","currency":"EURC",)"
    R"("currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100",)"
    R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}})";
constexpr std::string_view kPayer =
    R"({"type":"email-password","data":{"email":"a@payer.test","password":"secret-12"}})";
constexpr std::string_view kOpenContext =
    R"({"format":"alphanum","payers":[{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}]})";

/// A sandbox with one payer, who has signed in.
class Stage {
 public:
  Stage() {
    post({}, "auth/sign-up", std::string(kPayer));
    payer_ = token(post({}, "auth/sign-in", std::string(kPayer)));
  }

  std::string post(const std::string& token, const std::string& target, std::string body = "{}") {
    return send("POST", token, target, std::move(body));
  }
  std::string get(const std::string& token, const std::string& target) {
    return send("GET", token, target, {});
  }

  /// Signs a payee in and opens a session.
  struct Session {
    std::string payee;
    std::string target;
  };
  Session open_session() {
    const std::string code =
        text(post(payer_, "vouchers/contexts/context-open", std::string(kOpenContext)), "code");
    const std::string resource = "voucher::context::code::" + code;
    const std::string payee = token(post(
        {}, "auth/sign-in", R"({"type":"resource","data":{"resource":")" + resource + R"("}})"));
    const std::string opened = post(payee, "vouchers/sessions/session-open",
                                    R"({"code":")" + code + R"(","type":"SESSION_DEFAULT"})");
    return {payee, "vouchers/sessions/" + text(opened, "id")};
  }

  void check_out() {
    const Session session = open_session();
    post(payer_, session.target + "/session-join");
    for (int i = 0; i < 3; ++i) {
      const std::string reserved = post(session.payee, session.target + "/reserve-voucher");
      const std::string voucher = "vouchers/" + text(reserved, "id");
      post(session.payee, voucher + "/redeem-voucher", std::string(kTerms));
      get(session.payee, session.target);
      post(payer_, voucher + "/resolve-voucher", R"({"receipts":[{"paymentId":"pay_1"}]})");
    }
    get(session.payee, session.target);
    post(session.payee, session.target + "/session-close");
  }

 private:
  static Options options() {
    Options options;
    options.limits = Limits::Off;
    options.password_rounds = 1;
    options.token_life = std::chrono::hours(1000);
    return options;
  }

  static std::string text(const std::string& json, std::string_view name) {
    return std::string(api::json::Document::parse(json)->root().find(name)->text());
  }
  static std::string token(const std::string& json) {
    const auto document = api::json::Document::parse(json);
    return std::string(document->root().find("authorization")->find("token")->text());
  }

  std::string send(const char* method, const std::string& token, const std::string& target,
                   std::string body) {
    Call call;
    call.method = method;
    call.target = std::string(kApiPrefix) + target;
    call.body = std::move(body);
    if (!token.empty()) call.authorization = "Bearer " + token;
    now_ += DurationMs(100);
    Answer answer = server_.handle(call, now_);
    if (answer.status != 200) std::abort();
    return std::move(answer.body);
  }

  MemoryStorage storage_;
  WallTime now_{DurationMs(1'781'006'400'000)};
  Server server_{options(), storage_, now_};
  std::string payer_;
};

void read_session(benchmark::State& state) {
  Stage stage;
  const Stage::Session session = stage.open_session();
  for (auto _ : state) benchmark::DoNotOptimize(stage.get(session.payee, session.target));
}
BENCHMARK(read_session);

/// Each in a sandbox of its own, as a simulator would.
void check_out(benchmark::State& state) {
  for (auto _ : state) Stage().check_out();
  state.counters["checkouts"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(check_out);

}  // namespace
}  // namespace bleepay::sandbox
