// Storage without a disk: for tests, for the simulator and for the sandbox in a browser.
#pragma once

#include <optional>
#include <string>

#include "sandbox/storage.h"

namespace bleepay::sandbox {

/// Calls   a new Server over the same MemoryStorage finds what was committed, as after a restart.
class MemoryStorage : public Storage {
 public:
  [[nodiscard]] Result<Snapshot> load() override { return committed_; }
  void put(const User& user) override { pending_.users.push_back(user); }
  void put(const Grant& grant) override { pending_.grants.push_back(grant); }
  void put(const Context& context) override { pending_.contexts.push_back(context); }
  void put(const Session& session) override { pending_.sessions.push_back(session); }
  void put(const Voucher& voucher) override { pending_.vouchers.push_back(voucher); }
  [[nodiscard]] Result<bool> commit() override;

  /// The next `count` commits fail, as a full disk would.
  void fail_commits(int count) { failing_commits_ = count; }

  [[nodiscard]] const Snapshot& committed() const { return committed_; }

 private:
  Snapshot committed_;
  Snapshot pending_;
  int failing_commits_ = 0;
};

}  // namespace bleepay::sandbox
