// Bugs planted on purpose, to see whether the simulator notices them.
//
// No product build contains one: there `mutated` is false when it is compiled, and what it guards
// is left out. What each of them breaks is told by the table in tests/sim/mutation_table.cpp.
#pragma once

namespace bleepay {

enum class Mutation {
  BlindRedeemRetry,
  BlindReserveRetry,
  BlindOpenRetry,
  EarlierReadSettlesDoubt,
  OtherBytesOnRetry,
  RedeemedTakenForResolved,
  UnknownTakenForResolved,
  StaleReadRegresses,
  WallClockExpiry,
  NoSafeMargin,
  ExpiryWithoutRead,
  LimitIgnored,
  RetryAfterIgnored,
  WindowIgnored,
  RoutineSpendsReserve,
  NoLimitOnFlights,
  RecordAfterSend,
  RecordIgnored,
  SessionForgottenByReload,
  UnreadableRecordIgnored,
  WaitForgottenByReload,
  OtherIdBelieved,
  LastDuplicateKeyWins,
  TermsNotCompared,
  AmountNotCompared,
  WalletNotCompared,
  TamperingForgotten,
  AmountCutShort,
  OtherItemsTerms,
  SecondVoucherBeside,
  ReserveUnderWayIsSurplus,
  RefusedDiscardTakenForDone,
  CloseTooEarly,
  LateApprovalDropped,
  OutcomeToldTwice,
  CodeOnRecord,
  TokenInTarget,
  RefusedCodeTriedAgain,
  CodeNotChecked,
  VisiblePageDoesNotLook,
};

#ifdef BLEEPAY_MUTATIONS
/// Is this the one that is planted now? Defined by the program that plants them.
[[nodiscard]] bool mutated(Mutation mutation);
#else
constexpr bool mutated(Mutation) { return false; }
#endif

}  // namespace bleepay
