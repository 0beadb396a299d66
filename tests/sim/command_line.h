// The few words the simulator's programs understand, with an answer to every other one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleepay::sim {

struct Flag {
  std::string_view name;  // --seeds
  bool takes_number = false;
};

class CommandLine {
 public:
  CommandLine(int count, char** words, const std::vector<Flag>& flags);

  /// What is wrong with the words, for the person who typed them.
  [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }
  [[nodiscard]] bool has(std::string_view name) const { return numbers_.count(name) > 0; }
  [[nodiscard]] std::uint64_t number(std::string_view name, std::uint64_t otherwise) const;

 private:
  std::map<std::string_view, std::uint64_t> numbers_;
  std::optional<std::string> fault_;
};

/// `1234567` as `1,234,567`.
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace bleepay::sim
