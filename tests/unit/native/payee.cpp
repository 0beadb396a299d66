#include "unit/native/payee.h"

#include "api/json.h"

namespace bleepay::native {
namespace {

constexpr std::string_view kTerms =
    R"({"expectedPayment":{"network":"polygon","currency":"EURC","currencyAddress":"0x73b3",)"
    R"("amount":"7","wallet":{"address":"0x5201"}}})";

std::string call(const std::string& id, const std::string& what) {
  return "/api/v1/vouchers/" + id + "/" + what;
}

}  // namespace

std::string json_member(const std::string& json, std::string_view name) {
  const auto document = api::json::Document::parse(json);
  if (!document.ok()) return "(no JSON)";
  auto found = document->root().find(name);
  if (!found && document->root().size() > 0) found = (*document->root().begin()).find(name);
  return found ? std::string(found->text()) : "(absent)";
}

void Payee::enter() {
  code_ = json_member(post("/__sandbox/payer/open", R"({"format":"alphanum"})").body, "code");
  const std::string resource = "voucher::context::code::" + code_;
  const std::string sign_in = R"({"type":"resource","data":{"resource":")" + resource + R"("}})";
  token_ = json_member(post("/api/v1/auth/sign-in", sign_in).body, "token");
}

void Payee::enter_as(const Payee& other) {
  code_ = other.code_;
  token_ = other.token_;
}

std::optional<std::string> Payee::reserve() {
  const RawAnswer answer = post("/api/v1/vouchers/reserve-voucher", R"({"code":")" + code_ + "\"}");
  if (answer.status != 200) return std::nullopt;
  return json_member(answer.body, "id");
}

int Payee::redeem(const std::string& id) {
  return post(call(id, "redeem-voucher"), std::string(kTerms)).status;
}

int Payee::discard(const std::string& id) { return post(call(id, "discard-voucher"), "{}").status; }

std::string Payee::status(const std::string& id) {
  const auto answer = client_.ask(request("GET", "/api/v1/vouchers/" + id, {}, credential()));
  return answer ? json_member(answer.body, "status") : "(no answer)";
}

RawAnswer Payee::post(const std::string& target, const std::string& body) {
  return client_.ask(request("POST", target, body, credential()));
}

void Payee::begin_redeem(const std::string& id) {
  client_.send(request("POST", call(id, "redeem-voucher"), kTerms, credential()));
}

std::string Payee::credential() const {
  return token_.empty() ? "" : "Authorization: Bearer " + token_ + "\r\n";
}

}  // namespace bleepay::native
