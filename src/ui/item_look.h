// How the fate of an item looks and what it is called: one row per status.
#pragma once

#include <string>

#include "ui/block.h"
#include "ui/mark.h"

namespace bleepay::ui {

enum class Tone { Neutral, Busy, Good, Warning, Bad };

struct ToneColors {
  Color ink = 0;
  Color ground = 0;
};
[[nodiscard]] ToneColors tone_colors(const Theme& theme, Tone tone);

struct ItemLook {
  std::string_view words = {};  // key of what is said
  Mark mark = Mark::None;
  Tone tone = Tone::Neutral;
  bool is_over = false;      // nothing more happens by itself
  bool can_be_paid = false;  // or may have been: leaving it needs a question
  bool is_approved = false;
};
[[nodiscard]] ItemLook item_look(checkout::ItemStatus status);

[[nodiscard]] std::string status_words(const Pass& pass, const checkout::ItemView& item);
/// The list item of an item.
[[nodiscard]] Named item_name(const Pass& pass, const checkout::ItemView& item);
/// `100 EURC`; for CUSTOM items what they are instead.
[[nodiscard]] std::string amount_words(const Pass& pass, const checkout::ItemView& item);
[[nodiscard]] Reading amount_reading(const checkout::ItemView& item);
/// With what the payer pays instead; `item.supplied` is there.
[[nodiscard]] std::string supplied_words(const Pass& pass, const checkout::ItemView& item);

/// A mark in a tinted circle of `size`.
[[nodiscard]] Block badge(std::string motion_name, Mark mark, Tone tone, float size);

}  // namespace bleepay::ui
