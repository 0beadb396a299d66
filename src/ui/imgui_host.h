// Dear ImGui's context: one window that fills the frame, the pointer, and nothing else of it.
#pragma once

struct ImDrawList;
struct ImGuiContext;

namespace bleepay::ui {

struct Input;

class ImGuiHost {
 public:
  ImGuiHost();
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  /// Opens a frame and its window; the list takes everything painted until `end`.
  ImDrawList* begin(const Input& input);

  /// Closes the frame. Only now is the height known; the draw data is told.
  void end(const Input& input, float height);

 private:
  ImGuiContext* context_;
  double seconds_ = 0;
};

}  // namespace bleepay::ui
