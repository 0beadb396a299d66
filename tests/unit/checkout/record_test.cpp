#include "checkout/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "support/matchers.h"

namespace bleepay::checkout {
namespace {

Record sample() {
  Record record;
  record.order_id = "A-1042";
  record.terms_digest = "b498957ee9b1f22e";
  record.session_id = "ses_1";
  record.session_code = "D4E5F6";
  record.intents = {{1, "shoes", "redeem", "vch_1", "REDEEMED", 1781006403000, 1781006522000},
                    {2, "socks", "reserve", "", "sent", 1781006404000, 0}};
  record.expires_ms = 1781006522000;
  record.written_ms = 1781006404000;
  record.ahead_ms = -250;
  return record;
}

TEST(Record, ComesBackAsItWasWritten) {
  const auto read = read_record(write_record(sample()));
  ASSERT_TRUE(read.ok()) << describe(read.fault());
  EXPECT_EQ(*read, sample());
}

TEST(Record, EmptyMembersAreLeftOut) {
  Record record;
  record.order_id = "A";
  record.terms_digest = "d";
  const std::string text = write_record(record);
  EXPECT_EQ(text.find("sessionId"), std::string::npos);
  EXPECT_EQ(text.find("aheadMs"), std::string::npos);
  EXPECT_EQ(*read_record(text), record);
}

TEST(Record, EveryChangedCharacterIsNoticed) {
  const std::string text = write_record(sample());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == '7' ? '8' : '7';
    EXPECT_FALSE(read_record(changed).ok()) << i << ": " << changed;
  }
}

TEST(Record, EveryCutIsNoticed) {
  const std::string text = write_record(sample());
  for (std::size_t i = 0; i < text.size(); ++i) EXPECT_FALSE(read_record(text.substr(0, i)).ok());
}

TEST(Record, OtherVersionsAndMembersAreRefused) {
  std::string text = write_record(sample());
  EXPECT_THAT(read_record("{\"v\":2" + text.substr(6)), support::IsFaultOf(FaultKind::OutOfRange));
  EXPECT_THAT(read_record("{\"x\":1," + text.substr(1)), support::IsFaultOf(FaultKind::Unknown));
}

TEST(Record, IsAnotherWhereAnythingInItIs) {
  const std::vector<std::function<void(Record&)>> changes = {
      [](Record& r) { r.order_id = "A-1043"; },
      [](Record& r) { r.terms_digest = "0000000000000000"; },
      [](Record& r) { r.session_id = "ses_2"; },
      [](Record& r) { r.session_code = "D4E5F7"; },
      [](Record& r) { r.intents.pop_back(); },
      [](Record& r) { r.intents[0].n = 2; },
      [](Record& r) { r.intents[0].item_id = ""; },
      [](Record& r) { r.intents[0].op = "discard"; },
      [](Record& r) { r.intents[0].voucher_id = "vch_2"; },
      [](Record& r) { r.intents[0].state = "sent"; },
      [](Record& r) { r.intents[0].wall_ms += 1; },
      [](Record& r) { r.intents[0].expires_ms = 0; },
      [](Record& r) { r.expires_ms += 1; },
      [](Record& r) { r.written_ms += 1; },
      [](Record& r) { r.ahead_ms.reset(); },
  };
  EXPECT_EQ(sample(), sample());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Record other = sample();
    changes[i](other);
    EXPECT_NE(sample(), other) << "change " << i;
    EXPECT_NE(write_record(sample()), write_record(other)) << "change " << i;
  }
}

TEST(Record, FingerprintIsTheKnownFnv) {
  EXPECT_EQ(fingerprint(""), "cbf29ce484222325");
  EXPECT_EQ(fingerprint("a"), "af63dc4c8601ec8c");
  EXPECT_EQ(fingerprint("foobar"), "85944171f73967e8");
}

}  // namespace
}  // namespace bleepay::checkout
