// Reading, writing and checking every message: the one place where the descriptions become code.
#include "api/codec.h"

#include "api/describe.h"
#include "base/amount.h"

namespace bleepay::api {

template <class Message>
std::string encode(const Message& message) {
  return write_message(message);
}

template <class Message>
Result<Message> decode(std::string_view body, Unknowns unknowns) {
  return read_message<Message>(body, unknowns);
}

template <class Request>
std::optional<Fault> validate(const Request& request) {
  return check_message(request);
}

// A converted amount comes as a JSON text, or bare, which is a JSON number: both are read as text.
template <>
Result<ConvertReply> decode<ConvertReply>(std::string_view body, Unknowns) {
  const auto document = json::Document::parse(body);
  if (!document) return document.fault();
  const json::Value value = document->root();
  if (!value.is(json::Kind::Text) && !value.is(json::Kind::Number)) {
    return Fault{FaultKind::WrongType, {}, "must be a text or a number"};
  }
  const Result<Amount> amount = Amount::parse(value.text());
  if (!amount) return amount.fault();
  return ConvertReply{amount->text()};
}

template <>
std::string encode<ConvertReply>(const ConvertReply& reply) {
  json::Writer writer;
  writer.text(reply.amount);
  return std::move(writer).take();
}

bool same_json(std::string_view a, std::string_view b) {
  const auto x = json::Document::parse(a);
  const auto y = json::Document::parse(b);
  return x && y && json::same(x->root(), y->root());
}

#define BLEEPAY_MESSAGE(Message)                        \
  template std::string encode<Message>(const Message&); \
  template Result<Message> decode<Message>(std::string_view, Unknowns)
#define BLEEPAY_REQUEST(Request) \
  BLEEPAY_MESSAGE(Request);      \
  template std::optional<Fault> validate<Request>(const Request&)

BLEEPAY_REQUEST(SignInRequest);
BLEEPAY_REQUEST(SignUpRequest);
BLEEPAY_REQUEST(ContextOpenRequest);
BLEEPAY_REQUEST(ContextCloseRequest);
BLEEPAY_REQUEST(SessionOpenRequest);
BLEEPAY_REQUEST(ReserveByCodeRequest);
BLEEPAY_REQUEST(RedeemRequest);
BLEEPAY_REQUEST(NegotiateRequest);
BLEEPAY_REQUEST(SignRequest);
BLEEPAY_REQUEST(ResolveRequest);
BLEEPAY_REQUEST(ConvertRequest);
BLEEPAY_REQUEST(EmptyRequest);
BLEEPAY_MESSAGE(SignInReply);
BLEEPAY_MESSAGE(SignUpReply);
BLEEPAY_MESSAGE(ChallengeReply);
BLEEPAY_MESSAGE(ContextReply);
BLEEPAY_MESSAGE(ContextListReply);
BLEEPAY_MESSAGE(SessionReply);
BLEEPAY_MESSAGE(VoucherReply);
BLEEPAY_MESSAGE(VoucherListReply);
BLEEPAY_MESSAGE(NetworkListReply);
BLEEPAY_MESSAGE(CurrencyListReply);

// Parts that the sandbox keeps by themselves.
BLEEPAY_MESSAGE(Payment);
BLEEPAY_MESSAGE(CustomTerms);

}  // namespace bleepay::api
