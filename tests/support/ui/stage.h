// A screen without a browser: draws scenes and hands out what tests ask about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/ui/english.h"
#include "support/ui/fixed_text.h"
#include "support/ui/picture.h"
#include "support/ui/scenes.h"
#include "ui/ui.h"

namespace bleepay::ui {

class Stage {
 public:
  FixedText text;
  English english;
  Ui ui{text, english};
  Input input;  // of the next frame
  Screen screen;

  Stage() { input.width = 360; }

  /// One frame, `seconds` after the last one.
  const Screen& draw(const checkout::View& view, double seconds = 1.0 / 60);
  /// As many frames as it takes until nothing moves; says how many.
  int settle(const checkout::View& view);
  const Screen& show(const Scene& scene, const Input& frame);

  [[nodiscard]] const Node* find(std::string_view id) const;
  [[nodiscard]] std::vector<Painted> painted() const { return picture(text); }
};

/// The scene of that name; a missing one ends the program.
[[nodiscard]] const Scene& scene(std::string_view name);

/// `paying-one` as GoogleTest takes it for the name of a case: `PayingOne`.
[[nodiscard]] std::string camel(const std::string& name);

/// The nodes as text, one line each, indented below their parents: what golden files hold.
[[nodiscard]] std::string outline(const Screen& screen);

}  // namespace bleepay::ui
