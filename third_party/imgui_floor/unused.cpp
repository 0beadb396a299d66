// What upstream's items and draw lists would call and never do here: each of these brings a part of
// Dear ImGui with it that one window without text, focus and keyboard has no use for. Debug builds
// stop where one is reached after all; the tests of ui walk through every screen to see that.
#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_internal.h"

void bleepay::leave_out_unused() {}

namespace {

void never() { IM_ASSERT(false && "third_party/imgui_floor leaves this part out"); }

}  // namespace

// Reached, with nothing to do: there are no fonts and no colours of a theme, every item says where
// it is, and the keyboard belongs to the page.
void ImFontAtlas::ClearFonts() {}
void ImFontAtlas::ClearTexData() {}
void ImGui::FocusWindow(ImGuiWindow*, ImGuiFocusRequestFlags) {}
void ImGui::ItemSize(const ImVec2&, float) {}
void ImGui::RenderNavCursor(const ImRect&, ImGuiID, ImGuiNavRenderCursorFlags) {}
void ImGui::SetFocusID(ImGuiID, ImGuiWindow*) {}
void ImGui::StyleColorsDark(ImGuiStyle*) {}

const char* ImGui::GetKeyChordName(ImGuiKeyChord) {
  never();
  return "";
}
void ImDrawListSplitter::Merge(ImDrawList*) { never(); }
void ImDrawListSplitter::SetCurrentChannel(ImDrawList*, int) { never(); }
void ImGui::InputTextDeactivateHook(ImGuiID) { never(); }
void ImGui::SetTooltip(const char*, ...) { never(); }
