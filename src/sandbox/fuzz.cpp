#include "sandbox/fuzz.h"

#include <algorithm>
#include <array>

#include "api/json.h"

namespace bleepay::sandbox {
namespace {

/// Without these a reply says nothing at all.
constexpr std::array<std::string_view, 6> kNeeded = {
    "id", "status", "code", "authorization", "challenge", "vouchers"};

bool is_needed(std::string_view name) {
  return std::find(kNeeded.begin(), kNeeded.end(), name) != kNeeded.end();
}

}  // namespace

std::string fuzzed(std::string_view json, Random& random) {
  const auto document = api::json::Document::parse(json);
  if (!document.ok() || !document->root().is(api::json::Kind::Object)) return std::string(json);
  api::json::Writer writer;
  writer.begin_object();
  for (const api::json::Value member : document->root()) {
    if (!is_needed(member.name()) && random.below(4) == 0) continue;
    writer.name(member.name());
    writer.value(member);
  }
  writer.name("xUnknown" + std::to_string(random.below(1000)));
  writer.raw(R"({"list":[1,null,"text"],"flag":true})");
  writer.end_object();
  return std::move(writer).take();
}

}  // namespace bleepay::sandbox
