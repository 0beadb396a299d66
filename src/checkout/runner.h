// The Runner: drives one Machine over the ports, so that every edge (browser, command line, tests)
// does it the same way.
#pragma once

#include <functional>
#include <optional>

#include "base/ports.h"
#include "checkout/machine.h"
#include "checkout/recorder.h"

namespace bleepay::checkout {

/// What an edge must provide besides Transport and Journal.
class Host {
 public:
  virtual ~Host() = default;
  [[nodiscard]] virtual Now now() = 0;
  /// Wake me (Runner::wake) at this instant; nothing = no timer needed. Replaces the previous wish.
  virtual void wake_at(std::optional<MonoTime> deadline) = 0;
  virtual void on_event(const Event& event) = 0;
  /// The View may have changed: draw when convenient.
  virtual void on_view_changed() = 0;
};

/// Calls   the Transport answers through `deliver`, never from inside `send`. All calls on one
/// thread.
class Runner {
 public:
  Runner(Order order, Options options, Transport& transport, Journal& journal, Host& host);

  Verdict submit(Intent intent);
  void deliver(RequestId id, const HttpReply& reply);
  void wake();

  [[nodiscard]] View view() const;
  /// What the machine was told so far (trace.h); empty unless Options::keeps_trace.
  [[nodiscard]] std::string trace() const;

 private:
  void drain();
  void carry_out(Command command);
  void lose_record();

  Transport& transport_;
  Journal& journal_;
  Host& host_;
  std::optional<Recorder> recorder_;
  Machine machine_;
};

}  // namespace bleepay::checkout
