// The fate of one item as a table: everything that may happen to it, and nothing else can.
#pragma once

#include <string_view>

#include "checkout/table.h"
#include "checkout/view.h"

namespace bleepay::checkout {

enum class ItemCause {
  ReserveSent,        //
  ReserveNotMade,     // refused for now, or a read showed that nothing was reserved
  VoucherHeld,        // a reserved voucher is there for it
  TermsFixed,         // REDEEMED, and nothing speaks against our terms
  Resolved,           // RESOLVED with our terms
  ResolvedLate,       // likewise, by a voucher already given up
  ExpirySeen,         // a read says EXPIRED
  RejectionSeen,      // a read says DISCARDED, and it was not us
  DiscardAsked,       //
  DiscardConfirmed,   // a read after our discard says DISCARDED
  GivenBack,          // the voucher is gone for good; another one will be reserved
  Dropped,            // cancelled before there was a voucher
  Refused,            // the API will not have it
  Lost,               // it should be over, and no read says how it ended
  TermsFoundChanged,  // Bleepay reports other terms than ours
  RenewAsked,         //
};
[[nodiscard]] std::string_view to_string(ItemCause cause);

inline constexpr std::size_t kItemStatusCount = static_cast<std::size_t>(ItemStatus::Tampered) + 1;

using ItemRow = Row<ItemStatus, ItemCause>;
// clang-format off
inline constexpr std::array kItemTable{
    // before there is a voucher, or with one taken over from an earlier attempt
    ItemRow{ItemStatus::Waiting, ItemCause::ReserveSent, ItemStatus::Reserving},
    ItemRow{ItemStatus::Waiting, ItemCause::VoucherHeld, ItemStatus::Redeeming},
    ItemRow{ItemStatus::Waiting, ItemCause::TermsFixed, ItemStatus::AwaitingWallet},
    ItemRow{ItemStatus::Waiting, ItemCause::Resolved, ItemStatus::Approved},
    ItemRow{ItemStatus::Waiting, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Waiting, ItemCause::DiscardAsked, ItemStatus::Discarding},
    ItemRow{ItemStatus::Waiting, ItemCause::Dropped, ItemStatus::Cancelled},
    ItemRow{ItemStatus::Waiting, ItemCause::Refused, ItemStatus::Failed},
    ItemRow{ItemStatus::Waiting, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Waiting, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::Reserving, ItemCause::VoucherHeld, ItemStatus::Redeeming},
    ItemRow{ItemStatus::Reserving, ItemCause::ReserveNotMade, ItemStatus::Waiting},
    ItemRow{ItemStatus::Reserving, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Reserving, ItemCause::Dropped, ItemStatus::Cancelled},
    ItemRow{ItemStatus::Reserving, ItemCause::Refused, ItemStatus::Failed},
    ItemRow{ItemStatus::Reserving, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    // with a voucher
    ItemRow{ItemStatus::Redeeming, ItemCause::TermsFixed, ItemStatus::AwaitingWallet},
    ItemRow{ItemStatus::Redeeming, ItemCause::Resolved, ItemStatus::Approved},
    ItemRow{ItemStatus::Redeeming, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Redeeming, ItemCause::ExpirySeen, ItemStatus::Expired},
    ItemRow{ItemStatus::Redeeming, ItemCause::RejectionSeen, ItemStatus::Rejected},
    ItemRow{ItemStatus::Redeeming, ItemCause::DiscardAsked, ItemStatus::Discarding},
    ItemRow{ItemStatus::Redeeming, ItemCause::GivenBack, ItemStatus::Waiting},
    ItemRow{ItemStatus::Redeeming, ItemCause::Refused, ItemStatus::Failed},
    ItemRow{ItemStatus::Redeeming, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Redeeming, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::Resolved, ItemStatus::Approved},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::ExpirySeen, ItemStatus::Expired},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::RejectionSeen, ItemStatus::Rejected},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::DiscardAsked, ItemStatus::Discarding},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::AwaitingWallet, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::Discarding, ItemCause::DiscardConfirmed, ItemStatus::Cancelled},
    ItemRow{ItemStatus::Discarding, ItemCause::GivenBack, ItemStatus::Waiting},
    ItemRow{ItemStatus::Discarding, ItemCause::Resolved, ItemStatus::Approved},
    ItemRow{ItemStatus::Discarding, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Discarding, ItemCause::ExpirySeen, ItemStatus::Expired},
    ItemRow{ItemStatus::Discarding, ItemCause::Refused, ItemStatus::Failed},
    ItemRow{ItemStatus::Discarding, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Discarding, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    // nobody can say
    ItemRow{ItemStatus::Unknown, ItemCause::Resolved, ItemStatus::Approved},
    ItemRow{ItemStatus::Unknown, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Unknown, ItemCause::ExpirySeen, ItemStatus::Expired},
    ItemRow{ItemStatus::Unknown, ItemCause::RejectionSeen, ItemStatus::Rejected},
    ItemRow{ItemStatus::Unknown, ItemCause::DiscardConfirmed, ItemStatus::Cancelled},
    ItemRow{ItemStatus::Unknown, ItemCause::GivenBack, ItemStatus::Waiting},
    ItemRow{ItemStatus::Unknown, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    // over; a payer may ask for a fresh voucher, a late approval is never dropped, and one of
    // terms that nobody tells is not known
    ItemRow{ItemStatus::Expired, ItemCause::RenewAsked, ItemStatus::Waiting},
    ItemRow{ItemStatus::Expired, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Expired, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Expired, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::Rejected, ItemCause::RenewAsked, ItemStatus::Waiting},
    ItemRow{ItemStatus::Rejected, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Rejected, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Rejected, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::Failed, ItemCause::RenewAsked, ItemStatus::Waiting},
    ItemRow{ItemStatus::Failed, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Failed, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Failed, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
    ItemRow{ItemStatus::Cancelled, ItemCause::ResolvedLate, ItemStatus::ApprovedLate},
    ItemRow{ItemStatus::Cancelled, ItemCause::Lost, ItemStatus::Unknown},
    ItemRow{ItemStatus::Cancelled, ItemCause::TermsFoundChanged, ItemStatus::Tampered},
};
// clang-format on

static_assert(is_unambiguous(kItemTable));
static_assert(is_connected<kItemStatusCount>(kItemTable));
// Once a wallet has approved, or terms were found changed, nothing takes that back.
static_assert(is_final(kItemTable, ItemStatus::Approved));
static_assert(is_final(kItemTable, ItemStatus::ApprovedLate));
static_assert(is_final(kItemTable, ItemStatus::Tampered));

}  // namespace bleepay::checkout
