// Ctrl-C and other requests to end, as something an event loop can wait for.
#pragma once

#include "native/files.h"

namespace bleepay::native {

/// While one lives, SIGINT, SIGTERM and SIGHUP are counted instead of ending the process. One at a
/// time.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Readable once something came that `count` has not told yet.
  [[nodiscard]] int descriptor() const { return reader_.get(); }
  /// How many came since the start.
  [[nodiscard]] int count();

 private:
  OwnedFd reader_;
  OwnedFd writer_;
  int count_ = 0;
};

}  // namespace bleepay::native
