// The table of calls, and the way between a call and its target.
#include "api/endpoints.h"

#include <algorithm>

namespace bleepay::api {
namespace {

constexpr std::array<EndpointRow, kEndpointCount> kRows{{
    {Endpoint::SignIn, Method::Post, "auth/sign-in", Guard::None, LimitClass::Auth, "sign-in"},
    {Endpoint::SignUp, Method::Post, "auth/sign-up", Guard::None, LimitClass::Auth, "sign-up"},
    {Endpoint::GetChallenge, Method::Get, "auth/get-challenge", Guard::None, LimitClass::Auth,
     "get-challenge"},
    {Endpoint::ContextOpen, Method::Post, "vouchers/contexts/context-open", Guard::Payer,
     LimitClass::VoucherWrite, "context-open"},
    {Endpoint::ContextGet, Method::Get, "vouchers/contexts/:id", Guard::Payer,
     LimitClass::VoucherRead, "context-get"},
    {Endpoint::ContextList, Method::Get, "vouchers/contexts", Guard::Payer, LimitClass::VoucherRead,
     "context-list"},
    {Endpoint::ContextClose, Method::Post, "vouchers/contexts/:id/context-close", Guard::Payer,
     LimitClass::VoucherWrite, "context-close"},
    {Endpoint::SessionOpen, Method::Post, "vouchers/sessions/session-open", Guard::Payee,
     LimitClass::VoucherWrite, "session-open"},
    // The pages of get and close show the payee's token without naming a guard; a payer who has
    // joined must be able to look, and may end what he joined.
    {Endpoint::SessionGet, Method::Get, "vouchers/sessions/:id", Guard::Either,
     LimitClass::VoucherRead, "session-get"},
    {Endpoint::SessionJoin, Method::Post, "vouchers/sessions/:id/session-join", Guard::Payer,
     LimitClass::VoucherWrite, "session-join"},
    {Endpoint::SessionReserve, Method::Post, "vouchers/sessions/:id/reserve-voucher", Guard::Payee,
     LimitClass::VoucherWrite, "session-reserve"},
    {Endpoint::SessionClose, Method::Post, "vouchers/sessions/:id/session-close", Guard::Either,
     LimitClass::VoucherWrite, "session-close"},
    {Endpoint::VoucherReserve, Method::Post, "vouchers/reserve-voucher", Guard::Either,
     LimitClass::VoucherWrite, "voucher-reserve"},
    {Endpoint::VoucherRedeem, Method::Post, "vouchers/:id/redeem-voucher", Guard::Payee,
     LimitClass::VoucherWrite, "voucher-redeem"},
    {Endpoint::VoucherGet, Method::Get, "vouchers/:id", Guard::Either, LimitClass::VoucherRead,
     "voucher-get"},
    {Endpoint::VoucherList, Method::Get, "vouchers", Guard::Payer, LimitClass::VoucherRead,
     "voucher-list"},
    {Endpoint::VoucherDiscard, Method::Post, "vouchers/:id/discard-voucher", Guard::Either,
     LimitClass::VoucherWrite, "voucher-discard"},
    {Endpoint::VoucherNegotiate, Method::Post, "vouchers/:id/negotiate-voucher", Guard::Payer,
     LimitClass::Negotiate, "voucher-negotiate"},
    {Endpoint::VoucherSign, Method::Post, "vouchers/:id/sign-voucher", Guard::Payer,
     LimitClass::VoucherWrite, "voucher-sign"},
    {Endpoint::VoucherResolve, Method::Post, "vouchers/:id/resolve-voucher", Guard::Payer,
     LimitClass::VoucherWrite, "voucher-resolve"},
    {Endpoint::Networks, Method::Get, "finance/networks", Guard::None, LimitClass::Finance,
     "networks"},
    {Endpoint::Currencies, Method::Get, "finance/currencies", Guard::None, LimitClass::Finance,
     "currencies"},
    {Endpoint::Convert, Method::Post, "finance/currencies/convert", Guard::None,
     LimitClass::Finance, "convert"},
}};

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].endpoint) != i) return false;
  }
  return true;
}
static_assert(in_enum_order());

constexpr std::string_view kIdSlot = ":id";

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Takes the first segment off a path.
std::string_view next_segment(std::string_view& path) {
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(std::min(slash + 1, path.size()));
  return segment;
}

struct Fit {
  bool fits = false;
  bool is_literal = true;
  std::string id;
};

Fit fit(std::string_view route, std::string_view path) {
  Fit result;
  while (!route.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(route);
    const std::string_view found = next_segment(path);
    if (wanted == kIdSlot) {
      auto id = percent_decode(found);
      if (!id || !is_usable_id(*id)) return {};
      result.is_literal = false;
      result.id = *std::move(id);
    } else if (wanted != found) {
      return {};
    }
  }
  result.fits = route.empty() && path.empty();
  return result;
}

}  // namespace

RateLimit published_limit(LimitClass limit_class) {
  using std::chrono::seconds;
  switch (limit_class) {
    case LimitClass::Auth:
    case LimitClass::Finance:
    case LimitClass::VoucherWrite:
      return {5, seconds(300)};
    case LimitClass::VoucherRead:
      return {10, seconds(600)};
    case LimitClass::Negotiate:
      return {1, seconds(60)};
  }
  return {0, seconds(0)};
}

const std::array<EndpointRow, kEndpointCount>& endpoints() { return kRows; }

const EndpointRow& row_of(Endpoint endpoint) { return kRows[static_cast<std::size_t>(endpoint)]; }

bool is_usable_id(std::string_view id) {
  const auto is_printable = [](char c) { return c > 0x20 && c < 0x7F; };
  return !id.empty() && id.size() <= kIdBytesMax && id != "." && id != ".." &&
         std::all_of(id.begin(), id.end(), is_printable);
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

std::string target_of(Endpoint endpoint, std::string_view id) {
  const std::string_view route = row_of(endpoint).route;
  const std::size_t slot = route.find(kIdSlot);
  std::string target(route);
  if (slot == std::string_view::npos) return target;
  // Nothing but a usable id ever gets here from a decoded reply; anything else must not turn into
  // another route.
  return target.replace(slot, kIdSlot.size(), is_usable_id(id) ? percent_encode(id) : "-");
}

RouteMatch match_route(Method method, std::string_view target) {
  RouteMatch match;
  const std::size_t mark = std::min(target.find('?'), target.size());
  std::string_view path = target.substr(0, mark);
  const std::string_view query = target.substr(std::min(mark + 1, target.size()));
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty() || path.ends_with('/') || path.find("//") != std::string_view::npos)
    return match;

  bool literal_found = false;
  for (const EndpointRow& row : kRows) {
    Fit found = fit(row.route, path);
    if (!found.fits || (literal_found && !found.is_literal)) continue;
    if (found.is_literal && !literal_found) {
      match = {};  // what a literal names is never an id
      literal_found = true;
    }
    if (row.method == method) {
      match.route = Route{row.endpoint, std::move(found.id), std::string(query)};
    } else {
      match.wrong_method = true;
    }
  }
  if (match.route) match.wrong_method = false;
  return match;
}

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t stop = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, stop);
    query.remove_prefix(std::min(stop + 1, query.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (percent_decode(pair.substr(0, equals)) != name) continue;
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    return percent_decode(value).value_or(std::string(value));
  }
  return std::nullopt;
}

}  // namespace bleepay::api
