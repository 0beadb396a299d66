#include "native/cli_text.h"

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "native/duration_text.h"
#include "native/files.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr std::size_t kOrderBytesMax = 256 * 1024;  // what the reader of JSON takes at most

}  // namespace

void complain(const std::string& line) {
  write_text(STDERR_FILENO, "bleepay-checkout: " + printable(line) + "\n");
}

void complain(const Fault& fault) { complain(describe(fault)); }

void add_duration(CLI::App& command, const std::string& name, DurationMs& into,
                  const std::string& description) {
  const auto read = [&into, name](const std::string& text) {
    const auto duration = parse_duration(text);
    if (!duration.ok()) throw CLI::ValidationError(name, duration.fault().rule);
    into = *duration;
  };
  command.add_option_function<std::string>(name, read, description)->type_name("TIME");
}

Result<checkout::Order> load_order(const std::string& file, const checkout::OrderLimits& limits) {
  const auto text = read_file(file, kOrderBytesMax);
  if (!text.ok()) return text.fault();
  auto order = checkout::parse_order(*text, limits);
  if (order.ok()) return order;
  const std::string name = file == "-" ? "standard input" : file;
  const Fault& fault = order.fault();
  return Fault{fault.kind, name + (fault.path.empty() ? "" : ": " + fault.path), fault.rule};
}

}  // namespace bleepay::native
