// Decimals, addresses and instants.
#include <optional>

#include "base/address.h"
#include "base/amount.h"
#include "base/time.h"
#include "fuzz/targets.h"

namespace bleepay::fuzz {
namespace {

std::pair<std::string_view, std::string_view> split_at_line_feed(std::string_view input) {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return {input, {}};
  return {input.substr(0, end), input.substr(end + 1)};
}

/// The value written with all 78 + 36 places, so that comparing texts compares values: another way
/// than the one under test.
std::string padded(const Amount& amount) {
  const std::string& text = amount.text();
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string fraction = text.substr(std::min(point + 1, text.size()));
  fraction.resize(Amount::kFractionDigitsMax, '0');
  return std::string(Amount::kDigitsMax - point, '0') + text.substr(0, point) + fraction;
}

Broken check_one_amount(std::string_view text, const Result<Amount>& amount) {
  if (!amount) return check_fault(amount.fault());
  if (amount->text() != text) return "an amount keeps its text";
  if (amount->fraction_digits() > Amount::kFractionDigitsMax) return "a fraction has its limit";
  if (text.find_first_not_of("0123456789.") != text.npos) return "an amount is digits and a point";
  if (amount->is_zero() != (text.find_first_of("123456789") == text.npos)) return "zero is zero";
  return "";
}

}  // namespace

Broken check_amount(std::string_view input) {
  const auto [first, second] = split_at_line_feed(input);
  const Result<Amount> a = Amount::parse(first);
  const Result<Amount> b = Amount::parse(second);
  if (const Broken broken = check_one_amount(first, a); !broken.empty()) return broken;
  if (const Broken broken = check_one_amount(second, b); !broken.empty()) return broken;
  if (!a || !b) return "";
  if ((*a <=> *b) != (padded(*a) <=> padded(*b))) return "amounts compare by value";
  if ((*a == *b) != (padded(*a) == padded(*b))) return "equal amounts are equal in value";
  const std::optional<Amount> sum = add(*a, *b);
  const std::optional<Amount> mirrored = add(*b, *a);
  if (sum.has_value() != mirrored.has_value()) return "a sum has no order";
  if (!sum) return "";
  if (sum->text() != mirrored->text()) return "a sum has no order";
  if (*sum < *a || *sum < *b) return "a sum is not less than its parts";
  if (!Amount::parse(sum->text())) return "a sum is an amount";
  if (a->is_zero() && *sum != *b) return "zero adds nothing";
  return "";
}

Broken check_address(std::string_view input) {
  const auto [network, address] = split_at_line_feed(input);
  const AddressKind kind = address_kind(network, address);
  std::string joined;
  for (const std::string& group : address_groups(address)) joined += group;
  if (joined != address) return "groups leave nothing out";
  if (!same_address(address, address)) return "an address is the same as itself";
  const auto checked = bleepay::check_address(kind, address);
  if (!checked) return check_fault(checked.fault());
  if (*checked != address) return "an address keeps its spelling";
  const std::string spelled = checksummed(address);
  if (!same_address(spelled, address)) return "a checksum changes nothing but case";
  if (checksummed(spelled) != spelled) return "a checksum is found once";
  if (!bleepay::check_address(kind, spelled)) return "our own spelling is accepted";
  if (kind != AddressKind::Evm) return spelled == address ? "" : "only EVM spells in case";
  // One letter in the other case breaks the checksum, unless it leaves one case only.
  for (std::size_t i = 2; i < spelled.size(); ++i) {
    std::string wrong = spelled;
    wrong[i] = static_cast<char>(wrong[i] ^ 0x20);
    if (spelled[i] < 'A' || !bleepay::check_address(kind, wrong)) continue;
    const bool is_upper = wrong.find_first_of("abcdef", 2) == wrong.npos;
    const bool is_lower = wrong.find_first_of("ABCDEF", 2) == wrong.npos;
    if (!is_upper && !is_lower) return "a wrong checksum is refused";
  }
  return "";
}

Broken check_instant(std::string_view input) {
  const Result<WallTime> instant = parse_instant(input);
  if (!instant) return check_fault(instant.fault());
  const std::string text = format_instant(*instant);
  if (text.size() != 24 || text.back() != 'Z') return "an instant is written one way";
  const Result<WallTime> again = parse_instant(text);
  if (!again || *again != *instant) return "what is written is read as the same instant";
  return "";
}

}  // namespace bleepay::fuzz
