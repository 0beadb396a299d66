#include "api/errors.h"

#include <gtest/gtest.h>

#include "api/json.h"
#include "support/fixture.h"

namespace bleepay::api {
namespace {

HttpReply reply(int status, std::string body) {
  return {Delivery::Answered, status, std::move(body), std::nullopt};
}

const bool kErrors =
    support::test_each_row("ErrorReply", "api/errors.txt", [](const support::Row& row) {
      const int status = std::stoi(row["status"]);
      const ApiError error = read_error(reply(status, row["body"]));
      EXPECT_EQ(error.status, status);
      EXPECT_EQ(to_string(error.code), row["code"]);
      EXPECT_EQ(error.code_text, row["text"]);
    });

TEST(ErrorCode, EveryCodeHasItsText) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::SessionNotJoined); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_EQ(error_code(to_string(code)), code) << i;
    EXPECT_EQ(to_string(code) == "other", code == ErrorCode::Other) << i;
  }
}

class PrintedError : public ::testing::TestWithParam<ErrorShape> {};

TEST_P(PrintedError, IsUnderstoodAgain) {
  for (int i = 1; i <= static_cast<int>(ErrorCode::SessionNotJoined); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    const ApiError error = read_error(
        reply(400, encode_error(GetParam(), 400, to_string(code), "What \"was\" wrong")));
    EXPECT_EQ(error.code, code) << to_string(code);
    EXPECT_EQ(error.code_text, to_string(code));
  }
}

INSTANTIATE_TEST_SUITE_P(EveryShape, PrintedError,
                         ::testing::Values(ErrorShape::Flat, ErrorShape::Nested, ErrorShape::Nest));

TEST(PrintedErrorBody, ShapesAreAsDescribed) {
  EXPECT_EQ(encode_error(ErrorShape::Flat, 404, "not_found", "No such voucher"),
            R"({"statusCode":404,"code":"not_found","message":"No such voucher",)"
            R"("error":"Not Found"})");
  EXPECT_EQ(encode_error(ErrorShape::Nested, 404, "not_found", "No such voucher"),
            R"({"error":{"code":"not_found","message":"No such voucher"}})");
  EXPECT_EQ(encode_error(ErrorShape::Nest, 404, "not_found", "No such voucher"),
            R"({"statusCode":404,"message":"not_found"})");
  EXPECT_EQ(encode_error(ErrorShape::Nest, 400, "validation_failed", "code: is required"),
            R"({"statusCode":400,"message":["code: is required"]})");
}

TEST(PrintedErrorBody, EveryStatusHasAPhrase) {
  for (const int status : {400, 401, 403, 404, 405, 409, 413, 429, 500, 503, 599}) {
    const auto body = json::Document::parse(encode_error(ErrorShape::Flat, status, "c", "m"));
    ASSERT_TRUE(body.ok());
    EXPECT_FALSE(body->root().find("error")->text().empty()) << status;
  }
}

TEST(ErrorMessage, IsFoundInEveryShape) {
  for (const ErrorShape shape : {ErrorShape::Flat, ErrorShape::Nested}) {
    EXPECT_EQ(read_error(reply(400, encode_error(shape, 400, "not_simple", "Oh"))).message, "Oh");
  }
  EXPECT_EQ(read_error(reply(400, R"({"message":["first","second"]})")).message, "first");
  EXPECT_EQ(read_error(reply(400, R"({"message":[{"x":1}]})")).message, "");
  EXPECT_EQ(read_error(reply(400, R"({"message":5})")).message, "");
}

TEST(ErrorMessage, IsShortAndPrintable) {
  const ApiError error =
      read_error(reply(400, R"({"message":"a\u001b[2Jb\u202e)" + std::string(500, 'x') + "\"}"));
  EXPECT_EQ(error.message.size(), 200u);
  EXPECT_EQ(error.message.substr(0, 9), "a?[2Jb???");
}

TEST(ErrorMessage, DeletedCharactersAreNotPrintable) {
  EXPECT_EQ(read_error(reply(400, "{\"message\":\"a\x7F~\"}")).message, "a?~");
}

TEST(ErrorReply, TextWithOtherCharactersIsNoCode) {
  for (const char* text : {"not{simple", "not~simple", "not/simple", "not:simple", "not@simple"}) {
    for (const std::string& body : {R"({"code":")" + std::string(text) + R"("})",
                                    R"({"message":")" + std::string(text) + R"("})"}) {
      EXPECT_EQ(read_error(reply(400, body)).code_text, "") << body;
    }
  }
}

}  // namespace
}  // namespace bleepay::api
