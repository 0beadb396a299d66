#include "checkout/recorder.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "api/endpoints.h"
#include "base/version.h"
#include "checkout/record.h"

namespace bleepay::checkout {
namespace {

// A step without its reply: two instants, two fingerprints and their names.
constexpr std::size_t kStepBytes = 180;
static_assert(kTraceBytesMax / kStepBytes < kTraceStepsMax, "what is recorded can be read");
// A leap of the wall clock is an input of its own; the machine heeds those above five seconds.
constexpr std::int64_t kDriftMsMax = 1000;

std::int64_t ms_of(MonoTime instant) { return instant.time_since_epoch().count(); }
std::int64_t ms_of(WallTime instant) { return instant.time_since_epoch().count(); }
std::int64_t drift_of(std::int64_t wall_ms, std::int64_t mono_ms) { return wall_ms - mono_ms; }

struct IntentName {
  std::string_view operator()(const SubmitCode&) const { return "code"; }
  std::string_view operator()(const SupplyToken&) const { return "token"; }
  std::string_view operator()(const Cancel&) const { return "cancel"; }
  std::string_view operator()(const Renew&) const { return "renew"; }
  std::string_view operator()(const Finish&) const { return "finish"; }
  std::string_view operator()(const Poke&) const { return "poke"; }
  std::string_view operator()(const Visibility&) const { return "visibility"; }
};

}  // namespace

Recorder::Recorder(const Order& order, const Options& options,
                   const std::optional<std::string>& record, Now now) {
  trace_.program = kVersion;
  trace_.order.text = write_order(order);
  trace_.options = options;
  trace_.options.api_key = {};
  trace_.mono_ms = ms_of(now.mono);
  trace_.wall_ms = ms_of(now.wall);
  drift_ms_ = drift_of(trace_.wall_ms, trace_.mono_ms);
  if (!record) return;
  auto earlier = read_record(*record);
  trace_.is_record_unreadable = !earlier;
  if (!earlier) return;
  Record bare = *std::move(earlier);
  bare.session_code = redaction_.stand_in_of_code(bare.session_code);
  trace_.record = api::JsonText{write_record(bare)};
}

TraceStep& Recorder::begin(std::string_view what, Now now) {
  commands_.clear();
  command_count_ = 0;
  step_ = {};
  step_.mono_ms = ms_of(now.mono);
  step_.wall_ms = ms_of(now.wall);
  step_.what = what;
  return step_;
}

void Recorder::on_submit(const Intent& intent, Now now) {
  TraceStep& step = begin(std::visit(IntentName{}, intent), now);
  if (const auto* code = std::get_if<SubmitCode>(&intent)) {
    step.text = redaction_.stand_in_of_typed(code->typed);
  } else if (const auto* token = std::get_if<SupplyToken>(&intent)) {
    step.text = redaction_.stand_in_of_token(token->token);
  } else if (const auto* renew = std::get_if<Renew>(&intent)) {
    step.text = renew->item_id;
  } else if (const auto* visibility = std::get_if<Visibility>(&intent)) {
    step.is_visible = visibility->is_visible;
  }
}

void Recorder::on_deliver(RequestId id, const HttpReply& reply, Now now) {
  begin("reply", now).reply = kept(id, reply);
}

void Recorder::on_advance(Now now) { begin("time", now); }

TraceReply Recorder::kept(RequestId id, const HttpReply& reply) {
  TraceReply kept;
  kept.id = static_cast<std::int64_t>(id);
  kept.delivery = to_string(reply.delivery);
  kept.status = reply.status;
  if (reply.retry_after) kept.retry_after_ms = reply.retry_after->count();
  const auto asked = std::find_if(asked_.begin(), asked_.end(),
                                  [id](const Asked& request) { return request.id == id; });
  if (asked == asked_.end()) return kept;  // answered before: nobody reads it
  const bool is_sign_in = asked->target == api::target_of(api::Endpoint::SignIn);
  kept.body = redaction_.body(reply, is_sign_in);
  if (kept.body) {
    std::string& last = last_body_of(asked->target);
    kept.is_repeated = last == kept.body->text;
    kept.is_repeated ? kept.body.reset() : void(last = kept.body->text);
  }
  asked_.erase(asked);
  return kept;
}

std::string& Recorder::last_body_of(const std::string& target) {
  for (Heard& heard : heard_) {
    if (heard.target == target) return heard.body;
  }
  return heard_.emplace_back(Heard{target, {}}).body;
}

void Recorder::on_command(const Command& command) {
  ++command_count_;
  commands_.append(describe(command)).append(1, '\n');
  if (const auto* send = std::get_if<Send>(&command)) {
    asked_.push_back({send->id, send->request.target});
  }
}

void Recorder::on_record_lost() { step_.lost.push_back(command_count_ - 1); }

/// A wake that was too early for anything, as countdowns make them, is told to nobody.
bool Recorder::is_news(const Machine& machine) const {
  const std::int64_t drift = drift_of(step_.wall_ms, step_.mono_ms);
  return step_.what != "time" || command_count_ > 0 || machine.next_deadline() != deadline_ ||
         std::abs(drift - drift_ms_) > kDriftMsMax;
}

void Recorder::on_rest(const Machine& machine) {
  if (trace_.is_full) return;
  if (is_news(machine)) {
    const std::size_t body = step_.reply && step_.reply->body ? step_.reply->body->text.size() : 0;
    bytes_ += kStepBytes + body;
    trace_.is_full = bytes_ > kTraceBytesMax;
    if (!trace_.is_full) {
      View view = machine.view();
      step_.phase = to_string(view.phase);
      step_.commands = fingerprint(commands_);
      step_.view = fingerprint(std::move(view));
      drift_ms_ = drift_of(step_.wall_ms, step_.mono_ms);
      trace_.steps.push_back(std::move(step_));
    }
  }
  deadline_ = machine.next_deadline();
}

}  // namespace bleepay::checkout
