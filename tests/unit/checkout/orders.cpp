#include "unit/checkout/orders.h"

#include "support/fixture.h"

namespace bleepay::checkout {

Order fixture_order(const std::string& name) {
  auto order = parse_order(support::fixture_text("orders/" + name + ".json"));
  return *std::move(order);
}

void change_members(nlohmann::json& object, const nlohmann::json& row) {
  if (row.contains("set")) {
    for (const auto& [pointer, value] : row.at("set").items()) {
      object[nlohmann::json::json_pointer(pointer)] = value;
    }
  }
  if (row.contains("remove")) {
    for (const auto& pointer : row.at("remove")) {
      const nlohmann::json::json_pointer place(pointer.get<std::string>());
      object[place.parent_pointer()].erase(place.back());
    }
  }
}

std::string order_text(const nlohmann::json& row) {
  if (row.contains("text")) return row.at("text").get<std::string>();
  const std::string name = row.value("order", "two-items");
  auto order = nlohmann::json::parse(support::fixture_text("orders/" + name + ".json"));
  change_members(order, row);
  return order.dump();
}

}  // namespace bleepay::checkout
