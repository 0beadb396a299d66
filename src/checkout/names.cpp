// What the enums are called outside: in JSON, in the tables of texts, on a command line. One name
// each, all here; renaming one is a change of the interface.
#include "checkout/view.h"

namespace bleepay::checkout {

std::string_view to_string(Phase phase) {
  switch (phase) {
    case Phase::AwaitingCode:
      return "awaiting-code";
    case Phase::SigningIn:
      return "signing-in";
    case Phase::OpeningSession:
      return "opening-session";
    case Phase::Reconciling:
      return "reconciling";
    case Phase::Paying:
      return "paying";
    case Phase::Cancelling:
      return "cancelling";
    case Phase::Closing:
      return "closing";
    case Phase::Done:
      return "done";
  }
  return "";
}

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::None:
      return "none";
    case Outcome::Complete:
      return "complete";
    case Outcome::Partial:
      return "partial";
    case Outcome::Cancelled:
      return "cancelled";
    case Outcome::Expired:
      return "expired";
    case Outcome::Failed:
      return "failed";
    case Outcome::Unknown:
      return "unknown";
    case Outcome::Tampered:
      return "tampered";
  }
  return "";
}

std::string_view to_string(ItemStatus status) {
  switch (status) {
    case ItemStatus::Waiting:
      return "waiting";
    case ItemStatus::Reserving:
      return "reserving";
    case ItemStatus::Redeeming:
      return "redeeming";
    case ItemStatus::AwaitingWallet:
      return "awaiting-wallet";
    case ItemStatus::Approved:
      return "approved";
    case ItemStatus::ApprovedLate:
      return "approved-late";
    case ItemStatus::Expired:
      return "expired";
    case ItemStatus::Rejected:
      return "rejected";
    case ItemStatus::Discarding:
      return "discarding";
    case ItemStatus::Cancelled:
      return "cancelled";
    case ItemStatus::Failed:
      return "failed";
    case ItemStatus::Unknown:
      return "unknown";
    case ItemStatus::Tampered:
      return "tampered";
  }
  return "";
}

bool is_settled(ItemStatus status) {
  switch (status) {
    case ItemStatus::Approved:
    case ItemStatus::ApprovedLate:
    case ItemStatus::Expired:
    case ItemStatus::Rejected:
    case ItemStatus::Cancelled:
    case ItemStatus::Failed:
    case ItemStatus::Tampered:
      return true;
    case ItemStatus::Waiting:
    case ItemStatus::Reserving:
    case ItemStatus::Redeeming:
    case ItemStatus::AwaitingWallet:
    case ItemStatus::Discarding:
    case ItemStatus::Unknown:
      return false;
  }
  return false;
}

std::string_view to_string(MessageKey key) {
  switch (key) {
    case MessageKey::None:
      return "none";
    case MessageKey::CodeEmpty:
      return "code.empty";
    case MessageKey::CodeLength:
      return "code.length";
    case MessageKey::CodeCharacters:
      return "code.characters";
    case MessageKey::CodeRefused:
      return "code.refused";
    case MessageKey::CodeLocked:
      return "code.locked";
    case MessageKey::AuthUnsupported:
      return "auth.unsupported";
    case MessageKey::TokenRefused:
      return "token.refused";
    case MessageKey::HostTokenMissing:
      return "host.token.missing";
    case MessageKey::NetworkUnreachable:
      return "network";
    case MessageKey::ServerTrouble:
      return "server";
    case MessageKey::RateLimited:
      return "rate.limited";
    case MessageKey::StillChecking:
      return "still.checking";
    case MessageKey::QuietWait:
      return "quiet.wait";
    case MessageKey::NotEnoughTime:
      return "time.short";
    case MessageKey::SessionClosedElsewhere:
      return "session.closed";
    case MessageKey::EarlierPaymentFound:
      return "earlier.found";
    case MessageKey::EarlierVouchersDiscarded:
      return "earlier.discarded";
    case MessageKey::RecordNotKept:
      return "record.not.kept";
    case MessageKey::ItemRefused:
      return "item.refused";
    case MessageKey::TermsDiffer:
      return "terms.differ";
    case MessageKey::InternalFault:
      return "internal";
  }
  return "";
}

}  // namespace bleepay::checkout
