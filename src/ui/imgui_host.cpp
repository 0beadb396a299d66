#include "ui/imgui_host.h"

#include <imgui.h>
#include <imgui_floor/blank_font.h>

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

void make_bare(ImGuiStyle& style) {
  style.WindowPadding = ImVec2(0, 0);
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ItemSpacing = ImVec2(0, 0);
}

/// The atlas holds nothing we draw: its requests are granted without a texture being made.
void grant_textures(ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(std::numeric_limits<ImTextureID>::max());
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

ImGuiHost::ImGuiHost() : context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigInputTrickleEventQueue = false;  // a press and a move of one frame count in that frame
  add_blank_font(*io.Fonts);
  make_bare(ImGui::GetStyle());
}

ImGuiHost::~ImGuiHost() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
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
  ImGui::SetCursorScreenPos(ImVec2(0, 0));
  ImGui::Dummy(ImVec2(input.width, height));
  ImGui::End();
  ImGui::Render();
  ImDrawData& data = *ImGui::GetDrawData();
  data.DisplaySize = ImVec2(input.width, height);
  grant_textures(data);
}

}  // namespace bleepay::ui
