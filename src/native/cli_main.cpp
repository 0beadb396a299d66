#include <clocale>
#include <csignal>

#include "native/cli.h"

int main(int count, char** arguments) {
  // Widths of characters on a terminal; numbers and times are never printed by locale.
  std::setlocale(LC_CTYPE, "");
  // A reader that goes away must not end a payment half-way.
  std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(bleepay::native::run_cli(count, arguments));
}
