// The Journal port on files: one record, one file, in a directory of the owner's only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/ports.h"
#include "native/files.h"

namespace bleepay::native {

class FileJournal final : public Journal {
 public:
  /// Makes the directory when the first record is stored; where that fails every store says false
  /// and the checkout works from memory.
  explicit FileJournal(std::filesystem::path directory) : directory_(std::move(directory)) {}
  ~FileJournal() override;
  FileJournal(const FileJournal&) = delete;
  FileJournal& operator=(const FileJournal&) = delete;

  [[nodiscard]] std::optional<std::string> load(std::string_view key) override;
  [[nodiscard]] bool store(std::string_view key, std::string_view record) override;
  [[nodiscard]] bool erase(std::string_view key) override;

  /// True for the one process that may work on this key, until it ends: two checkouts of one order
  /// would reserve twice. Where no lock can be kept there is nothing to protect, so that is true.
  [[nodiscard]] bool claim(std::string_view key);

 private:
  [[nodiscard]] std::filesystem::path file_of(std::string_view key, std::string_view ending) const;

  std::filesystem::path directory_;
  std::filesystem::path lock_file_;
  OwnedFd lock_;
};

}  // namespace bleepay::native
