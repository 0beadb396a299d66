#include "sandbox/sha256.h"

#include <gtest/gtest.h>

#include <ostream>

namespace bleepay::sandbox {
namespace {

struct Vector {
  const char* name;
  std::string message;
  const char* digest;
};
std::ostream& operator<<(std::ostream& out, const Vector& vector) { return out << vector.name; }

class Sha256Test : public ::testing::TestWithParam<Vector> {};
TEST_P(Sha256Test, GivesThePublishedDigest) {
  EXPECT_EQ(to_hex(sha256(GetParam().message)), GetParam().digest);
}

// The first three are the examples of FIPS 180-4 (csrc.nist.gov, SHA256.pdf); the others sit around
// the block's edge and were computed with coreutils' sha256sum.
const Vector kVectors[] = {
    {"Empty", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"OneBlock", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"TwoBlocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"FiftyFive", std::string(55, 'a'),
     "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
    {"SixtyFour", std::string(64, 'a'),
     "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
    {"Million", std::string(1'000'000, 'a'),
     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};
INSTANTIATE_TEST_SUITE_P(Published, Sha256Test, ::testing::ValuesIn(kVectors),
                         [](const auto& row) { return std::string(row.param.name); });

// RFC 4231, test cases 1, 2 and 6.
TEST(HmacSha256, GivesTheRfcsTags) {
  EXPECT_EQ(to_hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(to_hex(hmac_sha256(std::string(131, '\xaa'),
                               "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

// RFC 4648, section 10, without the padding; the last has the two letters base64 spells otherwise.
TEST(Base64Url, GivesTheRfcsTexts) {
  EXPECT_EQ(base64url(""), "");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url("fo"), "Zm8");
  EXPECT_EQ(base64url("foo"), "Zm9v");
  EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64url("\xfb\xff"), "-_8");
}

}  // namespace
}  // namespace bleepay::sandbox
