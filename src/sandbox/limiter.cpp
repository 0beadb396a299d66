#include "sandbox/limiter.h"

namespace bleepay::sandbox {
namespace {

constexpr DurationMs kSweepInterval{60'000};

}  // namespace

std::optional<api::RateLimit> limit_of(const Options& options, api::Endpoint endpoint) {
  const bool is_counted_session =
      endpoint == api::Endpoint::SessionGet && options.session_get_counts_as_write;
  switch (options.limits) {
    case Limits::Off:
      return std::nullopt;
    case Limits::Relaxed: {
      const bool is_read = api::row_of(endpoint).method == Method::Get && !is_counted_session;
      return is_read ? kRelaxedReads : kRelaxedWrites;
    }
    case Limits::Published:
      return api::published_limit(is_counted_session ? api::LimitClass::VoucherWrite
                                                     : api::row_of(endpoint).limit_class);
  }
  return std::nullopt;
}

bool Limiter::admit(api::Endpoint endpoint, std::string_view caller, WallTime now) {
  const auto limit = limit_of(options_, endpoint);
  if (!limit) return true;
  if (now >= next_sweep_) forget_idle(now);
  std::string key(api::row_of(endpoint).name);
  key.append(" ").append(caller);
  Window& window = windows_[key];
  window.length = limit->window;
  // A clock that was set back leaves calls that are still to come: they would lock callers out.
  const auto is_of_another_time = [&](WallTime call) {
    return call + limit->window <= now || call > now;
  };
  while (!window.calls.empty() && is_of_another_time(window.calls.front())) {
    window.calls.pop_front();
  }
  if (window.calls.size() >= static_cast<std::size_t>(limit->requests)) return false;
  window.calls.push_back(now);
  return true;
}

void Limiter::forget_idle(WallTime now) {
  next_sweep_ = now + kSweepInterval;
  std::erase_if(windows_, [now](const auto& entry) {
    const Window& window = entry.second;
    return window.calls.empty() || window.calls.back() + window.length <= now;
  });
}

}  // namespace bleepay::sandbox
