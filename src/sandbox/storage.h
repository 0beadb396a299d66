// The storage port of the sandbox: records in, records out. SQLite implements it natively, plain
// vectors in tests and in the browser.
#pragma once

#include <vector>

#include "base/result.h"
#include "sandbox/records.h"

namespace bleepay::sandbox {

/// Everything there is, each list in order of its numbers.
struct Snapshot {
  std::vector<User> users;
  std::vector<Grant> grants;
  std::vector<Context> contexts;
  std::vector<Session> sessions;
  std::vector<Voucher> vouchers;
};

/// Calls   `put` inserts or replaces by number and may be buffered; `commit` makes everything put
/// since the last commit durable, all or nothing. After a failed commit what was put is forgotten.
/// Errors  a Fault in words for the log; the server then undoes the change and answers 500
/// `unexpected`.
class Storage {
 public:
  virtual ~Storage() = default;
  [[nodiscard]] virtual Result<Snapshot> load() = 0;
  virtual void put(const User& user) = 0;
  virtual void put(const Grant& grant) = 0;
  virtual void put(const Context& context) = 0;
  virtual void put(const Session& session) = 0;
  virtual void put(const Voucher& voucher) = 0;
  [[nodiscard]] virtual Result<bool> commit() = 0;
};

}  // namespace bleepay::sandbox
