#include "unit/sandbox/scene.h"

namespace bleepay::sandbox {

Scene::Scene(Options options) : bench_(options), api_key_(options.api_key) {
  // The expired voucher first: only it must be old.
  const bool has_payees = options.profile != Profile::July;
  mine_ = bench_.open_context();
  other_ = bench_.open_context();
  names_["code"] = mine_.code;
  names_["other-code"] = other_.code;
  names_["context"] = mine_.id;
  names_["other-context"] = other_.id;
  if (has_payees) make_vouchers();
}

void Scene::make_vouchers() {
  names_["expired"] = bench_.redeemed(mine_);
  bench_.advance(bench_.server().options().voucher_life);
  for (const char* name : {"reserved", "discarded"}) names_[name] = bench_.reserve(mine_);
  for (const char* name : {"redeemed", "negotiated", "resolved"}) {
    names_[name] = bench_.redeemed(mine_);
  }
  names_["custom"] = bench_.reserve(mine_);
  names_["session"] = bench_.open_session(mine_);
  names_["joined"] = bench_.open_session(mine_);
  names_["closed"] = bench_.open_session(mine_);
  const auto prepare = [this](Who who, std::string_view line, std::string_view body = {}) {
    EXPECT_EQ(call(who, line, body).status, 200) << line;
  };
  prepare(Who::Payee, "POST vouchers/{custom}/redeem-voucher", kCustomTerms);
  prepare(Who::Payer, "POST vouchers/{negotiated}/negotiate-voucher", kSupplied);
  prepare(Who::Payer, "POST vouchers/{resolved}/resolve-voucher", kReceipts);
  prepare(Who::Payee, "POST vouchers/{discarded}/discard-voucher");
  prepare(Who::Payer, "POST vouchers/sessions/{joined}/session-join");
  prepare(Who::Payee, "POST vouchers/sessions/{closed}/session-close");
}

As Scene::as(Who who) const {
  switch (who) {
    case Who::Nobody:
      return kNobody;
    case Who::Payer:
      return mine_.payer;
    case Who::Payee:
      return mine_.payee;
    case Who::OtherPayer:
      return other_.payer;
    case Who::OtherPayee:
      return other_.payee;
    case Who::Business:
      return {.token = {}, .api_key = api_key_};
  }
  return kNobody;
}

Answer Scene::call(Who who, std::string_view line, std::string_view body) {
  const std::string_view method = line.substr(0, line.find(' '));
  const std::string target = filled(line.substr(method.size() + 1));
  return bench_.send(bench_.call(method, as(who), target, filled(body)));
}

const std::string& Scene::named(std::string_view name) const {
  static const std::string kNone = "(nobody of that name)";
  const auto found = names_.find(name);
  EXPECT_TRUE(found != names_.end()) << name;
  return found == names_.end() ? kNone : found->second;
}

std::string Scene::filled(std::string_view text) const {
  std::string result(text);
  for (const auto& [name, value] : names_) {
    const std::string slot = "{" + name + "}";
    for (auto place = result.find(slot); place != std::string::npos; place = result.find(slot)) {
      result.replace(place, slot.size(), value);
    }
  }
  return result;
}

}  // namespace bleepay::sandbox
