#include "native/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0600;
constexpr mode_t kDirectoryMode = 0700;

Fault system_fault(const fs::path& path) {
  const int error = errno;
  const FaultKind kind = error == ENOENT ? FaultKind::Missing : FaultKind::Malformed;
  return {kind, path.string(), std::generic_category().message(error)};
}

bool write_whole(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The directory entry itself must reach the disk, or the rename may be forgotten.
bool sync_directory(const fs::path& directory) {
  const OwnedFd fd{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return fd.is_open() && ::fsync(fd.get()) == 0;
}

fs::path directory_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t bytes_max) {
  const bool is_stdin = path == "-";
  const std::string name = is_stdin ? "standard input" : path.string();
  OwnedFd file{is_stdin ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open()) return system_fault(name);
  std::string text;
  std::array<char, 16 * 1024> chunk;
  for (;;) {
    const ssize_t count = ::read(file.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_fault(name);
    if (count == 0) return text;
    text.append(chunk.data(), static_cast<std::size_t>(count));
    if (text.size() > bytes_max) {
      return Fault{FaultKind::TooLarge, name,
                   "must have at most " + std::to_string(bytes_max) + " bytes"};
    }
  }
}

Result<bool> replace_file(const fs::path& path, std::string_view text) {
  std::string fresh = path.string() + ".XXXXXX";
  const OwnedFd file{::mkostemp(fresh.data(), O_CLOEXEC)};
  if (!file.is_open()) return system_fault(path);
  const bool is_written = ::fchmod(file.get(), kFileMode) == 0 && write_whole(file.get(), text) &&
                          ::fsync(file.get()) == 0 && ::rename(fresh.c_str(), path.c_str()) == 0;
  if (!is_written) {
    const Fault fault = system_fault(path);
    ::unlink(fresh.c_str());
    return fault;
  }
  if (!sync_directory(directory_of(path))) return system_fault(path);
  return true;
}

Result<bool> make_private_directory(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return true;
  if (path.has_parent_path() && path.parent_path() != path) {
    auto parent = make_private_directory(path.parent_path());
    if (!parent.ok()) return parent;
  }
  if (::mkdir(path.c_str(), kDirectoryMode) != 0 && errno != EEXIST) return system_fault(path);
  if (!fs::is_directory(path, error)) {
    return Fault{FaultKind::Malformed, path.string(), "is there already and not a directory"};
  }
  return true;
}

fs::path default_state_directory() {
  const char* state = std::getenv("XDG_STATE_HOME");
  // The specification: a relative path is to be ignored.
  if (state != nullptr && *state == '/') return fs::path(state) / "bleepay-checkout";
  const char* home = std::getenv("HOME");
  const fs::path base = home != nullptr && *home == '/' ? fs::path(home) : fs::path(".");
  return base / ".local" / "state" / "bleepay-checkout";
}

OwnedFd& OwnedFd::operator=(OwnedFd&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

int OwnedFd::release() { return std::exchange(fd_, -1); }

void OwnedFd::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace bleepay::native
