#include "message_table.h"

#include <cstdio>
#include <cstdlib>

namespace bleepay::api {
namespace {

template <class Message>
MessageUnderTest reply() {
  return {[](std::string_view body) -> Result<std::string> {
            const Result<Message> message = decode<Message>(body);
            if (!message) return message.fault();
            return encode(*message);
          },
          nullptr};
}

template <class Message>
MessageUnderTest request() {
  MessageUnderTest message = reply<Message>();
  message.check = [](std::string_view body) -> std::optional<Fault> {
    const Result<Message> decoded = decode<Message>(body);
    if (!decoded) return decoded.fault();
    return validate(*decoded);
  };
  return message;
}

}  // namespace

const std::map<std::string, MessageUnderTest>& messages() {
  static const std::map<std::string, MessageUnderTest> table{
      {"ChallengeReply", reply<ChallengeReply>()},
      {"ContextCloseRequest", request<ContextCloseRequest>()},
      {"ContextListReply", reply<ContextListReply>()},
      {"ContextOpenRequest", request<ContextOpenRequest>()},
      {"ContextReply", reply<ContextReply>()},
      {"ConvertReply", reply<ConvertReply>()},
      {"ConvertRequest", request<ConvertRequest>()},
      {"CurrencyListReply", reply<CurrencyListReply>()},
      {"CustomTerms", reply<CustomTerms>()},
      {"EmptyRequest", request<EmptyRequest>()},
      {"NegotiateRequest", request<NegotiateRequest>()},
      {"NetworkListReply", reply<NetworkListReply>()},
      {"Payment", reply<Payment>()},
      {"RedeemRequest", request<RedeemRequest>()},
      {"ReserveByCodeRequest", request<ReserveByCodeRequest>()},
      {"ResolveRequest", request<ResolveRequest>()},
      {"SessionOpenRequest", request<SessionOpenRequest>()},
      {"SessionReply", reply<SessionReply>()},
      {"SignInReply", reply<SignInReply>()},
      {"SignInRequest", request<SignInRequest>()},
      {"SignRequest", request<SignRequest>()},
      {"SignUpReply", reply<SignUpReply>()},
      {"SignUpRequest", request<SignUpRequest>()},
      {"VoucherListReply", reply<VoucherListReply>()},
      {"VoucherReply", reply<VoucherReply>()},
  };
  return table;
}

const MessageUnderTest& message_named(const std::string& name) {
  const auto found = messages().find(name);
  if (found == messages().end()) {
    std::fprintf(stderr, "no message is named %s\n", name.c_str());
    std::abort();
  }
  return found->second;
}

}  // namespace bleepay::api
