#include "sim/spoil.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace bleepay::sim {
namespace {

/// Where a text value stands in the body, without its quotes.
struct Place {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// One of the places of `"name":"..."`: which one is drawn.
std::optional<Place> place_of(const std::string& body, std::string_view name, Random& random) {
  const std::string mark = "\"" + std::string(name) + "\":\"";
  std::vector<std::size_t> found;
  for (std::size_t at = body.find(mark); at != std::string::npos; at = body.find(mark, at + 1)) {
    found.push_back(at + mark.size());
  }
  if (found.empty()) return std::nullopt;
  const std::size_t begin = found[random.below(static_cast<std::uint32_t>(found.size()))];
  return Place{begin, body.find('"', begin) - begin};
}

void replace(std::string& body, std::string_view name, std::string_view value, Random& random) {
  if (const auto place = place_of(body, name, random)) {
    body.replace(place->begin, place->length, value);
  }
}

/// Takes `"name":"..."` out, with the comma that goes with it.
void leave_out(std::string& body, std::string_view name, Random& random) {
  const auto place = place_of(body, name, random);
  if (!place) return;
  std::size_t begin = place->begin - name.size() - 4;
  std::size_t end = place->begin + place->length + 1;
  if (body[end] == ',') {
    ++end;
  } else if (body[begin - 1] == ',') {
    --begin;
  }
  body.erase(begin, end - begin);
}

void add_members(std::string& body, std::string_view members) {
  if (body.size() < 2 || body.front() != '{') return;
  body.insert(1, std::string(members) + (body[1] == '}' ? "" : ","));
}

/// Of the whole or of one in its list; the one that is true stands before the other or after it.
void say_status_twice(std::string& body, Random& random) {
  const auto place = place_of(body, "status", random);
  if (!place) return;
  constexpr std::size_t kName = std::string_view("\"status\":\"").size();
  if (random.below(2) == 0) {
    body.insert(place->begin - kName, R"("status":"RESOLVED",)");
  } else {
    body.insert(place->begin + place->length + 1, R"(,"status":"RESOLVED")");
  }
}

void change_wallet(std::string& body, Random& random) {
  // Same beginning, same end: what people compare.
  const auto place = place_of(body, "address", random);
  if (!place || place->length < 20) return;
  char& digit = body[place->begin + place->length / 2];
  digit = digit == '7' ? '8' : '7';
}

void change_amount(std::string& body, Random& random) {
  const auto place = place_of(body, "amount", random);
  if (!place) return;
  const std::string amount = body.substr(place->begin, place->length);
  body.replace(place->begin, place->length, random.below(2) == 0 ? "9" + amount : "1");
}

void unquote_amount(std::string& body, Random& random) {
  const auto place = place_of(body, "amount", random);
  if (!place) return;
  body.erase(place->begin + place->length, 1);
  body.erase(place->begin - 1, 1);
}

/// Of what the reply is about. Ids in a list are Bleepay's word for what there is.
void change_id(std::string& body) {
  const std::size_t begin = body.find("\"id\":\"");
  if (begin == std::string::npos) return;
  char& last = body[body.find('"', begin + 6) - 1];
  last = last == 'x' ? 'y' : 'x';
}

/// Two hours ahead, said in that zone: the same instant.
void change_zone(std::string& body, Random& random) {
  const auto place = place_of(body, "expiresAt", random);
  if (!place || place->length < 20) return;
  std::string text = body.substr(place->begin, 19);
  const int hour = (text[11] - '0') * 10 + (text[12] - '0') + 2;
  if (hour > 23) return;
  text[11] = static_cast<char>('0' + hour / 10);
  text[12] = static_cast<char>('0' + hour % 10);
  body.replace(place->begin, place->length, text + "+02:00");
}

constexpr std::array kOtherBodies{"null", "[]", "\"RESOLVED\"", "{}", "true", "200"};
constexpr std::array kOddStatuses{"SETTLED", "resolved", "RESOLVED ", "PAID", "", "COMPLETED"};

void break_text(Fault fault, std::string& body, Random& random) {
  switch (fault) {
    case Fault::HalfBody:
      body.resize(body.size() / 2);
      return;
    case Fault::EmptyBody:
      body.clear();
      return;
    case Fault::OtherBody:
      body = kOtherBodies[random.below(kOtherBodies.size())];
      return;
    case Fault::HugeNumber:
      return add_members(body, "\"weight\":" + std::string(10'000, '9'));
    case Fault::DeepNesting:
      return add_members(body, "\"deep\":" + std::string(200, '[') + std::string(200, ']'));
    case Fault::ByteOrderMark:
      body.insert(0, "\xEF\xBB\xBF");
      return;
    case Fault::BadUtf8:
      return add_members(body, "\"note\":\"\xC3\x28\"");
    case Fault::NulTail:
      body.push_back('\0');
      return;
    default:
      return;
  }
}

}  // namespace

void spoil(Fault fault, std::string& body, Random& random) {
  switch (fault) {
    case Fault::UnknownStatus:
      return replace(body, "status", kOddStatuses[random.below(kOddStatuses.size())], random);
    case Fault::NoStatus:
      return leave_out(body, "status", random);
    case Fault::NullMembers:
      return add_members(body, R"("joinedAt":null,"suppliedPayment":null,"payers":null)");
    case Fault::MoreMembers:
      return add_members(body, R"("paid":true,"state":"RESOLVED","fee":1.5,"tags":["x",{}])");
    case Fault::DuplicateKey:
      return say_status_twice(body, random);
    case Fault::NumberAmount:
      return unquote_amount(body, random);
    case Fault::OtherId:
      return change_id(body);
    case Fault::ExpiryPast:
      return replace(body, "expiresAt", "2020-01-01T00:00:00.000Z", random);
    case Fault::ExpiryFar:
      return replace(body, "expiresAt", "2099-01-01T00:00:00.000Z", random);
    case Fault::ExpiryZone:
      return change_zone(body, random);
    case Fault::NoExpiry:
      return leave_out(body, "expiresAt", random);
    case Fault::TamperedAmount:
      return change_amount(body, random);
    case Fault::TamperedWallet:
      return change_wallet(body, random);
    default:
      return break_text(fault, body, random);
  }
}

}  // namespace bleepay::sim
