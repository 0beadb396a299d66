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
  /// Somebody who may, but is not this page, closes the newest session.
  void close_session();

  [[nodiscard]] WallTime time() const;
  [[nodiscard]] const sandbox::State& truth() const { return server_.state(); }
  /// From now on the payer decides at once and approves everything.
  void be_of_good_will();

 private:
  void notice_news();
  void join(sandbox::Number session);
  void plan_decision(const sandbox::Voucher& voucher);
  void decide(sandbox::Number voucher);
  void approve(const sandbox::Voucher& voucher);
  void act(api::Endpoint endpoint, const std::string& id, std::string body);

  const Plan& plan_;
  Agenda& agenda_;
  Random random_;
  sandbox::MemoryStorage storage_;
  sandbox::Server server_;
  sandbox::Number payer_;
  sandbox::Number sessions_seen_ = 0;
  std::map<sandbox::Number, bool> decided_;  // vouchers the payer has been asked about
  bool is_willing_ = false;
};

}  // namespace bleepay::sim
