// How fast the API's messages are written and read: the whole happy path of three vouchers, 19
// messages, each written by one side and read by the other.
#include <benchmark/benchmark.h>

#include <string>

#include "api/codec.h"
#include "api/endpoints.h"
#include "api/json.h"

namespace bleepay::api {
namespace {

constexpr std::string_view kVoucher =
    R"({"id":"vch_482916","code":"482916","status":"REDEEMED","type":"SIMPLE",)"
    R"("expectedPayment":{"network":"polygon","currency":"EURC",)"
    R"("currencyAddress":"0x73b3db5a96a4b9d9bcfc22b8f1b3d85a5e5b5e5b","amount":"100",)"
    R"("wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}},)"
    R"("expiresAt":"2026-06-09T12:02:00.000Z","createdAt":"2026-06-09T12:00:00.000Z",)"
    R"("updatedAt":"2026-06-09T12:01:00.000Z"})";

template <class Message>
Message message(std::string_view body) {
  return *decode<Message>(body);
}

/// Written by one side, read by the other.
template <class Message>
void travel(const Message& message) {
  auto read = decode<Message>(encode(message));
  benchmark::DoNotOptimize(read);
}

struct Checkout {
  SignInRequest sign_in = message<SignInRequest>(
      R"({"type":"resource","data":{"resource":"voucher::context::code::K7M4Q2"}})");
  SignInReply signed_in =
      message<SignInReply>(R"({"authorization":{"token":")" + std::string(240, 'x') + R"("}})");
  SessionOpenRequest open =
      message<SessionOpenRequest>(R"({"code":"K7M4Q2","type":"SESSION_DEFAULT"})");
  SessionReply opened = message<SessionReply>(
      R"({"id":"ses_91","code":"D4E5F6","status":"OPEN","type":"SESSION_DEFAULT",)"
      R"("createdAt":"2026-06-09T12:00:00.000Z"})");
  VoucherReply reserved =
      message<VoucherReply>(R"({"id":"vch_482916","code":"482916","status":"RESERVED",)"
                            R"("expiresAt":"2026-06-09T12:02:00.000Z"})");
  VoucherReply redeemed = message<VoucherReply>(kVoucher);
  RedeemRequest redeem{
      .expected_payment = redeemed.expected_payment, .custom = {}, .payee_info = {}};
  SessionReply polled = opened;
  SessionReply closed = opened;

  Checkout() {
    polled.vouchers.emplace();
    for (int i = 0; i < 3; ++i) {
      polled.vouchers->push_back(SessionVoucher{redeemed.id, redeemed});
    }
    closed.status = SessionStatus::Closed;
  }
};

void happy_checkout(benchmark::State& state) {
  const Checkout checkout;
  for (auto _ : state) {
    travel(checkout.sign_in);
    travel(checkout.signed_in);
    travel(checkout.open);
    travel(checkout.opened);
    for (int i = 0; i < 3; ++i) {
      travel(EmptyRequest{});
      travel(checkout.reserved);
      travel(checkout.redeem);
      travel(checkout.redeemed);
    }
    travel(checkout.polled);
    travel(EmptyRequest{});
    travel(checkout.closed);
  }
  state.counters["checkouts"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(happy_checkout);

void parse_voucher(benchmark::State& state) {
  for (auto _ : state) {
    auto document = json::Document::parse(kVoucher);
    benchmark::DoNotOptimize(document);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kVoucher.size()));
}
BENCHMARK(parse_voucher);

void decode_voucher(benchmark::State& state) {
  for (auto _ : state) {
    auto voucher = decode<VoucherReply>(kVoucher);
    benchmark::DoNotOptimize(voucher);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kVoucher.size()));
}
BENCHMARK(decode_voucher);

void encode_voucher(benchmark::State& state) {
  const auto voucher = message<VoucherReply>(kVoucher);
  for (auto _ : state) {
    auto body = encode(voucher);
    benchmark::DoNotOptimize(body);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(kVoucher.size()));
}
BENCHMARK(encode_voucher);

void find_route(benchmark::State& state) {
  for (auto _ : state) {
    auto match = match_route(Method::Post, "/vouchers/vch_482916/redeem-voucher");
    benchmark::DoNotOptimize(match);
  }
}
BENCHMARK(find_route);

}  // namespace
}  // namespace bleepay::api
