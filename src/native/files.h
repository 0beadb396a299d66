// Small files of ours: read whole up to a limit, replaced whole or not at all.
//
// Decides  modes, durability and limits of files. Leaves their meaning to who asks for them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bleepay::native {

/// Reads a file, or standard input when the path is `-`.
///
/// Errors  Missing (no such file), TooLarge (more than `bytes_max`), Malformed (a directory, no
/// permission); the path is the file's name, the rule says what the system said.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t bytes_max);

/// Writes a file that only its owner may read (0600): a reader sees the old text or the new one,
/// and after a power cut one of the two is there.
///
/// Calls   writes beside it, fsync, rename, fsync of the directory.
[[nodiscard]] Result<bool> replace_file(const std::filesystem::path& path, std::string_view text);

/// Makes a directory and its parents; what it makes is its owner's only (0700).
[[nodiscard]] Result<bool> make_private_directory(const std::filesystem::path& path);

/// Where programs keep their state: $XDG_STATE_HOME, or ~/.local/state, then `bleepay-checkout`.
/// Source  specifications.freedesktop.org/basedir-spec.
[[nodiscard]] std::filesystem::path default_state_directory();

/// A file descriptor that closes itself.
class OwnedFd {
 public:
  OwnedFd() = default;
  explicit OwnedFd(int fd) : fd_(fd) {}
  OwnedFd(OwnedFd&& other) noexcept : fd_(other.release()) {}
  OwnedFd& operator=(OwnedFd&& other) noexcept;
  ~OwnedFd() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  int release();
  void reset();

 private:
  int fd_ = -1;
};

}  // namespace bleepay::native
