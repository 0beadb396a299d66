// Boxes of boxes: a block has been measured for a width and knows how to put itself into a place.
// A card can so be painted before what stands on it although its height follows from that.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/pass.h"

namespace bleepay::ui {

struct Block {
  float height = 0;
  std::function<void(Pass&, const Rect&)> put;  // into a rectangle of the measured size
};

/// Blocks one under another.
class Stack {
 public:
  void add(Block block, float gap_above = 0);
  [[nodiscard]] bool empty() const { return blocks_.empty(); }
  [[nodiscard]] Block finish() &&;

 private:
  std::vector<Block> blocks_ = {};
  std::vector<float> gaps_ = {};
};

/// Two blocks beside each other; the second stands at the end of the line and is `end_width` wide.
/// Both are centred in the height of the taller one.
[[nodiscard]] Block beside(Block start, Block end, float end_width, float gap);

[[nodiscard]] Block inset(Block inner, float horizontal, float vertical);

/// `inner` on a ground of its own.
[[nodiscard]] Block on_ground(Block inner, const Fill& ground);

/// A thin line across, with nothing to say.
[[nodiscard]] Block hairline(Color color);

/// Everything `inner` describes stands under a node of its own, which covers it.
[[nodiscard]] Block within(Node group, Block inner);

struct Words {
  std::string id = {};  // empty: painted as part of something that has a name already
  Role role = Role::Text;
  int level = 0;
  Align align = Align::Start;
  Reading reading = Reading::Language;
  std::string name = {};  // when what is said differs from what is painted
};

/// A paragraph with its node.
[[nodiscard]] Block words(const Pass& pass, std::string_view text, const TextStyle& style,
                          Color color, float width, Words words);

}  // namespace bleepay::ui
