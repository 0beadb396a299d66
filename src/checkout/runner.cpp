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
        return Machine(std::move(order), std::move(options), record, host.now());
      }()) {}

Verdict Runner::submit(Intent intent) {
  Verdict verdict = machine_.submit(std::move(intent), host_.now());
  drain();
  return verdict;
}

void Runner::deliver(RequestId id, const HttpReply& reply) {
  machine_.deliver(id, reply, host_.now());
  drain();
}

void Runner::wake() {
  machine_.advance(host_.now());
  drain();
}

View Runner::view() const { return machine_.view(); }

void Runner::drain() {
  for (int i = 0; i < kCommandsPerDrainMax; ++i) {
    auto command = machine_.next_command();
    if (!command) break;
    carry_out(*std::move(command));
  }
  const auto deadline = machine_.next_deadline();
  const auto tick = machine_.next_tick();
  host_.wake_at(deadline && tick ? std::min(*deadline, *tick) : deadline ? deadline : tick);
  host_.on_view_changed();
}

void Runner::carry_out(Command command) {
  if (auto* send = std::get_if<Send>(&command)) {
    transport_.send(send->id, std::move(send->request));
  } else if (auto* store = std::get_if<StoreRecord>(&command)) {
    if (!journal_.store(store->key, store->record)) machine_.record_lost();
  } else if (auto* erase = std::get_if<EraseRecord>(&command)) {
    if (!journal_.erase(erase->key)) machine_.record_lost();
  } else if (auto* notify = std::get_if<Notify>(&command)) {
    host_.on_event(notify->event);
  }
}

}  // namespace bleepay::checkout
