// What bleepay-sandbox serves: the API, the controls, the files of a folder; and the timer that
// lets vouchers expire and the autopilot play.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>

#include "native/http_server.h"
#include "native/static_files.h"
#include "sandbox/sandbox.h"

namespace bleepay::native {

struct SiteOptions {
  sandbox::Options sandbox;
  sandbox::AutopilotPlan plan;
  bool has_control = false;
};

class SandboxSite : public HttpApplication {
 public:
  SandboxSite(boost::asio::io_context& io, SiteOptions options, sandbox::Storage& storage,
              std::optional<StaticFiles> files);

  /// Why the storage could not be loaded.
  [[nodiscard]] const std::optional<Fault>& load_fault() const { return server_.load_fault(); }

  [[nodiscard]] sandbox::Answer stage(const HttpCall& call) override;
  [[nodiscard]] bool commit() override;
  [[nodiscard]] sandbox::Answer unexpected(const HttpCall& call) override;
  void answered(const HttpCall& call, const sandbox::Answer& answer,
                std::chrono::microseconds took) override;

  void stop();

 private:
  [[nodiscard]] WallTime now() const;
  [[nodiscard]] sandbox::Answer control(const HttpCall& call);
  /// Wakes up when something is due by itself.
  void schedule();
  void let_time_pass();

  SiteOptions options_;
  sandbox::ClockShift clock_;
  sandbox::Server server_;
  sandbox::Autopilot autopilot_;
  sandbox::Control control_;
  std::optional<StaticFiles> files_;
  boost::asio::steady_timer timer_;
  std::optional<WallTime> wakes_at_;
};

}  // namespace bleepay::native
