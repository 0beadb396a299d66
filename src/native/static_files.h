// Files of one folder over HTTP: the demo's shop, wallet and frame.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "native/header_rules.h"
#include "native/http_server.h"

namespace bleepay::native {

/// Shape   GET and HEAD. A folder answers with its index.html; `name.br` beside `name` is sent to
/// those who take brotli; names that begin with a dot or an underscore are private. Headers come
/// from the folder's `_headers`, read anew when it changes.
class StaticFiles {
 public:
  /// Errors  Missing (no such folder), Malformed (its `_headers`).
  [[nodiscard]] static Result<StaticFiles> open(const std::string& folder);

  [[nodiscard]] sandbox::Answer answer(const HttpCall& call);

 private:
  explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}

  /// The file a path means, or nothing: outside the folder, private, not there.
  [[nodiscard]] std::filesystem::path find(std::string_view path) const;
  [[nodiscard]] std::optional<Fault> refresh_rules();
  [[nodiscard]] sandbox::Answer send(const std::filesystem::path& file, const HttpCall& call);

  std::filesystem::path root_;
  HeaderRules rules_;
  std::filesystem::file_time_type rules_changed_at_{};
};

/// By the file's ending; `application/octet-stream` for unknown ones.
[[nodiscard]] std::string_view media_type(std::string_view file_name);

}  // namespace bleepay::native
