// The course of a checkout as a table: everything that moves it from one phase to the next.
#pragma once

#include <string_view>

#include "checkout/table.h"
#include "checkout/view.h"

namespace bleepay::checkout {

enum class PhaseCause {
  CodeSubmitted,
  CodeRefused,      // wrong, expired, or nobody could be asked: the payer types again
  SignedIn,         // nothing of an earlier attempt is known
  SignedInAgain,    // an earlier attempt left a session or vouchers
  SessionOpened,    //
  EarlierResumed,   // the earlier session is open and its vouchers are accounted for
  EarlierSettled,   // accounted for, but a new session is needed
  SessionReplaced,  // the session was closed elsewhere and the payer wants to go on
  CancelAsked,      // by the payer, the page, or because terms were tampered with
  NothingLeft,      // every voucher has come to its end
  Closed,           //
  GaveUp,           // nobody can be asked any more
};
[[nodiscard]] std::string_view to_string(PhaseCause cause);

inline constexpr std::size_t kPhaseCount = static_cast<std::size_t>(Phase::Done) + 1;

using PhaseRow = Row<Phase, PhaseCause>;
inline constexpr std::array kPhaseTable{
    PhaseRow{Phase::AwaitingCode, PhaseCause::CodeSubmitted, Phase::SigningIn},
    PhaseRow{Phase::AwaitingCode, PhaseCause::CancelAsked, Phase::Cancelling},
    PhaseRow{Phase::AwaitingCode, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::SigningIn, PhaseCause::CodeRefused, Phase::AwaitingCode},
    PhaseRow{Phase::SigningIn, PhaseCause::SignedIn, Phase::OpeningSession},
    PhaseRow{Phase::SigningIn, PhaseCause::SignedInAgain, Phase::Reconciling},
    PhaseRow{Phase::SigningIn, PhaseCause::CancelAsked, Phase::Cancelling},
    PhaseRow{Phase::SigningIn, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::OpeningSession, PhaseCause::SessionOpened, Phase::Paying},
    PhaseRow{Phase::OpeningSession, PhaseCause::CodeRefused, Phase::AwaitingCode},
    PhaseRow{Phase::OpeningSession, PhaseCause::CancelAsked, Phase::Cancelling},
    PhaseRow{Phase::OpeningSession, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::Reconciling, PhaseCause::EarlierResumed, Phase::Paying},
    PhaseRow{Phase::Reconciling, PhaseCause::EarlierSettled, Phase::OpeningSession},
    PhaseRow{Phase::Reconciling, PhaseCause::CodeRefused, Phase::AwaitingCode},
    PhaseRow{Phase::Reconciling, PhaseCause::CancelAsked, Phase::Cancelling},
    PhaseRow{Phase::Reconciling, PhaseCause::NothingLeft, Phase::Closing},
    PhaseRow{Phase::Reconciling, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::Paying, PhaseCause::SessionReplaced, Phase::OpeningSession},
    PhaseRow{Phase::Paying, PhaseCause::CodeRefused, Phase::AwaitingCode},
    PhaseRow{Phase::Paying, PhaseCause::CancelAsked, Phase::Cancelling},
    PhaseRow{Phase::Paying, PhaseCause::NothingLeft, Phase::Closing},
    PhaseRow{Phase::Paying, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::Cancelling, PhaseCause::NothingLeft, Phase::Closing},
    PhaseRow{Phase::Cancelling, PhaseCause::GaveUp, Phase::Done},
    PhaseRow{Phase::Closing, PhaseCause::Closed, Phase::Done},
    PhaseRow{Phase::Closing, PhaseCause::GaveUp, Phase::Done},
};

static_assert(is_unambiguous(kPhaseTable));
static_assert(is_connected<kPhaseCount>(kPhaseTable));
static_assert(is_final(kPhaseTable, Phase::Done));
static_assert(!is_final(kPhaseTable, Phase::Closing));

}  // namespace bleepay::checkout
