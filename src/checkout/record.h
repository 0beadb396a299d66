// The record of one checkout: what must survive a reload, so that nothing is paid twice. Ids and
// instants only.
//
// Decides  its JSON form and whether a text found in storage may be believed. Leaves  when it is
// written, and what is done with it, to the machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/types.h"
#include "base/result.h"
#include "base/time.h"
#include "checkout/order.h"

namespace bleepay::checkout {

/// The `op` of an intent that stands for vouchers nobody can name any more: an earlier record could
/// not be read.
inline constexpr std::string_view kWaitOp = "wait";

/// One thing that was begun. Written down before its request leaves.
struct RecordIntent {
  std::int64_t n = 0;           // in the order they were begun
  std::string item_id;          // empty: for no item of the order
  std::string op;               // open | reserve | redeem | discard | close | wait
  std::string voucher_id;       // empty until a reserve was answered
  std::string state;            // sent: outcome not known; else the voucher's last known status
  std::int64_t wall_ms = 0;     // when, by this machine's clock: for people
  std::int64_t expires_ms = 0;  // the voucher's expiry by Bleepay's clock; 0 = not told
  friend bool operator==(const RecordIntent&, const RecordIntent&) = default;
};

struct Record {
  std::string order_id;
  std::string terms_digest;  // of another order's terms: the vouchers are not this order's
  std::string session_id;
  std::string session_code;
  std::vector<RecordIntent> intents;
  std::int64_t expires_ms = 0;           // the last expiry of all, by Bleepay's clock
  std::int64_t written_ms = 0;           // by this machine's clock
  std::optional<std::int64_t> ahead_ms;  // Bleepay's clock minus this machine's, if it was known
  friend bool operator==(const Record&, const Record&) = default;
};

/// One JSON object; its last member `sum` is a checksum, because storage decays and is edited.
[[nodiscard]] std::string write_record(const Record& record);

/// Errors  every FaultKind; a wrong sum is Malformed.
[[nodiscard]] Result<Record> read_record(std::string_view text);

/// FNV-1a, 64 bits, in hex: tells texts apart, protects nothing.
[[nodiscard]] std::string fingerprint(std::string_view text);

}  // namespace bleepay::checkout
