// Every state a person may see, by name: views as the machine yields them, and what was typed,
// focused and pressed. Tests, goldens and pictures are made from this one list.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "checkout/view.h"
#include "ui/ui.h"

namespace bleepay::ui {

struct Scene {
  std::string name;
  checkout::View view;
  Input input = {};
  std::vector<std::string> presses = {};  // ids of nodes activated before the picture is taken
};

[[nodiscard]] const std::vector<Scene>& scenes();

/// For test failures: the name says it all.
std::ostream& operator<<(std::ostream& out, const Scene& scene);

/// Draws a scene: presses what is to be pressed, and goes on until nothing moves any more.
const Screen& show(Ui& ui, const Scene& scene, const Input& frame);

}  // namespace bleepay::ui
