#include "checkout/redaction.h"

#include <algorithm>
#include <array>

#include "api/errors.h"
#include "checkout/code_entry.h"

namespace bleepay::checkout {
namespace {

using api::json::Kind;
using api::json::Value;
using api::json::Writer;

/// What the machine may read of a session or a voucher, on any level.
constexpr std::array<std::string_view, 33> kKept{"address",
                                                 "amount",
                                                 "chainId",
                                                 "code",
                                                 "confirmedTxid",
                                                 "createdAt",
                                                 "currency",
                                                 "currencyAddress",
                                                 "data",
                                                 "expectedPayment",
                                                 "expiresAt",
                                                 "extras",
                                                 "from",
                                                 "id",
                                                 "input",
                                                 "joinedAt",
                                                 "network",
                                                 "networks",
                                                 "paymentId",
                                                 "payers",
                                                 "payments",
                                                 "receipts",
                                                 "status",
                                                 "suppliedPayment",
                                                 "to",
                                                 "txHash",
                                                 "txId",
                                                 "txhash",
                                                 "type",
                                                 "updatedAt",
                                                 "value",
                                                 "vouchers",
                                                 "wallet"};

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

}  // namespace

std::string Redaction::stand_in(std::string_view secret, std::string_view prefix) {
  const std::uint64_t hash = hash_of(secret);
  for (const Known& known : known_) {
    if (known.length == secret.size() && known.hash == hash) return known.stand_in;
  }
  std::string text(prefix);
  // The number takes the place of the last zeros: six characters stay six.
  std::size_t at = text.size();
  for (std::size_t number = known_.size() + 1; number > 0 && at > 1; number /= 10) {
    text[--at] = static_cast<char>('0' + number % 10);
  }
  known_.push_back({secret.size(), hash, text});
  return text;
}

std::string Redaction::stand_in_of_code(std::string_view code) {
  return code.empty() ? std::string() : stand_in(code, "CODE00");
}

std::string Redaction::stand_in_of_typed(const api::ContextCode& typed) {
  const CodeEntry entry = read_code_entry(typed);
  switch (entry.fault) {
    case MessageKey::None:
      return stand_in_of_code(entry.code.reveal());
    case MessageKey::CodeEmpty:
      return "";
    case MessageKey::CodeLength:
      return "SHORT";
    default:
      return "ODD!!!";
  }
}

std::string Redaction::stand_in_of_token(const api::Token& token) {
  return token.empty() ? std::string() : stand_in(token.reveal(), "token-000");
}

/// Bleepay, or what stands in front of it, may repeat a secret wherever it likes.
std::string Redaction::concealed(std::string_view text) const {
  std::string kept(text);
  for (const Known& known : known_) {
    for (std::size_t at = 0; at + known.length <= kept.size(); ++at) {
      if (hash_of(std::string_view(kept).substr(at, known.length)) == known.hash) {
        kept.replace(at, known.length, known.stand_in);
      }
    }
  }
  return kept;
}

std::optional<api::JsonText> Redaction::body(const HttpReply& reply, bool is_sign_in) {
  if (reply.delivery != Delivery::Answered) return std::nullopt;
  if (reply.status < 200 || reply.status >= 300) return error_body(reply);
  const auto document = api::json::Document::parse(reply.body);
  if (!document) return std::nullopt;
  Writer out;
  is_sign_in ? put_sign_in(out, document->root()) : put(out, document->root());
  return api::JsonText{std::move(out).take()};
}

/// Everything that is decided by an error is decided by its code.
std::optional<api::JsonText> Redaction::error_body(const HttpReply& reply) {
  const api::ApiError error = api::read_error(reply);
  if (error.code_text.empty()) return std::nullopt;
  std::string code = error.code_text;
  if (error.code == api::ErrorCode::Other) {
    // Folded to small letters on the way in, which would hide a code from us.
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    code = concealed(code) == code ? error.code_text : "concealed";
  }
  Writer out;
  out.begin_object();
  out.name("code");
  out.text(code);
  out.end_object();
  return api::JsonText{std::move(out).take()};
}

void Redaction::put_sign_in(Writer& out, const Value& root) {
  const auto authorization = root.find("authorization");
  const auto token = authorization ? authorization->find("token") : std::nullopt;
  out.begin_object();
  if (token && token->is(Kind::Text)) {
    out.name("authorization");
    out.begin_object();
    out.name("token");
    out.text(stand_in_of_token(api::Token(std::string(token->text()))));
    out.end_object();
  }
  out.end_object();
}

void Redaction::put(Writer& out, const Value& value) {
  switch (value.kind()) {
    case Kind::Object:
      out.begin_object();
      for (const Value member : value) put_member(out, member);
      out.end_object();
      return;
    case Kind::Array:
      out.begin_array();
      for (const Value element : value) put(out, element);
      out.end_array();
      return;
    case Kind::Text:
      out.text(concealed(value.text()));
      return;
    case Kind::Number:
      // Codes may consist of digits alone.
      concealed(value.text()) == value.text() ? out.value(value) : out.number(0);
      return;
    case Kind::Bool:
    case Kind::Null:
      out.value(value);
      return;
  }
}

void Redaction::put_member(Writer& out, const Value& member) {
  const std::string_view name = member.name();
  if (is_everything_kept_) {
    out.name(concealed(name));
    return put(out, member);
  }
  if (std::find(kKept.begin(), kKept.end(), name) == kKept.end()) return;
  out.name(name);
  if (name == "code" && !member.is(Kind::Null)) {
    // A code that is no text stays one that is none.
    member.is(Kind::Text) ? out.text(stand_in_of_code(member.text())) : out.truth(false);
  } else if (name == "payers" && member.is(Kind::Array)) {
    out.begin_array();
    for (const Value payer : member) {
      const auto address = payer.find("address");
      // Who is no payer makes the list one that is not read.
      out.raw(address && address->is(Kind::Text) ? R"({"address":"payer"})" : "null");
    }
    out.end_array();
  } else {
    is_everything_kept_ = name == "extras";
    put(out, member);
    is_everything_kept_ = false;
  }
}

}  // namespace bleepay::checkout
