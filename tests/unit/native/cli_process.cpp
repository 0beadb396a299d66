#include "unit/native/cli_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "native/terminal.h"

namespace bleepay::native {
namespace {

constexpr int kPatienceMs = 30'000;  // a build with sanitizers on a busy machine

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

int count_of(const std::string& piece, const std::string& text) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; ++at) ++count;
  return count;
}

/// In the child: a home of its own, nothing of the person who runs the tests.
[[noreturn]] void become(const std::filesystem::path& home, const CliStart& start) {
  ::setenv("HOME", home.c_str(), 1);
  ::unsetenv("XDG_STATE_HOME");
  ::setenv("TERM", "xterm", 1);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  for (const std::string& variable : start.environment) ::putenv(::strdup(variable.c_str()));
  Arguments words{start.program};
  words.insert(words.end(), start.arguments.begin(), start.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(127);
}

}  // namespace

CliProcess::CliProcess(const Scratch& home, const CliStart& start) : home_(home.path()) {
  if (start.is_on_terminal) {
    start_on_terminal(start);
  } else {
    start_on_pipes(start);
  }
}

void CliProcess::start_on_terminal(const CliStart& start) {
  int terminal = -1;
  winsize size{};
  size.ws_col = 120;
  size.ws_row = 40;
  pid_ = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (pid_ == 0) become(home_, start);
  reader_ = OwnedFd(terminal);
}

void CliProcess::start_on_pipes(const CliStart& start) {
  std::ofstream(files_.path() / "in", std::ios::binary) << start.input;
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  reader_ = OwnedFd(ends[0]);
  const OwnedFd writer(ends[1]);
  const OwnedFd in(::open((files_.path() / "in").c_str(), O_RDONLY | O_CLOEXEC));
  const OwnedFd err(
      ::open((files_.path() / "err").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::setsid();  // no terminal to ask on
  ::dup2(in.get(), STDIN_FILENO);
  ::dup2(writer.get(), STDOUT_FILENO);
  ::dup2(err.get(), STDERR_FILENO);
  become(home_, start);
}

CliProcess::~CliProcess() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  static_cast<void>(wait());
}

bool CliProcess::read_more() {
  pollfd wish{reader_.get(), POLLIN, 0};
  if (::poll(&wish, 1, kPatienceMs) <= 0) return false;
  std::array<char, 4096> bytes;
  const ssize_t count = ::read(reader_.get(), bytes.data(), bytes.size());
  if (count <= 0) return false;  // a terminal whose other side has gone says EIO
  output_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

bool CliProcess::await(const std::string& text, int times) {
  while (count_of(text, output_) < times) {
    if (!read_more()) return false;
  }
  return true;
}

void CliProcess::type(const std::string& keys) { write_text(reader_.get(), keys); }

void CliProcess::send_signal(int signal) const {
  if (pid_ > 0) ::kill(pid_, signal);
}

int CliProcess::wait() {
  while (read_more()) {
  }
  int status = 0;
  if (pid_ <= 0 || ::waitpid(pid_, &status, 0) != pid_) return -1;
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string CliProcess::errors() const { return content_of(files_.path() / "err"); }

CliResult run_cli(const Scratch& home, const Arguments& arguments, const std::string& input) {
  CliProcess process(home, {.arguments = arguments, .input = input});
  const int status = process.wait();
  return {status, process.output(), process.errors()};
}

}  // namespace bleepay::native
