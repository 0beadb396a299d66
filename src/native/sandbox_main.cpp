// bleepay-sandbox: a faithful Bleepay on this machine.

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <random>

#include "base/version.h"
#include "native/sandbox_options.h"
#include "native/sqlite_storage.h"

namespace bleepay::native {
namespace {

constexpr int kFailed = 1;

void set_up_log(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("sandbox"));
  spdlog::set_pattern("%H:%M:%S.%e %^%l%$ %v");
  spdlog::set_level(spdlog::level::from_str(level));
}

/// Room for every connection the server takes and the few files it needs beside them.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(setrlimit(RLIMIT_NOFILE, &limit));
}

std::uint64_t random_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

Result<std::unique_ptr<sandbox::Storage>> open_storage(const std::string& name) {
  if (name != ":memory:") return open_sqlite_storage(name);
  return std::unique_ptr<sandbox::Storage>(std::make_unique<sandbox::MemoryStorage>());
}

Result<std::optional<StaticFiles>> open_files(const std::string& folder) {
  if (folder.empty()) return std::optional<StaticFiles>();
  auto files = StaticFiles::open(folder);
  if (!files.ok()) return files.fault();
  return std::optional<StaticFiles>(*std::move(files));
}

int fail(const Fault& fault) {
  std::cerr << "bleepay-sandbox: " << describe(fault) << "\n";
  return kFailed;
}

int run(SandboxArguments arguments) {
  auto storage = open_storage(arguments.database);
  if (!storage.ok()) return fail(storage.fault());
  auto files = open_files(arguments.folder);
  if (!files.ok()) return fail(files.fault());

  boost::asio::io_context io(1);
  SandboxSite site(io, arguments.site, **storage, *std::move(files));
  if (site.load_fault()) return fail(*site.load_fault());
  auto server = HttpServer::listen(io, arguments.host, arguments.port, site);
  if (!server.ok()) return fail(server.fault());

  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](const boost::system::error_code&, int) {
    (*server)->stop();
    site.stop();
    io.stop();
  });
  std::cout << "listening on http://" << arguments.host << ":" << (*server)->port() << std::endl;
  spdlog::info("state in {}", arguments.database);
  io.run();
  spdlog::info("stopped");
  return 0;
}

int main_of(int argc, char** argv) {
  CLI::App app;
  SandboxArguments arguments;
  arguments.site.sandbox.seed = random_seed();
  declare_sandbox_options(app, arguments);
  app.set_version_flag("--version", kVersion);
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  raise_descriptor_limit();
  set_up_log(arguments.log_level);
  return run(std::move(arguments));
}

}  // namespace
}  // namespace bleepay::native

int main(int argc, char** argv) {
  try {
    return bleepay::native::main_of(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bleepay-sandbox: %s\n", problem.what());
    return 1;
  }
}
