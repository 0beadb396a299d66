#include "checkout/wire.h"

#include <gtest/gtest.h>

#include "support/fixture.h"

namespace bleepay::checkout {
namespace {

std::string_view name_of(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::Done:
      return "done";
    case AnswerKind::Refused:
      return "refused";
    case AnswerKind::Unauthorized:
      return "unauthorized";
    case AnswerKind::NotFound:
      return "not found";
    case AnswerKind::Limited:
      return "limited";
    case AnswerKind::Unclear:
      return "unclear";
  }
  return "";
}

const bool kReplies =
    support::test_each_row("SortReply", "checkout/replies.txt", [](const support::Row& row) {
      HttpReply reply;
      reply.delivery = Delivery::Answered;
      reply.status = std::stoi(row["status"]);
      reply.body = row["body"];
      EXPECT_EQ(name_of(sort_reply(reply).kind), row["kind"]);
    });

TEST(SortReply, WhateverWasNotAnsweredIsUnclear) {
  for (const Delivery delivery : {Delivery::Unreachable, Delivery::TimedOut, Delivery::TooLarge,
                                  Delivery::Redirected, Delivery::Aborted}) {
    // Even if some status came along with it.
    EXPECT_EQ(sort_reply({delivery, 200, "{}", std::nullopt}).kind, AnswerKind::Unclear);
    EXPECT_EQ(sort_reply({delivery, 404, "{}", std::nullopt}).kind, AnswerKind::Unclear);
  }
}

TEST(Wire, BodyThatDoesNotReadMakesADoneReplyUnclear) {
  const HttpReply reply{Delivery::Answered, 200, "<html>", std::nullopt};
  Answer answer = sort_reply(reply);
  EXPECT_FALSE(read_body<api::VoucherReply>(reply, answer));
  EXPECT_EQ(answer.kind, AnswerKind::Unclear);
}

TEST(Wire, RefusalsAreNotReadAsBodies) {
  const HttpReply reply{Delivery::Answered, 400, R"({"id":"vch_1","status":"RESERVED"})",
                        std::nullopt};
  Answer answer = sort_reply(reply);
  EXPECT_FALSE(read_body<api::VoucherReply>(reply, answer));
  EXPECT_EQ(answer.kind, AnswerKind::Refused);
}

TEST(Wire, TimeoutsAreThoseOfTheOptions) {
  const Options options;
  const api::Token token("t");
  const Caller caller{options, token};
  EXPECT_EQ(plain_call(caller, api::Endpoint::SessionGet, "ses_1").timeout, options.reply_timeout);
  EXPECT_EQ(sign_in_call(options, api::ContextCode("K7M4Q2")).timeout, options.reply_timeout);
}

TEST(Wire, IdsAreEncodedInTargets) {
  const Options options;
  const api::Token token("t");
  const HttpRequest request =
      plain_call({options, token}, api::Endpoint::VoucherGet, "vch/../1?x#y");
  EXPECT_EQ(request.target, "vouchers/vch%2F..%2F1%3Fx%23y");
}

}  // namespace
}  // namespace bleepay::checkout
