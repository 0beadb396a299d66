// Every switch of the sandbox: what the documentation leaves open is decided here, by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/errors.h"
#include "base/time.h"

namespace bleepay::sandbox {

/// Which generation of the documentation decides how a payee authenticates.
enum class Profile { June, July, Both };  // resource sign-in | x-api-key only | either

/// Off: nothing is counted. Relaxed: 300 reads and 60 writes per minute. Published: the documented
/// numbers. Counted per route template and token, or peer where there is no token.
enum class Limits { Off, Relaxed, Published };

struct Options {
  Profile profile = Profile::June;

  /// Refuses what the reference calls required although a guide leaves it out: the type of
  /// session-open, a known challenge at sign-up, listed currencies, our own payment ids on
  /// receipts, the exact case of codes, a join before the first reserve.
  bool strict = false;

  Limits limits = Limits::Relaxed;
  bool session_get_counts_as_write = false;  // the documentation does not say what it counts as
  std::optional<std::int64_t> retry_after_seconds;  // sent with 429 only when configured
  bool expose_retry_after = true;                   // to pages of other origins

  bool post_answers_201 = false;  // NestJS does so unless told otherwise
  api::ErrorShape error_shape = api::ErrorShape::Flat;
  bool sessions_list_bare_ids = false;  // instead of whole vouchers
  bool convert_answers_raw = false;     // text without quotes, as NestJS sends a plain string
  bool fuzz_replies = false;            // drops optional members, adds unknown ones

  bool cors = true;
  std::vector<std::string> cors_origins;  // empty: any

  DurationMs voucher_life{120'000};  // the documented samples: two minutes from reserve
  DurationMs context_life{600'000};  // undocumented; ten minutes
  DurationMs token_life{900'000};    // undocumented; fifteen minutes

  std::string api_key;           // accepted as x-api-key in July and Both; empty: none
  int fx_fee_basis_points = 50;  // on top of the fixed rate table, when a payer negotiates
  int password_rounds = 1000;    // about a millisecond; simulations take 1

  /// Feeds ids, codes and tokens. The moment of the start is mixed in, so that a restart over the
  /// same storage draws other ones.
  std::uint64_t seed = 1;
};

}  // namespace bleepay::sandbox
