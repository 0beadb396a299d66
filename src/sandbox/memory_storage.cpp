#include "sandbox/memory_storage.h"

#include <utility>

namespace bleepay::sandbox {
namespace {

template <class Record>
void merge(std::vector<Record>& all, std::vector<Record>& changed) {
  for (Record& record : changed) {
    const auto place = static_cast<std::size_t>(record.number - 1);
    if (all.size() <= place) all.resize(place + 1);
    all[place] = std::move(record);
  }
}

}  // namespace

Result<bool> MemoryStorage::commit() {
  Snapshot changed = std::exchange(pending_, {});
  if (failing_commits_ > 0) {
    --failing_commits_;
    return Fault{FaultKind::Malformed, "storage",
                 "refused this commit because a test asked for it"};
  }
  merge(committed_.users, changed.users);
  merge(committed_.grants, changed.grants);
  merge(committed_.contexts, changed.contexts);
  merge(committed_.sessions, changed.sessions);
  merge(committed_.vouchers, changed.vouchers);
  return true;
}

}  // namespace bleepay::sandbox
