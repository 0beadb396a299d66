#include "native/sandbox_site.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "native/http_answer.h"

namespace bleepay::native {
namespace {

/// Due moments closer together than this are dealt with in one go, and in one commit.
constexpr DurationMs kTurn{50};

WallTime system_now() {
  return WallTime(
      std::chrono::duration_cast<DurationMs>(std::chrono::system_clock::now().time_since_epoch()));
}

bool is_api(std::string_view target) { return target.starts_with(sandbox::kApiPrefix); }
bool is_control(std::string_view target) { return target.starts_with(sandbox::kControlPrefix); }

/// The page of an address may use the controls only if it came from the same address.
bool is_foreign(const HttpCall& call) {
  const std::string& origin = call.call.origin;
  return !origin.empty() && origin != "http://" + call.host;
}

std::optional<WallTime> earlier(std::optional<WallTime> a, std::optional<WallTime> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

SandboxSite::SandboxSite(boost::asio::io_context& io, SiteOptions options,
                         sandbox::Storage& storage, std::optional<StaticFiles> files)
    : options_(std::move(options)),
      server_(options_.sandbox, storage, now()),
      autopilot_(server_),
      control_(server_, autopilot_, clock_),
      files_(std::move(files)),
      timer_(io) {
  autopilot_.set_plan(options_.plan);
  schedule();
}

WallTime SandboxSite::now() const { return system_now() + clock_.ahead; }

sandbox::Answer SandboxSite::stage(const HttpCall& call) {
  autopilot_.advance(now());  // like expiry: what is due has happened before anybody looks
  if (is_api(call.call.target)) return server_.stage(call.call, now());
  if (is_control(call.call.target)) return control(call);
  if (files_) return files_->answer(call);
  return plain_answer(404, "the API begins at /api/v1/");
}

sandbox::Answer SandboxSite::control(const HttpCall& call) {
  if (!options_.has_control) return plain_answer(404, "start with --control to use the controls");
  if (is_foreign(call)) return plain_answer(403, "the controls are for pages of this server");
  sandbox::Answer answer = control_.answer(call.call, now());
  wakes_at_.reset();  // the clock may have been moved under the timer
  return answer;
}

bool SandboxSite::commit() {
  const bool is_durable = server_.commit();
  if (!is_durable) {
    spdlog::error("not stored: {}", describe(*server_.commit_fault()));
    autopilot_.recheck();
  }
  schedule();
  return is_durable;
}

sandbox::Answer SandboxSite::unexpected(const HttpCall& call) {
  return server_.unexpected(call.call);
}

// Routes, never targets: a target may hold a code. Bodies and headers are not even passed on.
void SandboxSite::answered(const HttpCall& call, const sandbox::Answer& answer,
                           std::chrono::microseconds took) {
  if (!spdlog::should_log(spdlog::level::debug)) return;
  std::string_view route = answer.route;
  if (route.empty()) {
    route = is_api(call.call.target)       ? "(no such call)"
            : is_control(call.call.target) ? "(control)"
                                           : "(file)";
  }
  const bool is_known = call.call.method == "GET" || call.call.method == "POST" ||
                        call.call.method == "HEAD" || call.call.method == "OPTIONS";
  spdlog::debug("{} {} {} {:.2f} ms", is_known ? call.call.method : "?", route, answer.status,
                static_cast<double>(took.count()) / 1000.0);
}

void SandboxSite::schedule() {
  const auto due = earlier(server_.next_expiry(), autopilot_.next_due());
  if (!due || (wakes_at_ && *wakes_at_ <= *due && *wakes_at_ > now())) return;
  wakes_at_ = std::max(*due, now() + kTurn);
  timer_.expires_after(*wakes_at_ - now());
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    wakes_at_.reset();
    let_time_pass();
  });
}

void SandboxSite::let_time_pass() {
  server_.advance(now());
  autopilot_.advance(now());
  static_cast<void>(commit());
}

void SandboxSite::stop() { timer_.cancel(); }

}  // namespace bleepay::native
