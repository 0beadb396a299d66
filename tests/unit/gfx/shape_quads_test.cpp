#include "gfx/shape_quads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bleepay::gfx {
namespace {

using testing::ElementsAre;

Shape box(Rect rect) {
  Shape shape;
  shape.rect = rect;
  return shape;
}

TEST(ShapeQuads, EdgesGoToWholeDevicePixels) {
  const auto quad = shape_quad(box({10.3F, 4.1F, 20.2F, 30.3F}), 1.25F);
  ASSERT_TRUE(quad);
  // 12.875, 5.125, 38.125, 43
  EXPECT_THAT(quad->bounds, ElementsAre(13, 5, 38, 43));
  EXPECT_THAT(quad->box, ElementsAre(25.5F, 24, 12.5F, 19));
}

TEST(ShapeQuads, NeighboursStayNeighbours) {
  const auto left = shape_quad(box({0, 0, 33.3F, 10}), 1.5F);
  const auto right = shape_quad(box({33.3F, 0, 20, 10}), 1.5F);
  ASSERT_TRUE(left && right);
  EXPECT_EQ(left->bounds[2], right->bounds[0]);
}

TEST(ShapeQuads, BordersAreWholePixelsAndNeverVanish) {
  Shape shape = box({0, 0, 40, 40});
  shape.stroke = 0.3F;
  EXPECT_FLOAT_EQ(shape_quad(shape, 1)->form[2] * 2, 1);
  shape.stroke = 1.5F;
  EXPECT_FLOAT_EQ(shape_quad(shape, 3)->form[2] * 2, 5);
  shape.stroke = 0;
  EXPECT_FLOAT_EQ(shape_quad(shape, 3)->form[2], 0);
}

TEST(ShapeQuads, ARadiusNeverExceedsHalfOfTheBox) {
  Shape shape = box({0, 0, 40, 20});
  shape.radius = 99;
  EXPECT_FLOAT_EQ(shape_quad(shape, 2)->form[1], 20);
}

TEST(ShapeQuads, AShadowReachesThreeSigma) {
  Shape shape = box({10, 10, 40, 20});
  shape.kind = ShapeKind::Shadow;
  shape.blur = 4;
  EXPECT_THAT(shape_quad(shape, 2)->bounds, ElementsAre(-4, -4, 124, 84));
}

TEST(ShapeQuads, ARingIsAtMostOneTurn) {
  Shape shape = box({0, 0, 20, 20});
  shape.kind = ShapeKind::Ring;
  shape.stroke = 2;
  shape.arc_from = 0.25F;
  shape.arc_to = 4;
  EXPECT_THAT(shape_quad(shape, 1)->extra, ElementsAre(0.25F, 1.25F, 0, 0));
}

TEST(ShapeQuads, AStrokeOfTwoPointsEndsAtItsSecond) {
  Shape shape;
  shape.kind = ShapeKind::Stroke;
  shape.stroke = 2;
  shape.point_count = 2;
  shape.points[0] = 1;
  shape.points[1] = 2;
  shape.points[2] = 3;
  shape.points[3] = 4;
  const auto quad = shape_quad(shape, 2);
  ASSERT_TRUE(quad);
  EXPECT_THAT(quad->box, ElementsAre(2, 4, 6, 8));
  EXPECT_THAT(quad->extra, ElementsAre(6, 8, 0, 0));
  EXPECT_THAT(quad->bounds, ElementsAre(-1, 1, 9, 11));
}

struct Nothing {
  const char* name;
  Shape shape;
};

class PaintsNothing : public testing::TestWithParam<Nothing> {};

TEST_P(PaintsNothing, YieldsNoQuad) { EXPECT_FALSE(shape_quad(GetParam().shape, 2)); }

Shape of_kind(ShapeKind kind, Rect rect, float stroke, float to) {
  Shape shape = box(rect);
  shape.kind = kind;
  shape.stroke = stroke;
  shape.arc_to = to;
  return shape;
}

INSTANTIATE_TEST_SUITE_P(
    ShapeQuads, PaintsNothing,
    testing::Values(Nothing{"ABoxWithoutWidth", box({3, 3, 0, 10})},
                    Nothing{"ABoxThinnerThanAPixel", box({3, 3, 0.2F, 10})},
                    Nothing{"AShadowOfNothing", of_kind(ShapeKind::Shadow, {0, 0, 10, 0}, 0, 1)},
                    Nothing{"ASpentRing", of_kind(ShapeKind::Ring, {0, 0, 10, 10}, 2, 0)},
                    Nothing{"ARingWithoutALine", of_kind(ShapeKind::Ring, {0, 0, 10, 10}, 0, 1)},
                    Nothing{"AStrokeWithoutPoints",
                            of_kind(ShapeKind::Stroke, {0, 0, 10, 10}, 2, 1)}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace bleepay::gfx
