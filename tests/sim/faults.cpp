#include "sim/faults.h"

namespace bleepay::sim {
namespace {

constexpr std::array<FaultRow, kFaultCount> kFaults{{
    {Fault::DropRequest, "drop-request", Kind::Exchange, 250,
     "never arrives, which is known at once: DNS, TLS, CORS, refused"},
    {Fault::HangRequest, "hang-request", Kind::Exchange, 200, "never arrives, which nobody says"},
    {Fault::Late, "late", Kind::Exchange, 200,
     "is carried out up to a minute after the page gave up"},
    {Fault::ErrorBefore, "error-before", Kind::Exchange, 250,
     "500, 502, 503 or 504, and not carried out"},
    {Fault::Portal, "portal", Kind::Exchange, 200,
     "a captive portal answers with a page of its own, 200"},
    {Fault::Maintenance, "maintenance", Kind::Exchange, 200, "503 with a web page"},
    {Fault::Limited, "limited", Kind::Exchange, 250, "429 without Retry-After"},
    {Fault::RetryAfter, "retry-after", Kind::Exchange, 150,
     "429 with Retry-After: 0, seconds, minutes, or years"},
    {Fault::Unauthorized, "unauthorized", Kind::Exchange, 150, "401 once"},
    {Fault::TokenRevoked, "token-revoked", Kind::Exchange, 40,
     "401 to everything until a new token is made"},
    {Fault::Twice, "twice", Kind::Exchange, 250,
     "the network stack sends it again; the second reply arrives"},
    {Fault::SessionClosed, "session-closed", Kind::Exchange, 15,
     "somebody else closes the session"},
    {Fault::TamperedRequest, "tampered-request", Kind::Exchange, 100,
     "terms are changed on their way to the server"},
    {Fault::DropReply, "drop-reply", Kind::Exchange, 250,
     "carried out, then the connection breaks"},
    {Fault::HangReply, "hang-reply", Kind::Exchange, 200,
     "carried out, but the reply does not come in time"},
    {Fault::ErrorAfter, "error-after", Kind::Exchange, 250, "carried out, then 502"},
    {Fault::Redirected, "redirected", Kind::Exchange, 150,
     "carried out, but the reply comes from another address"},
    {Fault::TooLarge, "too-large", Kind::Exchange, 150, "carried out, but the reply never ends"},
    {Fault::Aborted, "aborted", Kind::Exchange, 150,
     "carried out, but the page's own stack gives up"},
    {Fault::Stale, "stale", Kind::Exchange, 250, "a read says again what it said before"},
    {Fault::Slow, "slow", Kind::Exchange, 300, "takes seconds, so that others overtake it"},
    {Fault::DeliveredTwice, "delivered-twice", Kind::Exchange, 250,
     "the same reply is handed over twice"},
    {Fault::HalfBody, "half-body", Kind::Exchange, 200, "half of the body as if it were whole"},
    {Fault::EmptyBody, "empty-body", Kind::Exchange, 150, "200 without a body"},
    {Fault::OtherBody, "other-body", Kind::Exchange, 150, "200 with null, a list, or a text"},
    {Fault::UnknownStatus, "unknown-status", Kind::Exchange, 250, "a status nobody has documented"},
    {Fault::NoStatus, "no-status", Kind::Exchange, 200, "the status is left out"},
    {Fault::NullMembers, "null-members", Kind::Exchange, 200, "optional members are null"},
    {Fault::MoreMembers, "more-members", Kind::Exchange, 250, "members nobody has documented"},
    {Fault::DuplicateKey, "duplicate-key", Kind::Exchange, 200,
     "the status stands twice, once as RESOLVED"},
    {Fault::NumberAmount, "number-amount", Kind::Exchange, 200,
     "the amount is a number instead of a text"},
    {Fault::HugeNumber, "huge-number", Kind::Exchange, 100, "a number of ten thousand digits"},
    {Fault::DeepNesting, "deep-nesting", Kind::Exchange, 100, "two hundred lists in each other"},
    {Fault::ByteOrderMark, "byte-order-mark", Kind::Exchange, 150, "EF BB BF before the body"},
    {Fault::BadUtf8, "bad-utf8", Kind::Exchange, 150, "a byte that no text holds"},
    {Fault::NulTail, "nul-tail", Kind::Exchange, 150, "a zero byte after the body"},
    {Fault::OtherId, "other-id", Kind::Exchange, 150, "speaks of another voucher or session"},
    {Fault::ExpiryPast, "expiry-past", Kind::Exchange, 150,
     "an expiry before the voucher was made"},
    {Fault::ExpiryFar, "expiry-far", Kind::Exchange, 150, "an expiry years away"},
    {Fault::ExpiryZone, "expiry-zone", Kind::Exchange, 250,
     "the expiry in another zone, without a fraction"},
    {Fault::NoExpiry, "no-expiry", Kind::Exchange, 250, "the expiry is left out"},
    {Fault::TamperedAmount, "tampered-amount", Kind::Exchange, 60,
     "a reply reports another amount"},
    {Fault::TamperedWallet, "tampered-wallet", Kind::Exchange, 60,
     "a reply reports another wallet"},
    {Fault::Reload, "reload", Kind::Second, 25, "the page is loaded again"},
    {Fault::Crash, "crash", Kind::Second, 15,
     "the page dies and comes back after up to two minutes"},
    {Fault::Offline, "offline", Kind::Second, 20, "no network for up to a minute"},
    {Fault::Sleep, "sleep", Kind::Second, 15, "the page stands still, its clocks do not"},
    {Fault::SleepStopsClock, "sleep-stops-clock", Kind::Second, 10,
     "asleep for up to 12 hours, the monotonic clock as well"},
    {Fault::LateTimers, "late-timers", Kind::Second, 20,
     "timers fire only once a minute for a while"},
    {Fault::WallJump, "wall-jump", Kind::Second, 20, "the wall clock jumps up to a day either way"},
    {Fault::Hide, "hide", Kind::Second, 60, "the page goes into the background and comes back"},
    {Fault::RecordCorrupted, "record-corrupted", Kind::Second, 15,
     "a byte of the record changes, then the page is loaded again"},
    {Fault::RecordOfOtherVersion, "record-other-version", Kind::Second, 10,
     "the record is of a version to come, then the page is loaded again"},
    {Fault::RecordCleared, "record-cleared", Kind::Second, 10,
     "somebody clears the browser's data while the page is open"},
    {Fault::StorageFull, "storage-full", Kind::Run, 1,
     "from some moment on nothing more can be stored"},
    {Fault::StorageDenied, "storage-denied", Kind::Run, 1, "the page has no storage at all"},
    {Fault::DoubleClick, "double-click", Kind::Run, 1, "whatever the person does is done twice"},
    {Fault::Poke, "poke", Kind::Second, 100, "somebody asks for a look now"},
    {Fault::HostileIntent, "hostile-intent", Kind::Second, 150,
     "the page asks for anything at any moment"},
    {Fault::OtherTab, "other-tab", Kind::Run, 1,
     "the order is opened in one or two more tabs, and tabs are closed"},
    {Fault::Cancel, "cancel", Kind::Run, 1, "the payer cancels"},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kFaultCount; ++i) {
    if (static_cast<std::size_t>(kFaults[i].fault) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const std::array<FaultRow, kFaultCount>& faults() { return kFaults; }

const FaultRow& row_of(Fault fault) { return kFaults[static_cast<std::size_t>(fault)]; }

std::optional<Fault> fault_named(std::string_view name) {
  for (const FaultRow& row : kFaults) {
    if (row.name == name) return row.fault;
  }
  return std::nullopt;
}

}  // namespace bleepay::sim
