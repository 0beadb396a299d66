// Bleepay and the payer's wallet in a simulated run: the real sandbox, its truth, and a person who
// joins, approves, rejects or does nothing.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/http.h"
#include "base/random.h"
#include "sandbox/sandbox.h"
#include "sim/agenda.h"
#include "sim/plan.h"

namespace bleepay::sim {

class Bleepay {
 public:
  Bleepay(const Plan& plan, Agenda& agenda);

  /// Carries out one request now.
  [[nodiscard]] HttpReply carry_out(const HttpRequest& request);

  /// A context the payer opens: its code. A new one when the old has expired.
  [[nodiscard]] std::string context_code();

  [[nodiscard]] WallTime time() const;
  [[nodiscard]] const sandbox::State& truth() const { return server_.state(); }
  /// From now on the payer decides at once and approves everything.
  void be_of_good_will() { is_willing_ = true; }
  void start();

 private:
  void live();
  void decide(const sandbox::Voucher& voucher);

  const Plan& plan_;
  Agenda& agenda_;
  Random random_;
  sandbox::MemoryStorage storage_;
  sandbox::Server server_;
  sandbox::Number payer_;
  std::map<sandbox::Number, MonoTime> decisions_;  // when the payer decides on a voucher
  bool is_willing_ = false;
};

}  // namespace bleepay::sim
