// Everything between a View and the canvas: the screen, its text, its renderer, and the question
// whether a new frame is due.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <string>

#include "checkout/view.h"
#include "gfx/gfx.h"
#include "ui/ui.h"

namespace bleepay::browser {

/// Calls   works without a canvas, too: then a frame yields the semantic nodes only.
class Stage {
 public:
  explicit Stage(const Locale& locale) : ui_(texts_, locale) {}
  ~Stage() { detach(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  bool attach(const emscripten::val& canvas);
  void detach();
  void context_lost();
  bool context_restored();

  /// What the frame told about itself; whoever changes it wants a new frame.
  ui::Input& input() { return input_; }

  [[nodiscard]] ui::Messages& messages() { return ui_.messages(); }
  [[nodiscard]] const ui::Messages& messages() const { return ui_.messages(); }

  /// Lays out and, with a canvas, paints. Returns the height in CSS px, a whole number of device
  /// pixels.
  float draw(const checkout::View& view, double seconds);

  [[nodiscard]] ui::Activation activate(std::string_view node_id) { return ui_.activate(node_id); }

  void copied(std::string_view node_id, bool is_copied) { ui_.copied(node_id, is_copied); }

  [[nodiscard]] const checkout::View& drawn_view() const { return drawn_; }
  [[nodiscard]] const std::string& screen_json() const { return screen_json_; }
  [[nodiscard]] bool wants_another_frame() const { return wants_another_frame_; }
  [[nodiscard]] bool is_screen_changed() const { return is_screen_changed_; }
  [[nodiscard]] std::uint32_t frames() const { return frames_; }
  [[nodiscard]] gfx::TextRuns::Stats text_stats() const { return texts_.stats(); }

 private:
  gfx::TextRuns texts_;
  gfx::Renderer renderer_;
  ui::Ui ui_;
  ui::Input input_;
  checkout::View drawn_;
  std::string screen_json_;
  bool wants_another_frame_ = false;
  bool is_screen_changed_ = false;
  std::uint32_t frames_ = 0;
};

}  // namespace bleepay::browser
