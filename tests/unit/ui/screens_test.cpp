// Every scene, drawn without a browser at every width, in every scheme and both directions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/golden.h"
#include "support/ui/stage.h"
#include "ui/theme.h"

namespace bleepay::ui {
namespace {

constexpr float kWidths[] = {280, 360, 420, 768};
constexpr float kHair = 0.51F;  // half a CSS px: what a snapped edge may be off

bool contains(const Rect& outer, const Rect& inner, float slack = kHair) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.width <= outer.x + outer.width + slack &&
         inner.y + inner.height <= outer.y + outer.height + slack;
}

float overlap(const Rect& a, const Rect& b) {
  const float width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const float height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return std::min(width, height);
}

bool is_target(const Node& node) {
  return node.role == Role::Button || node.role == Role::TextBox || node.role == Role::Link;
}

/// Without spaces and isolates: codes are painted in groups, lines end without their space.
std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') continue;
    if (text.substr(i, 2) == "\xE2\x81") {
      i += 2;
      continue;
    }
    result += text[i];
  }
  return result;
}

bool says(const Node& node, const std::string& text) {
  return squeezed(node.name + node.value + node.description).find(squeezed(text)) !=
         std::string::npos;
}

/// Draws one scene in all ways, and calls `check` for each.
class EveryScene : public testing::TestWithParam<Scene> {
 protected:
  template <class Check>
  void in_all_ways(Check check) {
    for (const float width : kWidths) {
      for (const bool is_rtl : {false, true}) {
        SCOPED_TRACE(std::to_string(width) + (is_rtl ? " rtl" : " ltr"));
        Input frame;
        frame.width = width;
        frame.is_rtl = is_rtl;
        Stage stage;
        stage.show(GetParam(), frame);
        check(stage, frame);
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Ui, EveryScene, testing::ValuesIn(scenes()),
                         [](const auto& row) { return camel(row.param.name); });

TEST_P(EveryScene, ReadsAsItsGoldenOutline) {
  Stage stage;
  Input frame;
  frame.width = 360;
  stage.show(GetParam(), frame);
  support::expect_golden("ui/" + GetParam().name + ".txt", outline(stage.screen));
}

TEST_P(EveryScene, KeepsEveryNodeInTheFrameAndInItsParent) {
  in_all_ways([](const Stage& stage, const Input& frame) {
    const Rect all{0, 0, frame.width, stage.screen.height};
    for (const Node& node : stage.screen.nodes) {
      EXPECT_TRUE(contains(all, node.rect)) << node.id;
      if (node.parent.empty()) continue;
      const Node* parent = stage.find(node.parent);
      ASSERT_NE(parent, nullptr) << node.id << " stands under " << node.parent;
      EXPECT_LT(parent, &node) << node.id << " comes before its parent";
      EXPECT_TRUE(contains(parent->rect, node.rect)) << node.id << " leaves " << node.parent;
    }
  });
}

TEST_P(EveryScene, HasAWordForEveryPaintedText) {
  in_all_ways([](const Stage& stage, const Input&) {
    for (const Painted& painted : stage.painted()) {
      if (!painted.is_text) continue;
      const auto& nodes = stage.screen.nodes;
      const bool is_said = std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        const bool is_there = contains(node.rect, painted.rect, 1);
        return is_there && (node.role == Role::TextBox || says(node, painted.text.text));
      });
      EXPECT_TRUE(is_said) << "\"" << painted.text.text << "\" stands in no node that says it";
    }
  });
}

TEST_P(EveryScene, LetsNoTextOverlapAnother) {
  in_all_ways([](const Stage& stage, const Input&) {
    std::vector<Painted> texts = stage.painted();
    std::erase_if(texts, [](const Painted& painted) { return !painted.is_text; });
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t j = i + 1; j < texts.size(); ++j) {
        EXPECT_LE(overlap(texts[i].rect, texts[j].rect), 1)
            << "\"" << texts[i].text.text << "\" and \"" << texts[j].text.text << "\"";
      }
    }
  });
}

TEST_P(EveryScene, MakesTargetsLargeAndKeepsThemApart) {
  in_all_ways([](const Stage& stage, const Input&) {
    std::vector<Node> targets;
    for (const Node& node : stage.screen.nodes) {
      if (is_target(node)) targets.push_back(node);
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
      EXPECT_GE(targets[i].rect.width, kTarget - kHair) << targets[i].id;
      EXPECT_GE(targets[i].rect.height, kTarget - kHair) << targets[i].id;
      for (std::size_t j = i + 1; j < targets.size(); ++j) {
        EXPECT_LE(overlap(targets[i].rect, targets[j].rect), 0)
            << targets[i].id << " and " << targets[j].id;
      }
    }
  });
}

TEST_P(EveryScene, GivesEveryNodeAnIdAndEveryControlANameAndAnAction) {
  in_all_ways([](const Stage& stage, const Input&) {
    for (const Node& node : stage.screen.nodes) {
      EXPECT_FALSE(node.id.empty()) << node.name;
      EXPECT_EQ(stage.find(node.id), &node) << node.id << " is there twice";
      if (!is_target(node)) continue;
      EXPECT_FALSE(node.name.empty()) << node.id;
      if (node.role == Role::Button) {
        EXPECT_NE(node.has_action, node.is_disabled) << node.id;
      }
    }
  });
}

TEST_P(EveryScene, ListsNodesInReadingOrder) {
  in_all_ways([](const Stage& stage, const Input& frame) {
    const Node* before = nullptr;
    for (const Node& node : stage.screen.nodes) {
      if (node.rect.height <= 0) continue;
      if (before && before->parent == node.parent) {
        const auto start = [&frame](const Rect& rect) {
          return frame.is_rtl ? frame.width - rect.x - rect.width : rect.x;
        };
        const bool is_below = node.rect.y >= before->rect.y + before->rect.height - kHair;
        EXPECT_TRUE(is_below || start(node.rect) > start(before->rect))
            << before->id << " should come after " << node.id;
      }
      before = &node;
    }
  });
}

TEST_P(EveryScene, HasOneMainHeadingAndOneHeadline) {
  in_all_ways([](const Stage& stage, const Input&) {
    const auto& nodes = stage.screen.nodes;
    const auto main_headings = std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
      return node.role == Role::Heading && node.level == 1;
    });
    EXPECT_EQ(main_headings, 1);
    ASSERT_NE(stage.find("headline"), nullptr);
    EXPECT_EQ(stage.find("headline")->role, Role::Heading);
    EXPECT_FALSE(stage.screen.title.empty());
  });
}

TEST_P(EveryScene, NeverSaysWhatWasTyped) {
  const std::string typed = squeezed(GetParam().input.typed);
  if (typed.size() < 6) return;
  in_all_ways([&typed](const Stage& stage, const Input&) {
    for (const Node& node : stage.screen.nodes) EXPECT_FALSE(says(node, typed)) << node.id;
  });
}

/// The lowest contrast of a text with the opaque ground it stands on.
double contrast_on_ground(const std::vector<Painted>& all, std::size_t text) {
  double worst = 0;  // no ground at all is no contrast
  for (std::size_t i = 0; i < text; ++i) {
    const Painted& ground = all[i];
    const bool is_fill = !ground.is_text && ground.shape.kind == ShapeKind::RoundedRect;
    if (!is_fill || ground.color >> 24 != 0xFF) continue;
    if (!contains(ground.rect, all[text].rect, 2)) continue;
    worst = std::min(contrast(all[text].color, ground.shape.top),
                     contrast(all[text].color, ground.shape.bottom));
  }
  return worst;
}

TEST_P(EveryScene, PaintsTextThatCanBeRead) {
  for (const int scheme : {0, 1, 2}) {
    SCOPED_TRACE("scheme " + std::to_string(scheme));
    Input frame;
    frame.width = 360;
    frame.is_dark = scheme == 1;
    frame.is_high_contrast = scheme == 2;
    Stage stage;
    stage.show(GetParam(), frame);
    const std::vector<Painted> all = stage.painted();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].is_text) continue;
      EXPECT_GE(contrast_on_ground(all, i), 4.5) << all[i].text.text;
    }
  }
}

TEST_P(EveryScene, IsAtRestWhenNothingMoves) {
  Stage stage;
  Input frame;
  frame.width = 360;
  EXPECT_FALSE(stage.show(GetParam(), frame).wants_another_frame);
}

}  // namespace
}  // namespace bleepay::ui
