#include "base/locale.h"

namespace bleepay {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether a group ends where `left` digits are still to come.
bool ends_group(std::size_t left, const NumberMarks& marks) {
  return left == marks.last_group ||
         (left > marks.last_group && (left - marks.last_group) % marks.other_groups == 0);
}

std::string grouped(std::string_view whole, const NumberMarks& marks) {
  if (whole.size() < marks.grouped_from || marks.other_groups == 0) return std::string(whole);
  std::string result;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && ends_group(whole.size() - i, marks)) result += marks.group;
    result += whole[i];
  }
  return result;
}

}  // namespace

std::string marked(std::string_view decimal, const NumberMarks& marks) {
  const std::size_t point = decimal.find('.');
  const std::string_view whole = decimal.substr(0, point);
  if (!are_digits(whole)) return std::string(decimal);
  if (point == std::string_view::npos) return grouped(whole, marks);
  const std::string_view fraction = decimal.substr(point + 1);
  if (!are_digits(fraction)) return std::string(decimal);
  std::string result = grouped(whole, marks);
  result += marks.decimal;
  result += fraction;
  return result;
}

}  // namespace bleepay
