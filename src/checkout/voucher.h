// One voucher as the machine knows it: what replies have told, and what is still in doubt.
//
// Decides  how replies are merged (never backwards), when a voucher is over. Leaves  what follows
// from that to the machine.
#pragma once

#include <cstdint>
#include <optional>

#include "api/errors.h"
#include "api/messages.h"
#include "base/time.h"
#include "checkout/terms.h"

namespace bleepay::checkout {

/// The published samples: two minutes from reserve. Only used where a reply told no expiry.
inline constexpr DurationMs kVoucherLifeHint{120000};
/// An expiry further away than this is nonsense.
inline constexpr DurationMs kVoucherLifeMax{24 * 3600 * 1000};

/// Requests are numbered; a read counts as evidence about what was sent before the read was.
using Serial = std::uint64_t;

/// What a deadline is worth.
enum class DeadlineSource {
  Usual,     // nobody told: the usual life from when we knew of it, which may be too late
  Reckoned,  // told before a reload, and carried over it by this machine's wall clock
  Told,      // by Bleepay's clock, which is known from its replies
};

struct Voucher {
  api::VoucherId id;
  api::VoucherCode code;
  std::optional<std::size_t> item;  // nothing: nobody of this order asked for it
  api::VoucherStatus status = api::VoucherStatus::Unknown;  // the furthest that was told
  api::VoucherStatus told = api::VoucherStatus::Unknown;    // by the newest reply
  TermsMatch terms = TermsMatch::NotTold;
  std::optional<api::Payment> supplied;

  std::optional<WallTime> expires_at;  // as told, by Bleepay's clock
  MonoTime deadline{};                 // when it expires by our clock, rather too early
  DeadlineSource deadline_source = DeadlineSource::Usual;
  MonoTime known_since{};  // not alive for longer than this tells
  WallTime touched{};      // for the record: when something was last begun with it

  Serial doubt = 0;                 // the newest request whose effect on it only a read can tell
  Serial seen = 0;                  // the newest read that told of it
  std::optional<MonoTime> seen_at;  // when that read was sent
  bool needs_own_read = false;      // lists do not say enough about it
  bool is_listed = true;            // by the session that is open now
  bool is_missing = false;          // the last read said 404
  bool is_stranger = false;         // found in a list, not yet understood
  bool is_earlier = false;          // of an attempt that ended, not yet dealt with
  bool is_recalled = false;         // known from the record, not from a reply of this run
  bool was_approved = false;        // says the record, which only notes what was read
  bool was_read_alone = false;      // a read of its own has told all there is

  int redeems = 0;               // how often a redeem was sent
  bool may_be_redeemed = false;  // a redeem left, here or in an earlier attempt
  int discards = 0;
  bool wants_discard = false;
  std::optional<api::ApiError> refusal;  // of the last redeem

  [[nodiscard]] bool is_deadline_told() const { return deadline_source == DeadlineSource::Told; }
  [[nodiscard]] bool in_doubt() const { return doubt != 0 && seen <= doubt; }
  [[nodiscard]] bool is_live() const { return !api::is_terminal(status); }
};

/// Takes over what a reply tells. A status never goes back, except that an approval wins over an
/// expiry or a discard: it happened, whatever a reply said before.
void merge(Voucher& voucher, const api::VoucherReply& reply);

/// Likewise the terms: once found different they stay different.
void merge_terms(Voucher& voucher, TermsMatch told);

}  // namespace bleepay::checkout
