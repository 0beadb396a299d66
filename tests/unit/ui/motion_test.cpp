#include "ui/motion.h"

#include <gtest/gtest.h>

#include "ui/theme.h"

namespace bleepay::ui {
namespace {

constexpr double kFrame = 1.0 / 60;

/// Frames until the spring rests; `check` sees every value.
template <class Check>
int frames_until_rest(Motion& motion, double& now, float target, Check check) {
  for (int frame = 1; frame < 1000; ++frame) {
    now += kFrame;
    motion.begin(now, false);
    check(motion.toward("x", target, kRateCalm, 0));
    if (!motion.end()) return frame;
  }
  return -1;
}

TEST(Spring, ArrivesCalmlyAndNeverOvershoots) {
  Motion motion;
  double now = 10;
  float before = 0;
  int frames_to_99 = 0;
  const int frames = frames_until_rest(motion, now, 1, [&](float value) {
    EXPECT_GE(value, before);
    EXPECT_LE(value, 1);
    if (value < 0.99F) ++frames_to_99;
    before = value;
  });
  EXPECT_EQ(before, 1);
  EXPECT_NEAR(frames_to_99 * kFrame, 0.21, 0.035);  // 180-240 ms
  EXPECT_LT(frames, 25);
}

TEST(Spring, ChangesItsMindSmoothly) {
  Motion motion;
  double now = 0;
  float value = 0;
  for (int i = 0; i < 5; ++i) {
    motion.begin(now += kFrame, false);
    value = motion.toward("x", 1, kRateCalm, 0);
    motion.end();
  }
  motion.begin(now += kFrame, false);
  EXPECT_NEAR(motion.toward("x", 0, kRateCalm, 0), value, 0.15F);
  motion.end();
  EXPECT_GT(frames_until_rest(motion, now, 0, [](float) {}), 3);
}

TEST(Spring, IsThereAtOnceWithReducedMotion) {
  Motion motion;
  motion.begin(1, true);
  EXPECT_EQ(motion.toward("x", 1, kRateCalm, 0), 1);
  EXPECT_FALSE(motion.end());
}

TEST(Spring, DoesNotSkipItsWayAfterAPause) {
  Motion motion;
  motion.begin(1, false);
  (void)motion.toward("x", 0, kRateCalm, 0);
  motion.end();
  motion.begin(3600, false);
  EXPECT_LT(motion.toward("x", 1, kRateCalm, 0), 0.5F);
  EXPECT_TRUE(motion.end());
}

TEST(Spring, StartsAnewWhenItWasForgotten) {
  Motion motion;
  motion.begin(1, false);
  (void)motion.toward("x", 1, kRateCalm, 1);
  motion.end();
  motion.begin(2, false);
  motion.end();
  motion.begin(3, false);
  EXPECT_LT(motion.toward("x", 1, kRateCalm, 0), 1);
}

TEST(Turning, KeepsFramesComingAndCountsFromItsStart) {
  Motion motion;
  motion.begin(100, false);
  EXPECT_EQ(motion.elapsed("spinner"), 0);
  EXPECT_TRUE(motion.end());
  motion.begin(100.5, false);
  EXPECT_FLOAT_EQ(motion.elapsed("spinner"), 0.5F);
  motion.begin(101, true);
  EXPECT_EQ(motion.elapsed("spinner"), 0);
  EXPECT_FALSE(motion.end());
}

}  // namespace
}  // namespace bleepay::ui
