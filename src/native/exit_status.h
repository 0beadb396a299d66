// How the command line tells a script what became of a checkout. Part of the product's interface:
// numbers never change.
#pragma once

#include "checkout/view.h"

namespace bleepay::native {

enum class ExitStatus {
  Complete = 0,
  Trouble = 1,  // this program could not do its work: no terminal, another one at work
  Usage = 2,    // wrong arguments, unreadable or refused order
  Partial = 3,
  Cancelled = 4,
  Expired = 5,
  Failed = 6,
  Unknown = 7,
  Tampered = 8,
};

/// No outcome yet is Unknown: whoever left early cannot know.
[[nodiscard]] constexpr ExitStatus exit_status(checkout::Outcome outcome) {
  switch (outcome) {
    case checkout::Outcome::Complete:
      return ExitStatus::Complete;
    case checkout::Outcome::Partial:
      return ExitStatus::Partial;
    case checkout::Outcome::Cancelled:
      return ExitStatus::Cancelled;
    case checkout::Outcome::Expired:
      return ExitStatus::Expired;
    case checkout::Outcome::Failed:
      return ExitStatus::Failed;
    case checkout::Outcome::Tampered:
      return ExitStatus::Tampered;
    case checkout::Outcome::None:
    case checkout::Outcome::Unknown:
      return ExitStatus::Unknown;
  }
  return ExitStatus::Unknown;
}

}  // namespace bleepay::native
