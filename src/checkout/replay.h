// Tells a machine again what a trace holds, and compares what it makes of it.
//
// Decides  what is the same and what is not. Leaves  printing to whoever asked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "checkout/machine.h"
#include "checkout/trace.h"

namespace bleepay::checkout {

/// One input and what came of it this time.
struct ReplayedStep {
  std::vector<std::string> commands;  // as describe(command) says them
  View view;
  bool has_same_commands = false;
  bool has_same_view = false;
  [[nodiscard]] bool is_same() const { return has_same_commands && has_same_view; }
};

class Replay {
 public:
  /// Errors  those of read_trace and of parse_order; the path then begins with `order`.
  [[nodiscard]] static Result<Replay> of(std::string_view trace);

  [[nodiscard]] const Trace& trace() const { return trace_; }
  /// How many steps have been taken.
  [[nodiscard]] std::size_t taken() const { return taken_; }
  [[nodiscard]] bool is_over() const { return taken_ == trace_.steps.size(); }

  /// Takes the next step. Not after the last one.
  ReplayedStep next();

 private:
  Replay(Trace trace, Order order);
  void input(const TraceStep& step, Now now);
  [[nodiscard]] HttpReply reply_of(const TraceReply& kept);

  Trace trace_;
  Machine machine_;
  std::size_t taken_ = 0;
  std::map<std::int64_t, std::string> targets_;  // of requests not answered yet
  std::map<std::string, std::string> bodies_;    // the last one of each target
};

}  // namespace bleepay::checkout
