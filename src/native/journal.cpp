#include "native/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace bleepay::native {
namespace {

constexpr std::size_t kKeyCharactersMax = 128;      // base/ports.h
constexpr std::size_t kRecordBytesMax = 64 * 1024;  // base/ports.h
constexpr mode_t kLockMode = 0600;

/// Keys become file names, so nothing may pass that could lead elsewhere.
bool is_key(std::string_view key) {
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return !key.empty() && key.size() <= kKeyCharactersMax &&
         key.find_first_not_of(kAllowed) == std::string_view::npos;
}

bool is_same_file(int descriptor, const std::filesystem::path& path) {
  struct stat open_file {};
  struct stat named_file {};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &named_file) == 0 &&
         open_file.st_dev == named_file.st_dev && open_file.st_ino == named_file.st_ino;
}

}  // namespace

std::filesystem::path FileJournal::file_of(std::string_view key, std::string_view ending) const {
  // The ending also makes `.` and `..` plain names.
  return directory_ / (std::string(key) + std::string(ending));
}

std::optional<std::string> FileJournal::load(std::string_view key) {
  if (!is_key(key)) return std::nullopt;
  auto record = read_file(file_of(key, ".json"), kRecordBytesMax);
  if (!record.ok()) return std::nullopt;
  return std::move(record).value();
}

bool FileJournal::store(std::string_view key, std::string_view record) {
  return is_key(key) && record.size() <= kRecordBytesMax &&
         make_private_directory(directory_).ok() &&
         replace_file(file_of(key, ".json"), record).ok();
}

bool FileJournal::erase(std::string_view key) {
  if (!is_key(key)) return false;
  std::error_code error;
  std::filesystem::remove(file_of(key, ".json"), error);
  return !error;
}

bool FileJournal::claim(std::string_view key) {
  if (!is_key(key) || !make_private_directory(directory_).ok()) return true;
  lock_file_ = file_of(key, ".lock");
  do {
    lock_ = OwnedFd{::open(lock_file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kLockMode)};
    if (!lock_.is_open()) return true;
    if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
      const bool is_taken = errno == EWOULDBLOCK;
      lock_.reset();
      return !is_taken;
    }
    // Its holder removes the file when done: a lock on a removed one protects from nobody.
  } while (!is_same_file(lock_.get(), lock_file_));
  return true;
}

FileJournal::~FileJournal() {
  std::error_code ignored;
  if (lock_.is_open()) std::filesystem::remove(lock_file_, ignored);
}

}  // namespace bleepay::native
