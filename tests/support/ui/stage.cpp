#include "support/ui/stage.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace bleepay::ui {
namespace {

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", std::round(static_cast<double>(value) * 10) / 10);
  return text;
}

std::string place(const Rect& rect) {
  return number(rect.x) + "," + number(rect.y) + " " + number(rect.width) + "x" +
         number(rect.height);
}

std::string traits(const Node& node) {
  std::string text;
  if (node.level > 0) text += " level=" + std::to_string(node.level);
  if (!node.value.empty()) text += " value=\"" + node.value + "\"";
  if (!node.spoken.empty()) text += " spoken=\"" + node.spoken + "\"";
  if (!node.description.empty()) text += " description=\"" + node.description + "\"";
  if (node.progress) text += " progress=" + number(*node.progress * 100) + "%";
  if (node.is_expanded) text += *node.is_expanded ? " expanded" : " collapsed";
  if (node.is_disabled) text += " disabled";
  if (node.is_invalid) text += " invalid";
  if (node.is_ltr) text += " ltr";
  if (!node.copy_text.empty()) text += " copies=\"" + node.copy_text + "\"";
  if (node.has_action) text += " acts";
  return text;
}

/// A no-break space looks like any other, to whoever reads a golden file as well.
std::string legible(std::string text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::size_t at = text.find(kNoBreakSpace); at != std::string::npos;
       at = text.find(kNoBreakSpace, at)) {
    text.replace(at, kNoBreakSpace.size(), " ");
  }
  return text;
}

}  // namespace

const Screen& Stage::draw(const checkout::View& view, double seconds) {
  input.seconds += seconds;
  text.forget();
  screen = ui.draw(view, input);
  return screen;
}

int Stage::settle(const checkout::View& view) {
  constexpr int kFramesMax = 600;
  int frames = 1;
  while (draw(view).wants_another_frame && frames < kFramesMax) ++frames;
  return frames;
}

const Screen& Stage::show(const Scene& scene, const Input& frame) {
  screen = ui::show(ui, scene, frame);
  return screen;
}

const Node* Stage::find(std::string_view id) const {
  const auto found = std::find_if(screen.nodes.begin(), screen.nodes.end(),
                                  [id](const Node& node) { return node.id == id; });
  return found == screen.nodes.end() ? nullptr : &*found;
}

const Scene& scene(std::string_view name) {
  for (const Scene& one : scenes()) {
    if (one.name == name) return one;
  }
  std::fprintf(stderr, "no scene is called %.*s\n", static_cast<int>(name.size()), name.data());
  std::abort();
}

std::string camel(const std::string& name) {
  std::string result;
  bool is_start = true;
  for (const char c : name) {
    if (c == '-') {
      is_start = true;
      continue;
    }
    result += is_start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    is_start = false;
  }
  return result;
}

std::string outline(const Screen& screen) {
  std::string text = "title \"" + screen.title + "\"\nheight " + number(screen.height) + "\n";
  std::map<std::string, int> depths;
  for (const Node& node : screen.nodes) {
    const int depth = node.parent.empty() ? 0 : depths[node.parent] + 1;
    depths[node.id] = depth;
    text += std::string(static_cast<std::size_t>(depth) * 2, ' ');
    text += std::string(to_string(node.role)) + " " + node.id + " \"" + node.name + "\"";
    text += traits(node) + " @ " + place(node.rect) + "\n";
  }
  return legible(std::move(text));
}

}  // namespace bleepay::ui
