#include "checkout/replay.h"

#include <algorithm>
#include <utility>

#include "checkout/record.h"

namespace bleepay::checkout {
namespace {

constexpr int kItemsMax = 64;  // as many as any edge allows
// No record begins like this: a machine that finds it knows that something was written, not what.
constexpr const char* kUnreadableRecord = "?";

Now instant(std::int64_t mono_ms, std::int64_t wall_ms) {
  return {MonoTime{DurationMs{mono_ms}}, WallTime{DurationMs{wall_ms}}};
}

std::optional<std::string> record_of(const Trace& trace) {
  if (trace.is_record_unreadable) return kUnreadableRecord;
  if (!trace.record) return std::nullopt;
  return trace.record->text;
}

Delivery delivery_of(const std::string& name) {
  int found = 0;  // read_trace has seen that it is one of them
  while (to_string(static_cast<Delivery>(found)) != name) ++found;
  return static_cast<Delivery>(found);
}

}  // namespace

Result<Replay> Replay::of(std::string_view text) {
  auto trace = read_trace(text);
  if (!trace) return trace.fault();
  auto order = parse_order(trace->order.text, {.items_max = kItemsMax});
  if (!order) {
    Fault fault = order.fault();
    fault.path = fault.path.empty() ? "order" : "order." + fault.path;
    return fault;
  }
  return Replay(*std::move(trace), *std::move(order));
}

Replay::Replay(Trace trace, Order order)
    : trace_(std::move(trace)),
      machine_(std::move(order), trace_.options, record_of(trace_),
               instant(trace_.mono_ms, trace_.wall_ms)) {}

ReplayedStep Replay::next() {
  const TraceStep& step = trace_.steps[taken_++];
  input(step, instant(step.mono_ms, step.wall_ms));
  ReplayedStep replayed;
  std::string lines;
  while (auto command = machine_.next_command()) {
    if (const auto* send = std::get_if<Send>(&*command)) {
      targets_[static_cast<std::int64_t>(send->id)] = send->request.target;
    }
    const auto number = static_cast<std::int64_t>(replayed.commands.size());
    replayed.commands.push_back(describe(*command));
    lines.append(replayed.commands.back()).append(1, '\n');
    if (std::find(step.lost.begin(), step.lost.end(), number) != step.lost.end()) {
      machine_.record_lost();
    }
  }
  replayed.view = machine_.view();
  replayed.has_same_commands = fingerprint(lines) == step.commands;
  replayed.has_same_view = fingerprint(replayed.view) == step.view;
  return replayed;
}

void Replay::input(const TraceStep& step, Now now) {
  if (step.reply) {
    machine_.deliver(RequestId{static_cast<std::uint64_t>(step.reply->id)}, reply_of(*step.reply),
                     now);
  } else if (step.what == "code") {
    (void)machine_.submit(SubmitCode{api::ContextCode(step.text)}, now);
  } else if (step.what == "token") {
    (void)machine_.submit(SupplyToken{api::Token(step.text)}, now);
  } else if (step.what == "cancel") {
    (void)machine_.submit(Cancel{}, now);
  } else if (step.what == "renew") {
    (void)machine_.submit(Renew{step.text}, now);
  } else if (step.what == "finish") {
    (void)machine_.submit(Finish{}, now);
  } else if (step.what == "poke") {
    (void)machine_.submit(Poke{}, now);
  } else if (step.is_visible) {
    (void)machine_.submit(Visibility{*step.is_visible}, now);
  } else {
    machine_.advance(now);
  }
}

HttpReply Replay::reply_of(const TraceReply& kept) {
  HttpReply reply;
  reply.delivery = delivery_of(kept.delivery);
  reply.status = static_cast<int>(kept.status);
  if (kept.retry_after_ms) reply.retry_after = DurationMs{*kept.retry_after_ms};
  std::string& last = bodies_[targets_[kept.id]];
  if (kept.body) last = kept.body->text;
  if (kept.body || kept.is_repeated) reply.body = last;
  targets_.erase(kept.id);
  return reply;
}

}  // namespace bleepay::checkout
