#include "base/time.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "support/fake_clock.h"
#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay {
namespace {

const bool kInstants = support::test_each_row("Instant", "base/instants.txt", [](auto& row) {
  const auto instant = parse_instant(row["text"]);
  const std::string found =
      instant.ok() ? format_instant(instant.value()) : std::string(to_string(instant.fault().kind));
  EXPECT_EQ(found, row["expected"]);
  if (instant.ok()) {
    EXPECT_EQ(parse_instant(found).value(), instant.value());
  }
});

TEST(Instant, KnownInstantHasItsMilliseconds) {
  EXPECT_EQ(parse_instant("2026-06-09T12:00:00.000Z").value(), support::FakeClock::kStart);
  EXPECT_EQ(parse_instant("2001-09-09T01:46:40.001Z").value(),
            WallTime{DurationMs{1'000'000'000'001}});
}

TEST(Instant, NoneOfItsPartsMayBeMissing) {
  EXPECT_THAT(parse_instant("2026-06-09T12:00:00+02:00"), support::IsOk());
  for (const char* text :
       {"-06-09T12:00:00Z", "2026--09T12:00:00Z", "2026-06-T12:00:00Z", "2026-06-09T:00:00Z",
        "2026-06-09T12::00Z", "2026-06-09T12:00:Z", "2026-06-09T12:00:00+:00",
        "2026-06-09T12:00:00+02:", "2026-06-09T12:00:00-02:x0"}) {
    EXPECT_THAT(parse_instant(text), support::IsFaultOf(FaultKind::Malformed)) << text;
  }
}

TEST(Time, ClocksCannotBeMixed) {
  static_assert(!std::is_convertible_v<MonoTime, WallTime>);
  static_assert(!std::is_convertible_v<WallTime, MonoTime>);
  static_assert(!std::is_convertible_v<std::int64_t, DurationMs>);
}

TEST(FakeClock, SteppingTheWallLeavesDeadlinesAlone) {
  support::FakeClock clock;
  const Now before = clock.now();
  clock.step_wall(std::chrono::hours{-24});
  clock.advance(DurationMs{10});
  EXPECT_EQ(clock.now().mono - before.mono, DurationMs{10});
  EXPECT_EQ(clock.now().wall - before.wall, DurationMs{10} - std::chrono::hours{24});
}

}  // namespace
}  // namespace bleepay
