#include "native/journal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "native/files.h"
#include "support/matchers.h"
#include "unit/native/scratch.h"

namespace bleepay::native {
namespace {

namespace fs = std::filesystem;

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777u;
}

TEST(FileJournal, RecordComesBackInAnotherProcess) {
  const Scratch scratch;
  EXPECT_TRUE(FileJournal(scratch.path() / "state").store("bleepay.A-1042", R"({"v":1})"));
  EXPECT_EQ(FileJournal(scratch.path() / "state").load("bleepay.A-1042"), R"({"v":1})");
}

TEST(FileJournal, LaterRecordReplacesTheEarlier) {
  const Scratch scratch;
  FileJournal journal(scratch.path());
  EXPECT_TRUE(journal.store("k", "a long record"));
  EXPECT_TRUE(journal.store("k", "short"));
  EXPECT_EQ(journal.load("k"), "short");
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1);
}

TEST(FileJournal, ErasedRecordIsGoneAndErasingTwiceIsFine) {
  const Scratch scratch;
  FileJournal journal(scratch.path());
  EXPECT_TRUE(journal.store("k", "{}"));
  EXPECT_TRUE(journal.erase("k"));
  EXPECT_TRUE(journal.erase("k"));
  EXPECT_EQ(journal.load("k"), std::nullopt);
}

TEST(FileJournal, OnlyTheOwnerMayRead) {
  const Scratch scratch;
  FileJournal journal(scratch.path() / "a" / "b");
  EXPECT_TRUE(journal.store("k", "{}"));
  EXPECT_EQ(mode_of(scratch.path() / "a"), 0700u);
  EXPECT_EQ(mode_of(scratch.path() / "a" / "b"), 0700u);
  EXPECT_EQ(mode_of(scratch.path() / "a" / "b" / "k.json"), 0600u);
}

TEST(FileJournal, KeyCannotLeadElsewhere) {
  const Scratch scratch;
  FileJournal journal(scratch.path() / "state");
  const std::string too_long(129, 'k');
  for (const std::string& key : {std::string(), std::string("../k"), std::string("a/b"),
                                 std::string("a b"), std::string("k\n"), too_long}) {
    EXPECT_FALSE(journal.store(key, "{}")) << key;
    EXPECT_FALSE(journal.erase(key)) << key;
    EXPECT_EQ(journal.load(key), std::nullopt) << key;
  }
  EXPECT_TRUE(journal.store("..", "{}"));
  EXPECT_TRUE(fs::exists(scratch.path() / "state" / "...json"));
}

TEST(FileJournal, RecordOverItsLimitIsRefused) {
  const Scratch scratch;
  FileJournal journal(scratch.path());
  EXPECT_TRUE(journal.store("k", std::string(64 * 1024, 'x')));
  EXPECT_FALSE(journal.store("k", std::string(64 * 1024 + 1, 'x')));
}

TEST(FileJournal, DirectoryThatCannotBeMadeIsReported) {
  const Scratch scratch;
  std::ofstream(scratch.path() / "file") << "in the way";
  FileJournal journal(scratch.path() / "file" / "state");
  EXPECT_FALSE(journal.store("k", "{}"));
  EXPECT_EQ(journal.load("k"), std::nullopt);
}

TEST(FileJournal, OneOfTwoMayWorkOnAKey) {
  const Scratch scratch;
  FileJournal first(scratch.path());
  EXPECT_TRUE(first.claim("k"));
  EXPECT_FALSE(FileJournal(scratch.path()).claim("k"));
  EXPECT_FALSE(FileJournal(scratch.path()).claim("k"));
  EXPECT_TRUE(FileJournal(scratch.path()).claim("other"));
}

TEST(FileJournal, ClaimEndsWithItsHolderAndLeavesNothing) {
  const Scratch scratch;
  EXPECT_TRUE(FileJournal(scratch.path()).claim("k"));
  EXPECT_TRUE(fs::is_empty(scratch.path()));
  EXPECT_TRUE(FileJournal(scratch.path()).claim("k"));
}

TEST(Files, MissingFileIsMissing) {
  const Scratch scratch;
  const auto text = read_file(scratch.path() / "none.json", 10);
  EXPECT_THAT(text, support::IsFaultOf(FaultKind::Missing));
  EXPECT_NE(describe(text.fault()).find("none.json: No such file"), std::string::npos);
}

TEST(Files, DirectoryIsNoFile) {
  const Scratch scratch;
  EXPECT_THAT(read_file(scratch.path(), 10), support::IsFaultOf(FaultKind::Malformed));
}

TEST(Files, LimitIsPrecise) {
  const Scratch scratch;
  ASSERT_THAT(replace_file(scratch.path() / "f", "0123456789"), support::IsOk());
  EXPECT_THAT(read_file(scratch.path() / "f", 10), support::HasValue("0123456789"));
  EXPECT_THAT(read_file(scratch.path() / "f", 9), support::IsFaultOf(FaultKind::TooLarge));
}

TEST(Files, FailedReplacementLeavesNothingBehind) {
  const Scratch scratch;
  fs::create_directories(scratch.path() / "taken" / "full");
  EXPECT_FALSE(replace_file(scratch.path() / "taken", "text").ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch.path()), {}), 1);
}

}  // namespace
}  // namespace bleepay::native
