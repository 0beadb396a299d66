// The View: everything a screen, the DOM, JavaScript or a test may know about a checkout, and
// nothing else.
//
// Derived from the machine on every call, never stored beside it. It holds no secret: neither token
// nor context code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace bleepay::checkout {

/// Where the checkout as a whole stands. The table in phases.h owns the transitions.
enum class Phase {
  AwaitingCode,  // the payer is to type the code (or, with AuthMode::Host, the page is asked for a
                 // token)
  SigningIn,
  OpeningSession,
  Reconciling,  // vouchers of an earlier attempt are read and dealt with before anything new is
                // reserved
  Paying,       // vouchers are reserved, redeemed, approved, renewed
  Cancelling,   // what can still be discarded is discarded
  Closing,
  Done,  // see outcome
};

enum class Outcome { None, Complete, Partial, Cancelled, Expired, Failed, Unknown, Tampered };

/// The fate of one item. Approved means: the payer's wallet submitted its receipts. It does not
/// mean settled on chain.
enum class ItemStatus {
  Waiting,  // its turn has not come
  Reserving,
  Redeeming,
  AwaitingWallet,  // terms are fixed, the payer is asked
  Approved,
  ApprovedLate,  // approved although we had already seen it expire or cancelled it: shown, never
                 // dropped
  Expired,       // confirmed by a read; may be renewed
  Rejected,      // discarded by the payer
  Discarding,
  Cancelled,  // discarded by us, confirmed
  Failed,     // refused by the API; `message` says why
  Unknown,    // nobody can say; reading goes on where it can
  Tampered,   // Bleepay reports other terms than we sent
};

[[nodiscard]] std::string_view to_string(Phase phase);
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] std::string_view to_string(ItemStatus status);

/// Nothing more happens to it unless the payer asks for a fresh voucher.
[[nodiscard]] bool is_settled(ItemStatus status);

/// What can be said to a person. Texts live in tables elsewhere, one per language; each key may
/// take named arguments.
enum class MessageKey {
  None,
  CodeEmpty,        // type the six characters
  CodeLength,       // exactly six letters and digits
  CodeCharacters,   // letters and digits only
  CodeRefused,      // wrong or expired; {attempts}
  CodeLocked,       // too many tries; {seconds}
  AuthUnsupported,  // this Bleepay does not accept codes from a widget: the merchant must use proxy
                    // or host mode
  TokenRefused,
  HostTokenMissing,    // the page did not supply a token
  NetworkUnreachable,  // offline, blocked, or the API does not allow this page (CORS)
  ServerTrouble,       // 5xx or nonsense; {status}
  RateLimited,         // still checking, more slowly; {seconds}
  StillChecking,
  QuietWait,      // vouchers nobody can name may be alive: their time runs out first; {time}
  NotEnoughTime,  // too little life left to redeem; a fresh voucher is needed
  SessionClosedElsewhere,
  EarlierPaymentFound,  // a voucher of an earlier attempt was approved
  EarlierVouchersDiscarded,
  RecordNotKept,  // storage is denied: a reload would lose track
  ItemRefused,    // {code}
  TermsDiffer,
  InternalFault,
};
[[nodiscard]] std::string_view to_string(MessageKey key);  // "code.refused": the key in the tables

enum class Severity { Info, Warning, Error };

struct Message {
  MessageKey key = MessageKey::None;
  Severity severity = Severity::Info;
  std::optional<std::int64_t> number;  // attempts, seconds or status
  std::string code;                    // an API error code, [a-z0-9_]
  friend bool operator==(const Message&, const Message&) = default;
};

struct PaymentView {
  std::string network;
  std::string currency;
  std::string currency_address;
  std::string amount;
  std::string wallet_address;
  friend bool operator==(const PaymentView&, const PaymentView&) = default;
};

struct ItemView {
  std::string id;
  std::string label;
  bool is_custom = false;
  PaymentView terms;  // of a transfer; for CUSTOM only network and wallet_address (the contract
                      // called) are set
  ItemStatus status = ItemStatus::Waiting;
  std::string voucher_id;
  std::string voucher_code;  // the wallet shows the same six digits
  std::optional<std::int64_t>
      seconds_left;  // while AwaitingWallet and the reply told an expiry; rounded up, never below 0
  std::optional<std::int64_t> seconds_lifetime;  // what seconds_left started from, for the ring
  std::optional<PaymentView> supplied;           // the payer pays with this instead (FX)
  Message message;
  bool can_renew = false;
  friend bool operator==(const ItemView&, const ItemView&) = default;
};

struct Total {
  std::string currency;
  std::string network;
  std::string amount;
  friend bool operator==(const Total&, const Total&) = default;
};

struct View {
  Phase phase = Phase::AwaitingCode;
  Outcome outcome = Outcome::None;
  std::string merchant_name;
  std::string order_id;
  std::vector<Total> totals;  // one per currency and network, in order of first appearance
  std::vector<ItemView> items;

  std::string session_id;
  std::string session_code;  // the payer joins with this; empty until a session is open
  bool has_payer_joined = false;

  Message code_message;  // about the code entry; key None when there is nothing to say
  std::optional<std::int64_t> code_attempts_left;   // of the published 5 per 300 s
  std::optional<std::int64_t> code_locked_seconds;  // the entry is locked for this long
  std::vector<Message> messages;  // about the checkout as a whole, most important first
  std::optional<std::int64_t>
      next_look_seconds;  // when the next read is planned, if the payer waits longer than 5 s
  bool is_busy = false;   // an answer is awaited
  bool needs_host_token = false;  // AuthMode::Host: the page is to supply one

  bool can_submit_code = false;
  bool can_cancel = false;
  bool can_poke = false;    // "I have approved": a look now, if one is under way or left to spend
  bool can_finish = false;  // every item has come to rest: close with what there is

  friend bool operator==(const View&, const View&) = default;
};

/// The View as JSON, for JavaScript, traces and tests: camelCase names, absent optionals left out,
/// enums as their names.
[[nodiscard]] std::string view_json(const View& view);

}  // namespace bleepay::checkout
