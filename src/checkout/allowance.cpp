#include "checkout/allowance.h"

#include <algorithm>

#include "base/mutation.h"

namespace bleepay::checkout {
namespace {

constexpr int kUnlimited = 1000;
// Two clocks count the same window: a little longer is never too early.
constexpr DurationMs kSlack{250};

}  // namespace

/// The documentation counts sessions among the voucher writes and does not say whether reading one
/// is meant: it is taken for a read until a 429 comes too soon for that. From then on both limits
/// are kept, for the 429 may have had another reason.
std::array<api::RateLimit, 2> Allowances::limits_of(api::Endpoint endpoint) const {
  const auto own = api::published_limit(api::row_of(endpoint).limit_class);
  if (!window(endpoint).is_tightened) return {own, own};
  return {own, api::published_limit(api::LimitClass::VoucherWrite)};
}

int Allowances::left(api::Endpoint endpoint, MonoTime now) const {
  if (!is_enforced_ || mutated(Mutation::WindowIgnored)) return kUnlimited;
  const Window& used = window(endpoint);
  int least = kUnlimited;
  for (const api::RateLimit& limit : limits_of(endpoint)) {
    int left = limit.requests - used.in_flight;
    for (int i = 0; i < used.count; ++i) {
      if (used.at(i) + limit.window + kSlack > now) --left;
    }
    least = std::min(least, left);
  }
  return std::max(least, 0);
}

MonoTime Allowances::ready_at(api::Endpoint endpoint, MonoTime now, int spare) const {
  const Window& used = window(endpoint);
  MonoTime ready = std::max(used.blocked_until, now);
  if (!is_enforced_ || left(endpoint, now) > spare) return ready;
  for (const api::RateLimit& limit : limits_of(endpoint)) {
    // Of the requests that still count, all but `room` must have left the window.
    const int room = limit.requests - spare - used.in_flight - 1;
    if (room < 0) return MonoTime::max();
    const int index = used.count - room - 1;
    if (index >= 0) ready = std::max(ready, used.at(index) + limit.window + kSlack);
  }
  return ready;
}

DurationMs Allowances::interval(api::Endpoint endpoint) const { return window(endpoint).interval; }

void Allowances::on_sent(api::Endpoint endpoint) { ++window(endpoint).in_flight; }

void Allowances::on_ended(api::Endpoint endpoint, MonoTime now) {
  Window& used = window(endpoint);
  --used.in_flight;
  if (used.count == kRequestsMax) {
    used.first = (used.first + 1) % kRequestsMax;
    --used.count;
  }
  used.ended[static_cast<std::size_t>((used.first + used.count) % kRequestsMax)] = now;
  ++used.count;
}

void Allowances::on_limited(api::Endpoint endpoint, MonoTime now,
                            std::optional<DurationMs> retry_after) {
  Window& used = window(endpoint);
  if (endpoint == api::Endpoint::SessionGet && left(endpoint, now) > 0) used.is_tightened = true;
  used.interval = std::clamp(used.interval * 2, kIntervalFloor, kIntervalCap);
  if (mutated(Mutation::LimitIgnored)) return;
  if (mutated(Mutation::RetryAfterIgnored)) retry_after.reset();
  const DurationMs asked =
      std::clamp(retry_after.value_or(DurationMs{0}), DurationMs{0}, kRetryAfterCap);
  used.blocked_until = now + std::max(used.interval, asked);
}

void Allowances::on_answered(api::Endpoint endpoint) {
  Window& used = window(endpoint);
  used.interval /= 2;
  if (used.interval < kIntervalFloor) used.interval = DurationMs{0};
}

}  // namespace bleepay::checkout
