// The command line of bleepay-sandbox.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "native/sandbox_site.h"

namespace CLI {
class App;
}

namespace bleepay::native {

struct SandboxArguments {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string database = ":memory:";
  std::string folder;  // empty: no files are served
  std::string log_level = "info";
  SiteOptions site;
};

/// Declares every option of the command on `app`; parsing fills `arguments`.
void declare_sandbox_options(CLI::App& app, SandboxArguments& arguments);

}  // namespace bleepay::native
