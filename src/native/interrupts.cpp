#include "native/interrupts.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>

namespace bleepay::native {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
std::atomic<int> pipe_end = -1;

/// Only what a signal handler may do: one byte into a pipe. A full pipe has told enough.
void tell(int) {
  const char byte = 1;
  (void)!::write(pipe_end.load(), &byte, 1);
}

void handle_all(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  for (const int number : kSignals) ::sigaction(number, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;
  reader_ = OwnedFd(ends[0]);
  writer_ = OwnedFd(ends[1]);
  pipe_end = writer_.get();
  handle_all(&tell);
}

Interrupts::~Interrupts() { handle_all(SIG_DFL); }

int Interrupts::count() {
  std::array<char, 16> bytes;
  for (;;) {
    const ssize_t found = ::read(reader_.get(), bytes.data(), bytes.size());
    if (found <= 0) return count_;
    count_ += static_cast<int>(found);
  }
}

}  // namespace bleepay::native
