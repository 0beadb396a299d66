// Runs of `bleepay-checkout` as a shell or a person would start them, with a home of their own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "native/files.h"
#include "unit/native/scratch.h"

namespace bleepay::native {

using Arguments = std::vector<std::string>;

/// How one run is started.
struct CliStart {
  Arguments arguments;
  std::string program = BLEEPAY_CHECKOUT_BINARY;
  std::string input = {};       // all of standard input; nothing more comes
  Arguments environment = {};   // NAME=value, besides a home and a plain terminal
  bool is_on_terminal = false;  // standard input, output and errors are one terminal
};

class CliProcess {
 public:
  CliProcess(const Scratch& home, const CliStart& start);
  ~CliProcess();
  CliProcess(const CliProcess&) = delete;
  CliProcess& operator=(const CliProcess&) = delete;

  /// Reads standard output until it holds the text, so many times; false if it ends without, or
  /// takes too long.
  [[nodiscard]] bool await(const std::string& text, int times = 1);
  void type(const std::string& keys);
  void send_signal(int signal) const;
  [[nodiscard]] pid_t id() const { return pid_; }

  /// Reads the rest and waits for the end: the exit status, or minus the signal that ended it.
  [[nodiscard]] int wait();

  /// Standard output so far; on a terminal everything it shows.
  [[nodiscard]] const std::string& output() const { return output_; }
  [[nodiscard]] std::string errors() const;

 private:
  void start_on_terminal(const CliStart& start);
  void start_on_pipes(const CliStart& start);
  [[nodiscard]] bool read_more();

  std::filesystem::path home_;
  Scratch files_;
  OwnedFd reader_;
  pid_t pid_ = -1;
  std::string output_;
};

/// A whole run: status, output and errors.
struct CliResult {
  int status;
  std::string output;
  std::string errors;
};
[[nodiscard]] CliResult run_cli(const Scratch& home, const Arguments& arguments,
                                const std::string& input = "");

}  // namespace bleepay::native
