// Everything that may go wrong in a simulated run, in one table.
//
// Decides  what the faults are called and how often each may happen at most. Leaves  what they do
// to the network (exchanges), to spoil.h (bodies) and to the page.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace bleepay::sim {

enum class Fault {
  // The request is not carried out when it should be.
  DropRequest,
  HangRequest,
  Late,
  ErrorBefore,
  Portal,
  Maintenance,
  Limited,
  RetryAfter,
  Unauthorized,
  TokenRevoked,
  // It is carried out, and something happens along with it.
  Twice,
  SessionClosed,
  TamperedRequest,
  // The reply does not come as it was sent.
  DropReply,
  HangReply,
  ErrorAfter,
  Redirected,
  TooLarge,
  Aborted,
  Stale,
  Slow,
  DeliveredTwice,
  HalfBody,
  EmptyBody,
  OtherBody,
  UnknownStatus,
  NoStatus,
  NullMembers,
  MoreMembers,
  DuplicateKey,
  NumberAmount,
  HugeNumber,
  DeepNesting,
  ByteOrderMark,
  BadUtf8,
  NulTail,
  OtherId,
  ExpiryPast,
  ExpiryFar,
  ExpiryZone,
  NoExpiry,
  TamperedAmount,
  TamperedWallet,
  // The page, its storage, its clocks.
  Reload,
  Crash,
  Offline,
  Sleep,
  SleepStopsClock,
  LateTimers,
  WallJump,
  Hide,
  RecordCorrupted,
  RecordOfOtherVersion,
  RecordCleared,
  StorageFull,
  StorageDenied,
  // People and pages.
  DoubleClick,
  Poke,
  HostileIntent,
  OtherTab,
  Cancel,
};
inline constexpr std::size_t kFaultCount = static_cast<std::size_t>(Fault::Cancel) + 1;

/// How a fault happens.
enum class Kind {
  Exchange,  // drawn at every exchange
  Second,    // drawn for every second of a page's life
  Run,       // holds for the whole run, or happens once in it
};

struct FaultRow {
  Fault fault;
  std::string_view name;
  Kind kind;
  int rate_max;  // of a thousand exchanges or seconds
  std::string_view what;
};

/// In order of the enum.
[[nodiscard]] const std::array<FaultRow, kFaultCount>& faults();
[[nodiscard]] const FaultRow& row_of(Fault fault);
[[nodiscard]] std::optional<Fault> fault_named(std::string_view name);

/// Chances of a thousand; zero = switched off.
class Rates {
 public:
  [[nodiscard]] int operator[](Fault fault) const {
    return rates_[static_cast<std::size_t>(fault)];
  }
  void set(Fault fault, int rate) { rates_[static_cast<std::size_t>(fault)] = rate; }

 private:
  std::array<int, kFaultCount> rates_{};
};

}  // namespace bleepay::sim
