// A bleepay-sandbox of a test's own: started on a free port, stopped with the test.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "native/files.h"
#include "unit/native/scratch.h"

namespace bleepay::native {

class SandboxProcess {
 public:
  /// Waits until it listens or has ended. `--port 0` is added when no port is given.
  explicit SandboxProcess(std::vector<std::string> arguments);
  ~SandboxProcess();
  SandboxProcess(const SandboxProcess&) = delete;
  SandboxProcess& operator=(const SandboxProcess&) = delete;

  /// 0 when it did not come to listen.
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::string& first_line() const { return first_line_; }

  void send_signal(int signal) const;
  /// Waits for the end: the exit status, or minus the signal that ended it.
  [[nodiscard]] int wait();
  /// What it wrote to standard error so far.
  [[nodiscard]] std::string errors() const;

 private:
  void start(std::vector<std::string> arguments);
  void await_first_line();

  Scratch scratch_;
  OwnedFd output_;  // kept open: the process may go on writing
  pid_t pid_ = -1;
  std::uint16_t port_ = 0;
  std::string first_line_;
};

}  // namespace bleepay::native
