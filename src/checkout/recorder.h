// Writes down what a machine is told, for a trace. Whoever drives the machine tells the recorder
// first; Runner does.
//
// Decides  what is kept, and when there is no more room. Leaves  secrets to redaction.h, the form
// to trace.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checkout/machine.h"
#include "checkout/redaction.h"
#include "checkout/trace.h"

namespace bleepay::checkout {

/// Calls   before an input one of `on_submit`, `on_deliver`, `on_advance`; for every command of it
/// `on_command`, and `on_record_lost` right after one that could not be stored; then `on_rest`.
class Recorder {
 public:
  Recorder(const Order& order, const Options& options, const std::optional<std::string>& record,
           Now now);

  void on_submit(const Intent& intent, Now now);
  void on_deliver(RequestId id, const HttpReply& reply, Now now);
  void on_advance(Now now);
  void on_command(const Command& command);
  void on_record_lost();
  void on_rest(const Machine& machine);

  /// The trace so far as JSON; no secret is in it.
  [[nodiscard]] std::string trace() const { return write_trace(trace_); }

 private:
  /// A request not answered yet.
  struct Asked {
    RequestId id;
    std::string target;
  };
  /// The last body that came from a target.
  struct Heard {
    std::string target;
    std::string body;
  };

  TraceStep& begin(std::string_view what, Now now);
  [[nodiscard]] bool is_news(const Machine& machine) const;
  [[nodiscard]] TraceReply kept(RequestId id, const HttpReply& reply);
  [[nodiscard]] std::string& last_body_of(const std::string& target);

  Redaction redaction_;
  Trace trace_;
  TraceStep step_;        // under way
  std::string commands_;  // of that step, a line each
  std::int64_t command_count_ = 0;
  std::vector<Asked> asked_;
  std::vector<Heard> heard_;
  std::optional<MonoTime> deadline_;  // after the last step
  std::int64_t drift_ms_ = 0;         // of the wall clock against the other, at the last step kept
  std::size_t bytes_ = 0;
};

}  // namespace bleepay::checkout
