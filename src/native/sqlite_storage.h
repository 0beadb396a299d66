// The sandbox's storage in a SQLite file: what was committed survives restarts and kill -9.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "sandbox/storage.h"

namespace bleepay::native {

/// The layout of the file, counted in its `user_version`. Older files are brought up to date when
/// they are opened; newer ones are refused.
inline constexpr int kSchemaVersion = 2;

/// Errors  a Fault whose path is the file and whose rule says what a person can do about it: in
/// use, damaged, no sandbox database, written by a newer version, disk full, not writable.
[[nodiscard]] Result<std::unique_ptr<sandbox::Storage>> open_sqlite_storage(
    const std::string& file);

}  // namespace bleepay::native
