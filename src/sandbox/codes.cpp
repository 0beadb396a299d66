#include "sandbox/codes.h"

namespace bleepay::sandbox {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kAlphanum = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view alphabet_of(CodeSpace space) {
  const bool is_numeric = space == CodeSpace::NumericContext || space == CodeSpace::Voucher;
  return is_numeric ? kDigits : kAlphanum;
}

char draw_from(std::string_view alphabet, Random& random) {
  return alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
}

}  // namespace

bool belongs_to(CodeSpace space, std::string_view code) {
  if (code.size() != kCodeLength) return false;
  std::size_t sum = 0;
  bool has_letter = false;
  for (const char c : code) {
    const std::size_t value = kAlphanum.find(c);
    if (value == std::string_view::npos) return false;
    sum += value;
    has_letter = has_letter || !is_digit(c);
  }
  const bool is_odd = sum % 2 == 1;
  switch (space) {
    case CodeSpace::NumericContext:
      return is_odd && !has_letter;
    case CodeSpace::AlphanumContext:
      return is_odd && has_letter;
    case CodeSpace::Session:
      return !is_odd && has_letter;
    case CodeSpace::Voucher:
      return !is_odd && !has_letter;
  }
  return false;
}

std::optional<std::string> draw_code(CodeSpace space, Random& random,
                                     const std::function<bool(std::string_view)>& is_taken) {
  for (int attempt = 0; attempt < kCodeAttemptsMax; ++attempt) {
    std::string code;
    for (std::size_t i = 0; i < kCodeLength; ++i) {
      code.push_back(draw_from(alphabet_of(space), random));
    }
    if (belongs_to(space, code) && !is_taken(code)) return code;
  }
  return std::nullopt;
}

std::string draw_id(std::string_view prefix, Random& random) {
  constexpr std::string_view kIdAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
  constexpr int kIdLength = 16;
  std::string id(prefix);
  for (int i = 0; i < kIdLength; ++i) id.push_back(draw_from(kIdAlphabet, random));
  return id;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

}  // namespace bleepay::sandbox
