#include "unit/sandbox/bench.h"

#include <charconv>

#include "api/json.h"

namespace bleepay::sandbox {
namespace {

std::optional<api::json::Value> step(api::json::Value value, std::string_view name) {
  if (value.is(api::json::Kind::Object)) return value.find(name);
  std::size_t index = 0;
  std::from_chars(name.data(), name.data() + name.size(), index);
  if (!value.is(api::json::Kind::Array) || index >= value.size()) return std::nullopt;
  auto element = value.begin();
  for (std::size_t i = 0; i < index; ++i) ++element;
  return *element;
}

bool is_json(std::string_view text) {
  return text == "null" || text.starts_with("{") || text.starts_with("[");
}

}  // namespace

std::string object(Members members) {
  api::json::Writer writer;
  writer.begin_object();
  for (const auto& [name, value] : members) {
    writer.name(name);
    is_json(value) ? writer.raw(value) : writer.text(value);
  }
  writer.end_object();
  return std::move(writer).take();
}

std::string at(const Answer& answer, std::string_view path) {
  const auto document = api::json::Document::parse(answer.body);
  if (!document.ok()) return "(no JSON)";
  api::json::Value value = document->root();
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), name.size() + 1));
    const auto next = step(value, name);
    if (!next) return "(absent)";
    value = *next;
  }
  const bool is_plain = value.is(api::json::Kind::Text) || value.is(api::json::Kind::Number);
  return is_plain ? std::string(value.text()) : api::json::compact(value);
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string header(const Answer& answer, std::string_view name) {
  for (const auto& [key, value] : answer.headers) {
    if (key == name) return value;
  }
  return "(absent)";
}

Bench::Bench(Options options) : options_(std::move(options)) { restart(); }

Options Bench::unlimited() {
  Options options;
  options.limits = Limits::Off;
  options.password_rounds = 1;
  return options;
}

void Bench::restart() { server_ = std::make_unique<Server>(options_, storage_, now_); }

Call Bench::call(std::string_view method, const As& who, std::string_view target,
                 std::string body) const {
  Call call;
  call.method = method;
  call.target = std::string(kApiPrefix).append(target);
  call.body = std::move(body);
  if (!who.token.empty()) call.authorization = "Bearer " + who.token;
  call.api_key = who.api_key;
  call.peer = "192.0.2.1";
  return call;
}

Answer Bench::send(Call call) { return server_->handle(call, now_); }
Answer Bench::get(const As& who, std::string_view target) { return send(call("GET", who, target)); }
Answer Bench::post(const As& who, std::string_view target, std::string body) {
  return send(call("POST", who, target, std::move(body)));
}
Answer Bench::post(const As& who, std::string_view target, Members members) {
  return post(who, target, object(members));
}

As Bench::new_payer() {
  const std::string email = std::to_string(++payers_) + "@payer.test";
  const std::string data = object({{"email", email}, {"password", "secret-12"}});
  const auto body = object({{"type", "email-password"}, {"data", data}});
  EXPECT_EQ(post(kNobody, "auth/sign-up", body).status, 200);
  return {.token = at(post(kNobody, "auth/sign-in", body), "authorization.token"), .api_key = {}};
}

Answer Bench::sign_in_with(std::string_view code) {
  const auto data = object({{"resource", "voucher::context::code::" + std::string(code)}});
  return post(kNobody, "auth/sign-in", {{"type", "resource"}, {"data", data}});
}

OpenContext Bench::open_context(std::string_view format) {
  OpenContext context{.payer = new_payer(), .payee = {}, .id = {}, .code = {}};
  const Answer opened =
      post(context.payer, "vouchers/contexts/context-open",
           {{"format", format},
            {"payers", R"([{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}])"}});
  EXPECT_THAT(opened, HasStatus("OPEN"));
  context.id = at(opened, "id");
  context.code = at(opened, "code");
  context.payee.token = at(sign_in_with(context.code), "authorization.token");
  return context;
}

std::string Bench::open_session(const OpenContext& context) {
  const Answer opened = post(context.payee, "vouchers/sessions/session-open",
                             {{"code", context.code}, {"type", "SESSION_DEFAULT"}});
  EXPECT_THAT(opened, HasStatus("OPEN"));
  return at(opened, "id");
}

std::string Bench::reserve(const OpenContext& context) {
  const Answer reserved = post(context.payee, "vouchers/reserve-voucher", {{"code", context.code}});
  EXPECT_THAT(reserved, HasStatus("RESERVED"));
  return at(reserved, "id");
}

std::string Bench::redeemed(const OpenContext& context) {
  std::string id = reserve(context);
  EXPECT_THAT(post(context.payee, "vouchers/" + id + "/redeem-voucher", kTerms),
              HasStatus("REDEEMED"));
  return id;
}

}  // namespace bleepay::sandbox
