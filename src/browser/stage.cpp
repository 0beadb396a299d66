#include "browser/stage.h"

#include <cmath>
#include <utility>

#include "browser/words.h"
#include "imgui.h"

namespace bleepay::browser {

bool Stage::attach(const emscripten::val& canvas) {
  detach();
  return renderer_.attach(canvas);
}

void Stage::detach() {
  renderer_.begin_frame();
  texts_.forget_textures();
  renderer_.detach();
}

void Stage::context_lost() {
  renderer_.begin_frame();
  texts_.forget_textures();
  renderer_.context_lost();
}

bool Stage::context_restored() { return renderer_.context_restored(); }

float Stage::draw(const checkout::View& view, double seconds) {
  ++frames_;
  drawn_ = view;
  input_.seconds = seconds;
  const float ratio = input_.pixel_ratio;
  const bool has_canvas = renderer_.begin_frame();
  texts_.begin_frame(ratio, has_canvas);
  const ui::Screen& screen = ui_.draw(view, input_);

  const float height = std::ceil(screen.height * ratio);
  if (has_canvas) {
    const int width = static_cast<int>(std::lround(input_.width * ratio));
    renderer_.paint(*ImGui::GetDrawData(), width, static_cast<int>(height), ratio);
  }
  std::string json = browser::screen_json(screen);
  is_screen_changed_ = json != screen_json_;
  screen_json_ = std::move(json);
  wants_another_frame_ = screen.wants_another_frame;
  return height / ratio;
}

}  // namespace bleepay::browser
