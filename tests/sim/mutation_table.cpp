#include "sim/mutation_table.h"

#include <optional>

namespace bleepay::sim {
namespace {

std::optional<Mutation> planted;

}  // namespace

void plant(const MutationRow* row) {
  planted.reset();
  if (row != nullptr && !row->ignores_lock) planted = row->mutation;
}

const std::vector<MutationRow>& mutations() {
  static const std::vector<MutationRow> kRows{
      {Mutation::BlindRedeemRetry, "blind-redeem-retry",
       "a redeem of unknown outcome is sent again without a read"},
      {Mutation::BlindReserveRetry, "blind-reserve-retry",
       "a reserve of unknown outcome is sent again without a read"},
      {Mutation::BlindOpenRetry, "blind-open-retry",
       "a session-open of unknown outcome is sent as often as it takes"},
      {Mutation::EarlierReadSettlesDoubt, "earlier-read-settles-doubt",
       "a read that left before a redeem ended counts as evidence about it"},
      {Mutation::OtherBytesOnRetry, "other-bytes-on-retry", "a redeem sent again has other bytes"},
      {Mutation::RedeemedTakenForResolved, "redeemed-taken-for-resolved",
       "terms that are fixed pass for a payment"},
      {Mutation::UnknownTakenForResolved, "unknown-taken-for-resolved",
       "a status nobody knows passes for a payment"},
      {Mutation::StaleReadRegresses, "stale-read-regresses",
       "whatever the newest reply says is believed"},
      {Mutation::WallClockExpiry, "wall-clock-expiry",
       "the wall clock decides what is left of a voucher"},
      {Mutation::NoSafeMargin, "no-safe-margin", "vouchers are redeemed up to their last second"},
      {Mutation::ExpiryWithoutRead, "expiry-without-read",
       "a voucher is called expired because its time is up"},
      {Mutation::LimitIgnored, "limit-ignored", "a 429 changes nothing"},
      {Mutation::RetryAfterIgnored, "retry-after-ignored", "Retry-After is not minded"},
      {Mutation::WindowIgnored, "window-ignored", "the published limits are not kept"},
      {Mutation::RoutineSpendsReserve, "routine-spends-reserve",
       "routine looks use up the reads that doubts may need"},
      {Mutation::NoLimitOnFlights, "no-limit-on-flights", "any number of requests is under way"},
      {Mutation::RecordAfterSend, "record-after-send",
       "the record is written when the request has left"},
      {Mutation::RecordIgnored, "record-ignored", "a page that is loaded again starts afresh"},
      {Mutation::SessionForgottenByReload, "session-forgotten-by-reload",
       "a page that is loaded again works in a session of its own"},
      {Mutation::UnreadableRecordIgnored, "unreadable-record-ignored",
       "a record that cannot be read passes for none"},
      {Mutation::WaitForgottenByReload, "wait-forgotten-by-reload",
       "the wait for an unreadable record does not outlive a reload"},
      {Mutation::OtherIdBelieved, "other-id-believed",
       "a reply about another voucher is taken for the answer"},
      {Mutation::LastDuplicateKeyWins, "last-duplicate-key-wins",
       "of two members of one name the last is read, as most parsers do"},
      {Mutation::TermsNotCompared, "terms-not-compared", "whatever terms come back are ours"},
      {Mutation::AmountNotCompared, "amount-not-compared", "another amount is no difference"},
      {Mutation::WalletNotCompared, "wallet-not-compared", "another wallet is no difference"},
      {Mutation::TamperingForgotten, "tampering-forgotten",
       "the outcome says nothing of terms that differed"},
      {Mutation::AmountCutShort, "amount-cut-short",
       "the amount keeps as many digits as a binary fraction holds"},
      {Mutation::OtherItemsTerms, "other-items-terms", "a voucher gets the terms of another item"},
      {Mutation::SecondVoucherBeside, "second-voucher-beside",
       "after a lost redeem a fresh voucher is reserved at once"},
      {Mutation::ReserveUnderWayIsSurplus, "reserve-under-way-is-surplus",
       "a voucher in a list is taken back while the reserve that made it is under way"},
      {Mutation::RefusedDiscardTakenForDone, "refused-discard-taken-for-done",
       "a discard that was refused passes for done"},
      {Mutation::CloseTooEarly, "close-too-early",
       "the session is closed while vouchers may be paid"},
      {Mutation::LateApprovalDropped, "late-approval-dropped",
       "an approval that wins the race against a discard is not shown"},
      {Mutation::OutcomeToldTwice, "outcome-told-twice", "the page hears the outcome twice"},
      {Mutation::CodeOnRecord, "code-on-record", "the context code stands on the record"},
      {Mutation::TokenInTarget, "token-in-target", "the token stands in the address"},
      {Mutation::RefusedCodeTriedAgain, "refused-code-tried-again",
       "a code that was refused is sent again by itself"},
      {Mutation::CodeNotChecked, "code-not-checked", "a code is sent as it was typed"},
      {Mutation::VisiblePageDoesNotLook, "visible-page-does-not-look",
       "a page that becomes visible waits for its next look"},
      {{}, "two-tabs", "tabs do not mind each other's lock", true},
  };
  return kRows;
}

}  // namespace bleepay::sim

namespace bleepay {

bool mutated(Mutation mutation) { return sim::planted == mutation; }

}  // namespace bleepay
