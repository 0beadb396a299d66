#include "ui/imgui_host.h"

#include <imgui.h>
#include <imgui_floor/imgui_floor.h>

#include <algorithm>
#include <limits>

#include "ui/ui.h"

namespace bleepay::ui {
namespace {

// Dear ImGui wants to know the height before the layout, which finds it out. Nothing is as high as
// this, so nothing is cut off or missed by the pointer.
constexpr float kHeightMax = 16384;
constexpr float kStepMin = 1e-4F;  // Dear ImGui does not accept a frame that takes no time
constexpr float kStepMax = 0.1F;

}  // namespace

ImGuiHost::ImGuiHost() : context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  use_imgui_floor();
}

ImGuiHost::~ImGuiHost() {
  ImGui::SetCurrentContext(context_);
  ImGui::DestroyContext(context_);
}

ImDrawList* ImGuiHost::begin(const Input& input) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(std::max(input.width, 1.0F), kHeightMax);
  io.DisplayFramebufferScale = ImVec2(input.pixel_ratio, input.pixel_ratio);
  io.DeltaTime = std::clamp(static_cast<float>(input.seconds - seconds_), kStepMin, kStepMax);
  seconds_ = input.seconds;
  if (input.pointer_x < 0) {
    io.AddMousePosEvent(-std::numeric_limits<float>::max(), -std::numeric_limits<float>::max());
  } else {
    io.AddMousePosEvent(input.pointer_x, input.pointer_y);
  }
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, input.is_pressed);
  ImGui::NewFrame();
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(io.DisplaySize);
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
      ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin("sheet", nullptr, kFlags);
  return ImGui::GetWindowDrawList();
}

void ImGuiHost::end(const Input& input, float height) {
  ImGui::End();
  ImGui::Render();
  ImGui::GetDrawData()->DisplaySize = ImVec2(input.width, height);
}

}  // namespace bleepay::ui
