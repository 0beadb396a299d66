#include "native/static_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "unit/native/scratch.h"

namespace bleepay::native {
namespace {

std::string header_of(const sandbox::Answer& answer, std::string_view name) {
  const auto found = std::find_if(answer.headers.begin(), answer.headers.end(),
                                  [name](const auto& header) { return header.first == name; });
  return found == answer.headers.end() ? "(absent)" : found->second;
}

class StaticFilesTest : public ::testing::Test {
 protected:
  StaticFilesTest() {
    write("index.html", "<!doctype html>");
    write("app.mjs", "export {};");
    write("app.mjs.br", "squeezed");
    write("sub/index.html", "sub");
    write("_headers", "/*\n  X-All: yes\n/sub/*\n  Content-Security-Policy: default-src 'none'\n");
    write(".secret", "hidden");
    write("../outside.txt", "outside");
  }

  void write(const std::string& name, std::string_view text) {
    const auto file = folder() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  std::filesystem::path folder() const { return scratch_.path() / "public"; }

  sandbox::Answer get(std::string target, std::string accept = {}, std::string known = {}) {
    if (!files_) {
      auto opened = StaticFiles::open(folder().string());
      EXPECT_TRUE(opened.ok());
      files_ = *std::move(opened);
    }
    HttpCall call;
    call.call.method = "GET";
    call.call.target = std::move(target);
    call.accept_encoding = std::move(accept);
    call.if_none_match = std::move(known);
    return files_->answer(call);
  }

  Scratch scratch_;
  std::optional<StaticFiles> files_;
};

TEST_F(StaticFilesTest, AnswersWithTheFileAndItsType) {
  const sandbox::Answer answer = get("/app.mjs?v=1");
  EXPECT_EQ(answer.body, "export {};");
  EXPECT_EQ(answer.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(header_of(answer, "x-content-type-options"), "nosniff");
}

TEST_F(StaticFilesTest, AnswersAFolderWithItsIndex) {
  EXPECT_EQ(get("/").body, "<!doctype html>");
  EXPECT_EQ(get("/sub/").body, "sub");
  EXPECT_EQ(get("/sub").status, 301);
  EXPECT_EQ(header_of(get("/sub"), "location"), "/sub/");
}

TEST_F(StaticFilesTest, SendsBrotliToThoseWhoTakeIt) {
  const sandbox::Answer squeezed = get("/app.mjs", "gzip, br");
  EXPECT_EQ(squeezed.body, "squeezed");
  EXPECT_EQ(squeezed.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(header_of(squeezed, "content-encoding"), "br");
  EXPECT_EQ(header_of(squeezed, "vary"), "accept-encoding");
  EXPECT_EQ(get("/app.mjs", "gzip").body, "export {};");
  EXPECT_EQ(get("/index.html", "br").body, "<!doctype html>");
}

TEST_F(StaticFilesTest, SaysNothingNewToThoseWhoKnow) {
  const std::string tag = header_of(get("/index.html"), "etag");
  const sandbox::Answer known = get("/index.html", {}, "\"other\", " + tag);
  EXPECT_EQ(known.status, 304);
  EXPECT_EQ(known.body, "");
  EXPECT_EQ(header_of(known, "x-all"), "yes");
  write("index.html", "<!doctype html><p>");
  EXPECT_EQ(get("/index.html", {}, tag).status, 200);
  EXPECT_NE(header_of(get("/app.mjs"), "etag"), header_of(get("/app.mjs", "br"), "etag"));
}

TEST_F(StaticFilesTest, SendsTheHeadersOfEveryMatchingRule) {
  EXPECT_EQ(header_of(get("/sub/"), "content-security-policy"), "default-src 'none'");
  EXPECT_EQ(header_of(get("/sub/"), "x-all"), "yes");
  EXPECT_EQ(header_of(get("/"), "content-security-policy"), "(absent)");
}

class HiddenTargetTest : public StaticFilesTest,
                         public ::testing::WithParamInterface<const char*> {};

TEST_P(HiddenTargetTest, IsNotThere) { EXPECT_EQ(get(GetParam()).status, 404); }

INSTANTIATE_TEST_SUITE_P(Target, HiddenTargetTest,
                         ::testing::Values("/../outside.txt", "/sub/../../outside.txt",
                                           "/%2e%2e/outside.txt", "/..%2foutside.txt",
                                           "/..\\outside.txt", "//etc/passwd", "/.secret",
                                           "/%2esecret", "/_headers", "/app.mjs%00.html",
                                           "/nothing", "/%zz", "/%", "app.mjs", ""));

TEST_F(StaticFilesTest, DoesNotFollowLinksOutOfTheFolder) {
  std::filesystem::create_symlink(scratch_.path() / "outside.txt", folder() / "link.txt");
  EXPECT_EQ(get("/link.txt").status, 404);
}

TEST_F(StaticFilesTest, CanOnlyBeRead) {
  static_cast<void>(get("/"));
  HttpCall call;
  call.call.method = "POST";
  call.call.target = "/index.html";
  EXPECT_EQ(files_->answer(call).status, 405);
}

TEST_F(StaticFilesTest, NeedAFolder) {
  const auto missing = StaticFiles::open((folder() / "missing").string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.fault().kind, FaultKind::Missing);
  EXPECT_FALSE(StaticFiles::open((folder() / "index.html").string()).ok());
}

TEST_F(StaticFilesTest, RefuseBadRules) {
  write("_headers", "  X-Orphan: 1\n");
  const auto opened = StaticFiles::open(folder().string());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.fault().path, "_headers line 1");
}

TEST(MediaTypes, AreKnownByTheEnding) {
  EXPECT_EQ(media_type("checkout.wasm"), "application/wasm");
  EXPECT_EQ(media_type("index.html"), "text/html; charset=utf-8");
  EXPECT_EQ(media_type("shop.css"), "text/css; charset=utf-8");
  EXPECT_EQ(media_type("order.json"), "application/json; charset=utf-8");
  EXPECT_EQ(media_type("README"), "application/octet-stream");
}

// --- _headers -----------------------------------------------------------------------------------

std::string headers_for(std::string_view rules, std::string_view path) {
  const auto parsed = HeaderRules::parse(rules);
  if (!parsed.ok()) return describe(parsed.fault());
  std::string all;
  for (const auto& [name, value] : parsed->headers_for(path)) all += name + "=" + value + ";";
  return all;
}

struct RuleRow {
  const char* name;
  const char* rules;
  const char* path;
  const char* headers;
};
std::ostream& operator<<(std::ostream& out, const RuleRow& row) { return out << row.name; }

class HeaderRulesTest : public ::testing::TestWithParam<RuleRow> {};
TEST_P(HeaderRulesTest, GivesTheseHeaders) {
  EXPECT_EQ(headers_for(GetParam().rules, GetParam().path), GetParam().headers);
}

constexpr RuleRow kRules[] = {
    {"ExactPath", "/a\n  X: 1\n", "/a", "x=1;"},
    {"AnotherPath", "/a\n  X: 1\n", "/ab", ""},
    {"Splat", "/a/*\n  X: 1\n", "/a/b/c", "x=1;"},
    {"SplatInTheMiddle", "/*.wasm\n  X: 1\n", "/dist/core.wasm", "x=1;"},
    {"Placeholder", "/:page/x\n  X: 1\n", "/shop/x", "x=1;"},
    {"PlaceholderIsOneSegment", "/:page/x\n  X: 1\n", "/a/b/x", ""},
    {"SeveralRules", "/*\n  X: 1\n/a\n  Y: 2\n", "/a", "x=1;y=2;"},
    {"SameNameIsJoined", "/*\n  X: 1\n/a\n  x: 2\n", "/a", "x=1, 2;"},
    {"ColonsInValues", "/a\n  Link: <https://x.test>\n", "/a", "link=<https://x.test>;"},
    {"CommentsAndBlankLines", "# one\n\n/a\n  # two\n\tX: 1\r\n", "/a", "x=1;"},
    {"NoEndOfLine", "/a\n  X: 1", "/a", "x=1;"},
    {"Orphan", "  X: 1\n", "/a", "_headers line 1: must follow the path it belongs to"},
    {"NoColon", "/a\n  X 1\n", "/a", "_headers line 2: must be a name, a colon and a value"},
    {"NotAPath", "a\n", "/a", "_headers line 1: must begin with / or be indented"},
};
INSTANTIATE_TEST_SUITE_P(Netlify, HeaderRulesTest, ::testing::ValuesIn(kRules),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace bleepay::native
