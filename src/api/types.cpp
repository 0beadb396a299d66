// The wire names of states and kinds, each written once.
#include "api/types.h"

#include <array>
#include <utility>

namespace bleepay::api {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<VoucherStatus, 5> kVoucherStatuses{{{VoucherStatus::Reserved, "RESERVED"},
                                                    {VoucherStatus::Redeemed, "REDEEMED"},
                                                    {VoucherStatus::Resolved, "RESOLVED"},
                                                    {VoucherStatus::Discarded, "DISCARDED"},
                                                    {VoucherStatus::Expired, "EXPIRED"}}};
constexpr Names<SessionStatus, 2> kSessionStatuses{
    {{SessionStatus::Open, "OPEN"}, {SessionStatus::Closed, "CLOSED"}}};
constexpr Names<ContextStatus, 2> kContextStatuses{
    {{ContextStatus::Open, "OPEN"}, {ContextStatus::Closed, "CLOSED"}}};
constexpr Names<VoucherType, 2> kVoucherTypes{
    {{VoucherType::Simple, "SIMPLE"}, {VoucherType::Custom, "CUSTOM"}}};
// The first spelling is the one we write.
constexpr Names<CodeFormat, 3> kCodeFormats{{{CodeFormat::Numeric, "numeric"},
                                             {CodeFormat::Alphanum, "alphanum"},
                                             {CodeFormat::Alphanum, "alphanumeric"}}};

template <class Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return "UNKNOWN";
}

template <class Enum, std::size_t N>
Enum value_of(const Names<Enum, N>& names, std::string_view text) {
  for (const auto& [known, name] : names) {
    if (name == text) return known;
  }
  return Enum::Unknown;
}

}  // namespace

std::string_view to_string(VoucherStatus status) { return name_of(kVoucherStatuses, status); }
std::string_view to_string(SessionStatus status) { return name_of(kSessionStatuses, status); }
std::string_view to_string(ContextStatus status) { return name_of(kContextStatuses, status); }
std::string_view to_string(VoucherType type) { return name_of(kVoucherTypes, type); }
std::string_view to_string(CodeFormat format) { return name_of(kCodeFormats, format); }

VoucherStatus voucher_status(std::string_view text) { return value_of(kVoucherStatuses, text); }
SessionStatus session_status(std::string_view text) { return value_of(kSessionStatuses, text); }
ContextStatus context_status(std::string_view text) { return value_of(kContextStatuses, text); }
VoucherType voucher_type(std::string_view text) { return value_of(kVoucherTypes, text); }
CodeFormat code_format(std::string_view text) { return value_of(kCodeFormats, text); }

}  // namespace bleepay::api
