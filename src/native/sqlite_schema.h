// The tables of the sandbox's file and how older files become today's.
#pragma once

#include <optional>

#include "native/sqlite_database.h"

namespace bleepay::native {

/// Creates or upgrades the tables, all or nothing.
///
/// Errors  the file belongs to another program, or a newer version of this one wrote it.
[[nodiscard]] std::optional<Fault> migrate(Database& database, const std::string& file);

}  // namespace bleepay::native
