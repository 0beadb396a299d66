// How a checkout is run: every default has its unit and its reason.
#pragma once

#include <cstdint>
#include <string>

#include "base/http.h"
#include "base/time.h"

namespace bleepay::checkout {

/// How the widget proves to Bleepay that it may act as payee.
enum class AuthMode {
  ContextCode,  // sign-in with the payer's code (June 2026 documentation); the default
  Host,         // the merchant's page supplies a token minted by its back end
  ApiKey,       // native builds only: a key must never reach a browser
  None,         // a same-origin proxy adds the credential
};

enum class PlannerKind { Budgeted, Fast };

struct Options {
  AuthMode auth = AuthMode::ContextCode;
  Credential api_key{};  // AuthMode::ApiKey only

  /// Vouchers reserved and redeemed at the same time. All at once: a payer approves them in one go,
  /// and their 120 s run in parallel.
  int in_flight = 5;

  /// Budgeted keeps within the published 10 reads per 600 s; Fast (2 s, 3 s, 5 s) needs relaxed
  /// limits, e.g. behind a proxy.
  PlannerKind planner = PlannerKind::Budgeted;

  /// Token buckets with the published limits. Off only where the API base is known not to count (a
  /// sandbox with limits off).
  bool enforce_published_limits = true;

  DurationMs reply_timeout{
      8000};  // the published samples answer in well under a second; 8 s spans a mobile hand-over
  DurationMs redeem_timeout{10000};  // redeem may have to reach the wallet
  DurationMs safe_margin{
      15000};  // nothing is redeemed with less life than this left: a person needs the time
  /// After a reload in the same session: vouchers that wait for the wallet go on waiting. Off:
  /// whatever the earlier attempt left alive is discarded before anything new is reserved.
  bool resume_old_vouchers = true;

  /// Where nothing can be stored nobody can know what an earlier page began: the longest life of a
  /// voucher is waited out before anything is reserved. Off: it goes on at once, for programs that
  /// know that there was no earlier one.
  bool waits_without_storage = true;

  DurationMs finish_after{300000};  // nobody renews or finishes: five minutes, half a context's
                                    // assumed life, then the shop is told the outcome

  DurationMs expiry_grace{5000};  // the last read is made this long after expiresAt, so that the
                                  // server has expired it too

  /// Writes down every input, for Runner::trace. Costs memory, see trace.h.
  bool keeps_trace = false;

  /// Seeds jitter. The edge passes entropy; tests pass a constant.
  std::uint64_t seed = 1;
};

}  // namespace bleepay::checkout
