#include "gfx/shelves.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace bleepay::gfx {
namespace {

struct Placed {
  Slot slot;
  int width;
  int height;
};

bool overlap(const Placed& a, const Placed& b) {
  return a.slot.page == b.slot.page && a.slot.x < b.slot.x + b.width &&
         b.slot.x < a.slot.x + a.width && a.slot.y < b.slot.y + b.height &&
         b.slot.y < a.slot.y + a.height;
}

TEST(Shelves, PiecesOfOneFrameLieInsideThePagesAndApart) {
  Shelves shelves(256, 128, 4);
  std::vector<Placed> all;
  for (int i = 0;; ++i) {
    const int width = 10 + i * 37 % 120;
    const int height = 6 + i * 13 % 40;
    const auto slot = shelves.place(width, height, 1);
    if (!slot) break;
    all.push_back({*slot, width, height});
  }
  EXPECT_GT(all.size(), 25u);
  EXPECT_EQ(shelves.page_count(), 4);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_LE(all[i].slot.x + all[i].width, 256);
    EXPECT_LE(all[i].slot.y + all[i].height, 128);
    EXPECT_LT(all[i].slot.page, 4);
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(all[i], all[j])) << i << " " << j;
  }
}

TEST(Shelves, RunsOfOneHeightShareAShelf) {
  Shelves shelves(256, 128, 1);
  const auto first = shelves.place(50, 18, 1);
  const auto second = shelves.place(50, 19, 1);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->y, second->y);
  EXPECT_EQ(second->x, 50);
}

TEST(Shelves, WhatIsLargerThanAPageIsRefused) {
  Shelves shelves(256, 128, 4);
  EXPECT_FALSE(shelves.place(257, 10, 1));
  EXPECT_FALSE(shelves.place(10, 129, 1));
  EXPECT_TRUE(shelves.place(256, 128, 1));
}

TEST(Shelves, TheLongestUnusedShelfIsGivenAway) {
  Shelves shelves(100, 40, 1);
  const auto old = shelves.place(100, 20, 1);
  const auto recent = shelves.place(100, 20, 2);
  ASSERT_TRUE(old && recent);
  EXPECT_TRUE(shelves.touch(*old, 3));
  const auto next = shelves.place(100, 20, 4);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->y, recent->y);
  EXPECT_FALSE(shelves.touch(*recent, 4));
  EXPECT_TRUE(shelves.touch(*old, 4));
}

TEST(Shelves, APageMakesRoomForAnotherHeight) {
  Shelves shelves(100, 40, 2);
  const auto first = shelves.place(100, 40, 1);
  const auto second = shelves.place(100, 40, 2);
  const auto flat = shelves.place(100, 8, 3);
  ASSERT_TRUE(first && second && flat);
  EXPECT_EQ(flat->page, first->page);
  EXPECT_FALSE(shelves.touch(*first, 3));
  EXPECT_TRUE(shelves.touch(*second, 3));
  EXPECT_EQ(shelves.page_count(), 2);
}

TEST(Shelves, NothingOfTheSameFrameIsGivenAway) {
  Shelves shelves(100, 40, 1);
  ASSERT_TRUE(shelves.place(100, 20, 1));
  ASSERT_TRUE(shelves.place(100, 20, 1));
  EXPECT_FALSE(shelves.place(100, 20, 1));
  EXPECT_TRUE(shelves.place(100, 20, 2));
}

TEST(Shelves, SlotsDoNotComeBackToLifeAfterClear) {
  Shelves shelves(100, 40, 1);
  const auto before = shelves.place(100, 20, 1);
  ASSERT_TRUE(before);
  shelves.clear();
  EXPECT_FALSE(shelves.touch(*before, 2));
  const auto after = shelves.place(100, 20, 2);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->shelf, before->shelf);
  EXPECT_FALSE(shelves.touch(*before, 2));
}

}  // namespace
}  // namespace bleepay::gfx
