// Every switch of the sandbox: what the documentation leaves open is decided here, by name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/errors.h"
#include "base/time.h"

namespace bleepay::sandbox {

/// Which generation of the documentation decides how a payee authenticates.
enum class Profile { June, July, Both };  // resource sign-in | x-api-key only | either
enum class Limits { Off, Relaxed, Published };

struct Options {
  Profile profile = Profile::June;
  bool strict = false;  // refuses what the reference calls required although a guide leaves it out;
                        // join before reserve; code case
  Limits limits = Limits::Relaxed;
  bool session_get_counts_as_write =
      false;  // the documentation leaves open which limit GET session falls under
  std::optional<std::int64_t> retry_after_seconds;  // sent with 429 only when configured
  bool expose_retry_after = true;
  bool post_answers_201 = false;
  api::ErrorShape error_shape = api::ErrorShape::Flat;
  bool sessions_list_bare_ids = false;
  bool convert_answers_raw = false;
  bool cors = true;
  std::vector<std::string> cors_origins;  // empty: any

  DurationMs voucher_life{
      120'000};  // the documented samples: two minutes from reserve, not extended by redeem
  DurationMs context_life{600'000};  // undocumented; ten minutes
  DurationMs token_life{900'000};    // undocumented; fifteen minutes
  std::string api_key;               // accepted as x-api-key in July and Both; empty: none
  int fx_fee_basis_points = 50;      // on top of the fixed rate table
  std::uint64_t seed = 1;
};

}  // namespace bleepay::sandbox
