// Boxes of boxes: a block has been measured for a width and knows how to put itself into a place.
// A card can so be painted before what stands on it although its height follows from that.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/pass.h"

namespace bleepay::ui {

/// What a block does once its place is known. Like std::function, but it is only ever moved, so no
/// code is made for copying what it holds (4 KB of WASM).
class Put {
 public:
  Put() = default;
  template <class Action>
  Put(Action action)  // NOLINT: implicit, as a lambda is what one writes
      : held_(std::make_unique<Held<Action>>(std::move(action))) {}

  void operator()(Pass& pass, const Rect& rect) const { held_->put(pass, rect); }
  explicit operator bool() const { return held_ != nullptr; }

 private:
  struct Holder {
    Holder() = default;
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    virtual ~Holder() = default;
    virtual void put(Pass& pass, const Rect& rect) const = 0;
  };
  template <class Action>
  struct Held final : Holder {
    explicit Held(Action held) : action(std::move(held)) {}
    void put(Pass& pass, const Rect& rect) const override { action(pass, rect); }
    Action action;
  };
  std::unique_ptr<const Holder> held_;
};

struct Block {
  float height = 0;
  Put put = {};  // into a rectangle of the measured size
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

/// `inner` on a card within the sheet.
[[nodiscard]] Block on_panel(const Pass& pass, Block inner, float horizontal, float vertical);

/// A thin line across, with nothing to say.
[[nodiscard]] Block hairline(Color color);

/// Everything `inner` describes stands under a node of its own, which covers it.
[[nodiscard]] Block within(Named group, Block inner);

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
