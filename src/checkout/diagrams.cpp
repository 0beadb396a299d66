#include "checkout/diagrams.h"

#include <array>

#include "checkout/item_states.h"
#include "checkout/phases.h"

namespace bleepay::checkout {
namespace {

/// Mermaid's state names: `AwaitingWallet` from `awaiting-wallet`.
std::string camel(std::string_view name) {
  std::string text;
  bool is_start = true;
  for (const char c : name) {
    if (c != '-') text += is_start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    is_start = c == '-';
  }
  return text;
}

/// One arrow per pair of states; several causes of it stand on one label, in table order.
template <class State, class Cause, std::size_t kRows>
std::string draw(const Table<State, Cause, kRows>& table) {
  std::string text = "```mermaid\nstateDiagram-v2\n  [*] --> " + camel(to_string(State{})) + "\n";
  std::array<bool, kRows> is_drawn{};
  for (std::size_t i = 0; i < kRows; ++i) {
    if (is_drawn[i]) continue;
    std::string label;
    for (std::size_t j = i; j < kRows; ++j) {
      if (table[j].from != table[i].from || table[j].to != table[i].to) continue;
      is_drawn[j] = true;
      if (!label.empty()) label += ", ";
      label += to_string(table[j].cause);
    }
    text += "  " + camel(to_string(table[i].from)) + " --> " + camel(to_string(table[i].to)) +
            " : " + label + "\n";
  }
  return text;
}

}  // namespace

std::string_view to_string(PhaseCause cause) {
  switch (cause) {
    case PhaseCause::CodeSubmitted:
      return "code submitted";
    case PhaseCause::CodeRefused:
      return "code refused";
    case PhaseCause::SignedIn:
      return "signed in";
    case PhaseCause::SignedInAgain:
      return "signed in, an earlier attempt is known";
    case PhaseCause::SessionOpened:
      return "session opened";
    case PhaseCause::EarlierResumed:
      return "earlier session goes on";
    case PhaseCause::EarlierSettled:
      return "earlier vouchers settled";
    case PhaseCause::SessionReplaced:
      return "session closed elsewhere, renewal asked";
    case PhaseCause::CancelAsked:
      return "cancel asked";
    case PhaseCause::NothingLeft:
      return "every voucher at its end";
    case PhaseCause::Closed:
      return "closed";
    case PhaseCause::GaveUp:
      return "nobody left to ask";
  }
  return "";
}

std::string_view to_string(ItemCause cause) {
  switch (cause) {
    case ItemCause::ReserveSent:
      return "reserve sent";
    case ItemCause::ReserveNotMade:
      return "not reserved";
    case ItemCause::VoucherHeld:
      return "voucher held";
    case ItemCause::TermsFixed:
      return "redeemed";
    case ItemCause::Resolved:
      return "resolved with our terms";
    case ItemCause::ResolvedLate:
      return "given-up voucher resolved";
    case ItemCause::ExpirySeen:
      return "expiry read";
    case ItemCause::RejectionSeen:
      return "discarded by the payer";
    case ItemCause::DiscardAsked:
      return "discard asked";
    case ItemCause::DiscardConfirmed:
      return "discard confirmed";
    case ItemCause::GivenBack:
      return "voucher given back";
    case ItemCause::Dropped:
      return "cancelled before a voucher";
    case ItemCause::Refused:
      return "refused";
    case ItemCause::Lost:
      return "end not readable";
    case ItemCause::TermsFoundChanged:
      return "other terms read";
    case ItemCause::RenewAsked:
      return "renewal asked";
  }
  return "";
}

std::string phase_diagram() {
  return draw(kPhaseTable) + "  " + camel(to_string(Phase::Done)) + " --> [*]\n```\n";
}

std::string item_diagram() {
  std::string text = draw(kItemTable);
  for (const ItemStatus status :
       {ItemStatus::Approved, ItemStatus::ApprovedLate, ItemStatus::Tampered}) {
    text += "  " + camel(to_string(status)) + " --> [*]\n";
  }
  return text + "```\n";
}

}  // namespace bleepay::checkout
