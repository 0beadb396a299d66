// `bleepay-checkout order check FILE`
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "native/cli.h"
#include "native/cli_text.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

struct Wish {
  std::string file;
  checkout::OrderLimits limits;
};

ExitStatus check(const Wish& wish) {
  const auto order = load_order(wish.file, wish.limits);
  if (!order.ok()) {
    complain(order.fault());
    return ExitStatus::Usage;
  }
  write_text(STDOUT_FILENO, printable("order " + order->order_id + " is well-formed, items: " +
                                      std::to_string(order->items.size())) +
                                "\n");
  return ExitStatus::Complete;
}

}  // namespace

void add_order_command(CLI::App& app, Deed& deed) {
  CLI::App* order = app.add_subcommand("order", "Looks at orders");
  add_common_flags(*order);
  order->require_subcommand(1);
  CLI::App* command = order->add_subcommand(
      "check", "Checks an order as `pay` would, and names the first wrong member and its rule");
  add_common_flags(*command);
  const auto wish = std::make_shared<Wish>();
  command->add_option("FILE", wish->file, "The order as JSON; - reads standard input")->required();
  command->add_option("--items-max", wish->limits.items_max, "How many items are allowed")
      ->check(CLI::Range(1, 64).name("1-64"))
      ->capture_default_str();
  command->callback([&deed, wish] { deed = [wish] { return check(*wish); }; });
}

}  // namespace bleepay::native
