#include "api/json.h"

#include <gtest/gtest.h>

#include "api/codec.h"
#include "support/fixture.h"
#include "support/matchers.h"

namespace bleepay::api::json {
namespace {

using support::HasValue;
using support::IsFault;
using support::IsFaultOf;
using support::IsOk;

Result<std::string> rewritten(std::string_view text) {
  const auto document = Document::parse(text);
  if (!document) return document.fault();
  return compact(document->root());
}

const bool kAccepted =
    support::test_each_row("JsonAccepted", "api/json_accepted.txt", [](const support::Row& row) {
      EXPECT_THAT(rewritten(row["text"]), HasValue(row["compact"]));
      EXPECT_THAT(rewritten(row["compact"]), HasValue(row["compact"]));
    });

const bool kRefused =
    support::test_each_row("JsonRefused", "api/json_refused.txt", [](const support::Row& row) {
      const auto result = rewritten(row["text"]);
      ASSERT_FALSE(result.ok()) << *result;
      EXPECT_EQ(to_string(result.fault().kind), row["fault"]) << describe(result.fault());
      EXPECT_EQ(result.fault().path, row["path"]) << describe(result.fault());
    });

const bool kSame =
    support::test_each_row("JsonSame", "api/json_same.txt", [](const support::Row& row) {
      EXPECT_EQ(same_json(row["left"], row["right"]), row["same"] == "yes");
      EXPECT_EQ(same_json(row["right"], row["left"]), row["same"] == "yes");
    });

// --- limits --------------------------------------------------------------------------------------

std::string list_of(std::size_t count) {
  std::string text = "[0";
  for (std::size_t i = 1; i < count; ++i) text += ",0";
  return text + "]";
}

std::string object_of(std::size_t count) {
  std::string text = "{\"0\":0";
  for (std::size_t i = 1; i < count; ++i) text += ",\"" + std::to_string(i) + "\":0";
  return text + "}";
}

TEST(JsonLimit, AThousandElementsAndNoMore) {
  EXPECT_THAT(Document::parse(list_of(1000)), IsOk());
  EXPECT_THAT(Document::parse(list_of(1001)), IsFaultOf(FaultKind::TooLarge));
  EXPECT_THAT(Document::parse(object_of(1000)), IsOk());
  EXPECT_THAT(Document::parse(object_of(1001)), IsFaultOf(FaultKind::TooLarge));
}

TEST(JsonLimit, ABodyOf256KiBAndNoMore) {
  const std::string spaces(256 * 1024 - 2, ' ');
  EXPECT_THAT(Document::parse(spaces + "{}"), IsOk());
  EXPECT_THAT(Document::parse(spaces + " {}"), IsFaultOf(FaultKind::TooLarge));
}

TEST(JsonLimit, ATextOf16KiBAndNoMore) {
  const std::string text(16 * 1024, 'x');
  EXPECT_THAT(Document::parse('"' + text + '"'), IsOk());
  EXPECT_THAT(Document::parse('"' + text + "x\""), IsFaultOf(FaultKind::TooLarge));
}

TEST(JsonLimit, ManyBigObjectsAreReadInNoTime) {
  std::string text = "[" + object_of(1000);
  while (text.size() + object_of(1000).size() < 256 * 1024 - 2) text += "," + object_of(1000);
  EXPECT_THAT(Document::parse(text + "]"), IsOk());
}

TEST(JsonLimit, LimitsCanBeNarrowed) {
  EXPECT_THAT(Document::parse("[[0]]", {.depth = 1}), IsFault(FaultKind::TooLarge, "[0]"));
  EXPECT_THAT(Document::parse("[1,2]", {.elements = 1}), IsFaultOf(FaultKind::TooLarge));
  EXPECT_THAT(Document::parse("12345", {.number_bytes = 4}), IsFaultOf(FaultKind::TooLarge));
}

// --- the tree ------------------------------------------------------------------------------------

TEST(JsonValue, MembersAreFoundByName) {
  const auto document = Document::parse(R"({"a":[1,[2,3],{"x":4}],"b":null,"c":"d"})");
  ASSERT_THAT(document, IsOk());
  const Value root = document->root();
  EXPECT_EQ(root.size(), 3u);
  EXPECT_EQ(root.find("a")->size(), 3u);
  EXPECT_EQ(root.find("b")->kind(), Kind::Null);
  EXPECT_EQ(root.find("c")->text(), "d");
  EXPECT_FALSE(root.find("x"));
  EXPECT_FALSE(root.find("c")->find("d"));
  std::string kinds;
  const Value list = *root.find("a");
  for (const Value element : list) {
    kinds += element.is(Kind::Number) ? 'n' : element.is(Kind::Array) ? 'a' : 'o';
  }
  EXPECT_EQ(kinds, "nao");
}

TEST(JsonValue, ScalarsHaveNothingToIterate) {
  const auto document = Document::parse("7");
  ASSERT_THAT(document, IsOk());
  EXPECT_EQ(document->root().begin(), document->root().end());
}

TEST(JsonDocument, ViewsOutliveMoving) {
  auto document = Document::parse(R"({"short":"s"})");
  ASSERT_THAT(document, IsOk());
  Document moved = std::move(document).value();
  const std::string_view text = moved.root().find("short")->text();
  const Document again = std::move(moved);
  EXPECT_EQ(text, "s");
  EXPECT_EQ(again.root().find("short")->text().data(), text.data());
}

TEST(JsonDocument, AssigningTakesTheOthersPlace) {
  auto first = Document::parse(R"("first, long enough to be on the heap")");
  ASSERT_THAT(first, IsOk());
  Document document = std::move(first).value();
  auto second = Document::parse(R"("second")");
  document = std::move(second).value();
  EXPECT_EQ(document.root().text(), "second");
}

TEST(JsonDocument, AssignedToItselfItIsKept) {
  auto parsed = Document::parse(R"("long enough to be on the heap")");
  ASSERT_THAT(parsed, IsOk());
  Document document = std::move(parsed).value();
  Document& itself = document;
  document = std::move(itself);
  EXPECT_EQ(document.root().text(), "long enough to be on the heap");
}

// --- sameness ------------------------------------------------------------------------------------

TEST(JsonSameness, NumbersAreComparedByTheirValue) {
  EXPECT_TRUE(same_json("1e+2", "100"));
  EXPECT_TRUE(same_json("1E+02", "1.00e2"));
  EXPECT_FALSE(same_json("1e+2", "1e-2"));
  EXPECT_FALSE(same_json("10", "1"));
  EXPECT_FALSE(same_json("10", "-10"));
}

TEST(JsonSameness, NumbersTooSmallToMeasureAreTheSameAsNoOther) {
  for (const std::string exponent : {"e-2000000000000000000", "e-99999999999999999999"}) {
    EXPECT_TRUE(same_json("1" + exponent, "1" + exponent));
    EXPECT_FALSE(same_json("1" + exponent, "1.0" + exponent));
    EXPECT_FALSE(same_json("1" + exponent, "1"));
    EXPECT_FALSE(same_json("1", "1" + exponent));
    EXPECT_TRUE(same_json("0" + exponent, "0")) << "nothing is nothing by any measure";
  }
}

TEST(JsonSameness, WhatIsNoJsonIsTheSameAsNothing) {
  EXPECT_FALSE(same_json("{}", "{"));
  EXPECT_FALSE(same_json("{", "{}"));
  EXPECT_FALSE(same_json("{", "{"));
}

// --- writing -------------------------------------------------------------------------------------

TEST(JsonWriter, CommasStandBetween) {
  Writer writer;
  writer.begin_object();
  writer.name("a");
  writer.begin_array();
  writer.null();
  writer.truth(true);
  writer.truth(false);
  writer.number(-9223372036854775807 - 1);
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.raw("1.50");
  writer.end_array();
  writer.name("b");
  writer.text("");
  writer.end_object();
  EXPECT_EQ(std::move(writer).take(),
            R"({"a":[null,true,false,-9223372036854775808,{},[],1.50],"b":""})");
}

TEST(JsonWriter, BytesThatAreNoTextBecomeTheReplacement) {
  Writer writer;
  writer.text("a\xFF\xC3(\xED\xA0\x80z");
  const std::string written = std::move(writer).take();
  EXPECT_EQ(written, "\"a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  EXPECT_THAT(Document::parse(written), IsOk());
}

TEST(JsonWriter, EveryByteIsWrittenReadably) {
  for (int byte = 0; byte < 0x80; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    Writer writer;
    writer.text(text);
    const auto document = Document::parse(std::move(writer).take());
    ASSERT_THAT(document, IsOk()) << byte;
    EXPECT_EQ(document->root().text(), text) << byte;
  }
}

TEST(JsonPath, NamesFromOutsideAreMadeHarmless) {
  EXPECT_EQ(path_segment("amount"), "amount");
  EXPECT_EQ(path_segment("a\n\x1b[31m\xff"), "a??[31m?");
  EXPECT_EQ(path_segment("a b\x7F~"), "a?b?~");
  EXPECT_EQ(path_segment(std::string(100, 'x')), std::string(64, 'x'));
}

}  // namespace
}  // namespace bleepay::api::json
