// `bleepay-checkout replay FILE`: tells the machine again what a trace holds, and says whether it
// does the same.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>

#include "base/version.h"
#include "checkout/replay.h"
#include "native/cli.h"
#include "native/cli_text.h"
#include "native/files.h"
#include "native/terminal.h"

namespace bleepay::native {
namespace {

using checkout::Replay;
using checkout::ReplayedStep;
using checkout::TraceStep;

constexpr const char* kFooter =
    R"(A trace holds one checkout without codes and tokens: `bleepay-checkout pay --trace FILE`
writes one, the widget's exportTrace() gives one. Lines begin with the seconds since its beginning.

Exit status
  0 the machine does the same again   6 it does not   2 the file is no trace
)";

struct Wish {
  std::string file;
  bool is_quiet = false;
};

void say(const std::string& line) { write_text(STDOUT_FILENO, printable(line) + "\n"); }

std::string seconds(std::int64_t ms) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%9.3f s  ", static_cast<double>(ms) / 1000.0);
  return text.data();
}

std::string describe_input(const TraceStep& step) {
  std::string line = step.what;
  if (!step.text.empty()) line += " " + step.text;
  if (step.is_visible) line += *step.is_visible ? " shown" : " hidden";
  if (!step.reply) return line;
  line += " #" + std::to_string(step.reply->id) + " " + step.reply->delivery;
  if (step.reply->status != 0) line += " " + std::to_string(step.reply->status);
  if (step.reply->is_repeated) line += " (as before)";
  if (step.reply->body) line += " " + step.reply->body->text;
  return line;
}

std::string describe_view(const checkout::View& view) {
  std::string line = "= " + std::string(to_string(view.phase));
  if (view.outcome != checkout::Outcome::None) line += ", " + std::string(to_string(view.outcome));
  for (const checkout::ItemView& item : view.items) {
    line += "  " + item.id + ": " + std::string(to_string(item.status));
    if (!item.voucher_id.empty()) line += " " + item.voucher_id;
  }
  return line;
}

void show(const TraceStep& step, const ReplayedStep& replayed, std::int64_t since_ms) {
  const std::string indent(14, ' ');
  say(seconds(since_ms) + describe_input(step));
  for (const std::string& command : replayed.commands) say((indent + "> ").append(command));
  say(describe_view(replayed.view).insert(0, indent));
}

std::string difference(const TraceStep& step, const ReplayedStep& replayed) {
  if (replayed.is_same()) return "";
  std::string what = "its view is";
  if (!replayed.has_same_commands) what = replayed.has_same_view ? "its commands are" : "all is";
  return what.append(" another than recorded (").append(step.phase).append(")");
}

ExitStatus replay(const Wish& wish) {
  const std::string name = wish.file == "-" ? "standard input" : wish.file;
  const auto refuse = [&name](Fault fault) {
    fault.path = fault.path.empty() ? name : name + ": " + fault.path;
    complain(fault);
    return ExitStatus::Usage;
  };
  const auto text = read_file(wish.file, 4 * checkout::kTraceBytesMax);
  if (!text.ok()) {
    complain(text.fault());
    return ExitStatus::Usage;
  }
  auto found = Replay::of(*text);
  if (!found) return refuse(found.fault());
  Replay again = *std::move(found);
  const checkout::Trace& trace = again.trace();
  if (trace.program != kVersion) {
    complain("warning: recorded by version " + trace.program + ", this is " + kVersion);
  }
  std::size_t same = 0;
  while (!again.is_over()) {
    const TraceStep& step = trace.steps[again.taken()];
    const ReplayedStep replayed = again.next();
    if (!wish.is_quiet) show(step, replayed, step.mono_ms - trace.mono_ms);
    if (replayed.is_same()) ++same;
    const std::string differs = difference(step, replayed);
    if (!differs.empty()) say("step " + std::to_string(again.taken()) + ": " + differs);
  }
  if (trace.is_full) say("the checkout went on after this; the trace was full");
  say("replay: " + std::to_string(same) + " of " + std::to_string(again.taken()) +
      " steps are as recorded");
  return same == again.taken() ? ExitStatus::Complete : ExitStatus::Failed;
}

}  // namespace

void add_replay_command(CLI::App& app, Deed& deed) {
  CLI::App* command = app.add_subcommand("replay", "Goes through a recorded checkout again");
  add_common_flags(*command);
  command->footer(kFooter);
  const auto wish = std::make_shared<Wish>();
  command->add_option("FILE", wish->file, "The trace as JSON; - reads standard input")->required();
  command->add_flag("--quiet", wish->is_quiet, "Shows differences only");
  command->callback([&deed, wish] { deed = [wish] { return replay(*wish); }; });
}

}  // namespace bleepay::native
