#include "checkout/runner.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace bleepay::checkout {
namespace {

// Commands after one input: the longest drain seen has 12. Far beyond that something runs wild, and
// the rest waits for the next input instead of blocking the page.
constexpr int kCommandsPerDrainMax = 500;

}  // namespace

Runner::Runner(Order order, Options options, Transport& transport, Journal& journal, Host& host)
    : transport_(transport), journal_(journal), host_(host), machine_([&] {
        const std::optional<std::string> record = journal.load(record_key(order));
        const Now now = host.now();
        if (options.keeps_trace) recorder_.emplace(order, options, record, now);
        return Machine(std::move(order), std::move(options), record, now);
      }()) {}

Verdict Runner::submit(Intent intent) {
  const Now now = host_.now();
  if (recorder_) recorder_->on_submit(intent, now);
  Verdict verdict = machine_.submit(std::move(intent), now);
  drain();
  return verdict;
}

void Runner::deliver(RequestId id, const HttpReply& reply) {
  const Now now = host_.now();
  if (recorder_) recorder_->on_deliver(id, reply, now);
  machine_.deliver(id, reply, now);
  drain();
}

void Runner::wake() {
  const Now now = host_.now();
  if (recorder_) recorder_->on_advance(now);
  machine_.advance(now);
  drain();
}

View Runner::view() const { return machine_.view(); }
std::string Runner::trace() const { return recorder_ ? recorder_->trace() : std::string(); }

void Runner::drain() {
  for (int i = 0; i < kCommandsPerDrainMax; ++i) {
    auto command = machine_.next_command();
    if (!command) break;
    if (recorder_) recorder_->on_command(*command);
    carry_out(*std::move(command));
  }
  if (recorder_) recorder_->on_rest(machine_);
  const auto deadline = machine_.next_deadline();
  const auto tick = machine_.next_tick();
  host_.wake_at(deadline && tick ? std::min(*deadline, *tick) : deadline ? deadline : tick);
  host_.on_view_changed();
}

void Runner::carry_out(Command command) {
  if (auto* send = std::get_if<Send>(&command)) {
    transport_.send(send->id, std::move(send->request));
  } else if (auto* store = std::get_if<StoreRecord>(&command)) {
    if (!journal_.store(store->key, store->record)) lose_record();
  } else if (auto* erase = std::get_if<EraseRecord>(&command)) {
    if (!journal_.erase(erase->key)) lose_record();
  } else if (auto* notify = std::get_if<Notify>(&command)) {
    host_.on_event(notify->event);
  }
}

void Runner::lose_record() {
  if (recorder_) recorder_->on_record_lost();
  machine_.record_lost();
}

}  // namespace bleepay::checkout
