// The machine: intents, replies and time in; commands and a View out. Pure, deterministic, never
// calls anybody.
//
//   machine.submit(...) | machine.deliver(...) | machine.advance(...)     one input at its instant
//   while (auto command = machine.next_command()) carry_out(*command);    then drain
//   wake me at machine.next_deadline()                                    then wait
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/http.h"
#include "base/time.h"
#include "checkout/events.h"
#include "checkout/intents.h"
#include "checkout/options.h"
#include "checkout/order.h"
#include "checkout/view.h"

namespace bleepay::checkout {

// --- what the machine wants done
// -----------------------------------------------------------------------------------------

struct Send {
  RequestId id;
  HttpRequest request;
};
struct StoreRecord {
  std::string key;
  std::string record;
};
struct EraseRecord {
  std::string key;
};
struct Notify {
  Event event;
};
/// In order. A StoreRecord that precedes a Send must be durable (or its failure reported by
/// `record_lost`) before that Send leaves.
using Command = std::variant<Send, StoreRecord, EraseRecord, Notify>;

/// One checkout of one order.
///
/// Errors  an illegal input is refused and changes nothing; a broken invariant ends in
/// Outcome::Failed with InternalFault. Calls   not re-entrant and does not need to be: nothing in
/// here calls out. Drain after every input.
class Machine {
 public:
  /// `record` is what the Journal held under record_key(order); nothing on a first visit.
  Machine(Order order, Options options, const std::optional<std::string>& record, Now now);
  ~Machine();
  Machine(Machine&&) noexcept;
  Machine& operator=(Machine&&) noexcept;

  Verdict submit(Intent intent, Now now);
  void deliver(RequestId id, const HttpReply& reply, Now now);
  void advance(Now now);
  void record_lost();  // a StoreRecord failed: go on from memory and say so

  [[nodiscard]] std::optional<Command> next_command();
  /// When `advance` is due; nothing = only an intent or a reply can change anything.
  [[nodiscard]] std::optional<MonoTime> next_deadline() const;
  /// When a countdown of the View shows another second: for drawing only, nothing is decided then.
  [[nodiscard]] std::optional<MonoTime> next_tick() const;
  [[nodiscard]] View view() const;

 private:
  std::unique_ptr<class Course> course_;
};

/// The Journal key of an order: `bleepay.<orderId>`.
[[nodiscard]] std::string record_key(const Order& order);

}  // namespace bleepay::checkout
