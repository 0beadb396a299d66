#include "unit/native/sandbox_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>

namespace bleepay::native {
namespace {

constexpr int kStartPatienceMs = 30'000;  // a build with sanitizers on a busy machine

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

SandboxProcess::SandboxProcess(std::vector<std::string> arguments) {
  start(std::move(arguments));
  await_first_line();
}

void SandboxProcess::start(std::vector<std::string> arguments) {
  if (std::find(arguments.begin(), arguments.end(), "--port") == arguments.end()) {
    arguments.insert(arguments.end(), {"--port", "0"});
  }
  arguments.insert(arguments.begin(), BLEEPAY_SANDBOX_BINARY);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);

  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  output_ = OwnedFd(ends[0]);
  const OwnedFd input(ends[1]);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (scratch_.path() / "err").c_str(),
                                   O_CREAT | O_WRONLY, 0600);
  ASSERT_EQ(::posix_spawn(&pid_, argv.front(), &actions, nullptr, argv.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
}

void SandboxProcess::await_first_line() {
  std::array<char, 256> bytes{};
  while (first_line_.find('\n') == std::string::npos) {
    pollfd wish{.fd = output_.get(), .events = POLLIN, .revents = 0};
    if (::poll(&wish, 1, kStartPatienceMs) <= 0) return;
    const auto size = ::read(output_.get(), bytes.data(), bytes.size());
    if (size <= 0) return;
    first_line_.append(bytes.data(), static_cast<std::size_t>(size));
  }
  first_line_.erase(first_line_.find('\n'));
  const std::string_view digits = std::string_view(first_line_).substr(first_line_.rfind(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), port_);
}

SandboxProcess::~SandboxProcess() {
  if (pid_ <= 0) return;
  send_signal(SIGKILL);
  static_cast<void>(wait());
}

void SandboxProcess::send_signal(int signal) const {
  if (pid_ > 0) ::kill(pid_, signal);
}

int SandboxProcess::wait() {
  int status = 0;
  if (pid_ <= 0 || ::waitpid(pid_, &status, 0) != pid_) return -1;
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string SandboxProcess::errors() const { return content_of(scratch_.path() / "err"); }

}  // namespace bleepay::native
