// The parts of Dear ImGui that one window without text, scrollbars, menus, popups, settings and
// keyboard never comes to. Upstream's functions are compiled weak (cmake/imgui.cmake), so these
// win, and what only they would call is not linked: half of the library. Debug builds stop where
// one is reached after all; the tests of ui walk through every screen to see that.
#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_internal.h"

void bleepay::leave_out_unused() {}

namespace {

void never() { IM_ASSERT(false && "third_party/imgui_floor leaves this part out"); }

/// Stands in for the baked glyphs of a font size: there are none.
ImFontBaked& no_glyphs(float size) {
  static ImFontBaked baked;
  baked.Size = size;
  return baked;
}

}  // namespace

// Reached, with nothing to do: every window we begin we also end, and no text has a width. Dear
// ImGui lays out a window for debugging, with a title, and never shows it.
bool ImGui::CollapseButton(ImGuiID, const ImVec2&) { return false; }
void ImGui::RenderFrame(ImVec2, ImVec2, ImU32, bool, float) {}
void ImGui::RenderTextClipped(const ImVec2&, const ImVec2&, const char*, const char*, const ImVec2*,
                              const ImVec2&, const ImRect*) {}
void ImGui::ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState*) {}
void ImGui::ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState*) {}
ImVec2 ImGui::CalcTextSize(const char*, const char*, bool, float) { return {}; }
ImFontBaked* ImFont::GetFontBaked(float size, float) { return &no_glyphs(size); }

// Nothing is drawn with the atlas: its white pixel and its mouse cursors stay blank.
void ImFontAtlasBuildRenderBitmapFromString(ImFontAtlas*, int, int, int, int, const char*, char) {}

// The keyboard belongs to the page.
const char* ImGui::GetKeyName(ImGuiKey) { return ""; }
bool ImGui::IsKeyDown(ImGuiKey) { return false; }
bool ImGui::IsKeyDown(ImGuiKey, ImGuiID) { return false; }
bool ImGui::IsKeyPressed(ImGuiKey, bool) { return false; }
bool ImGui::IsKeyPressed(ImGuiKey, ImGuiInputFlags, ImGuiID) { return false; }
bool ImGui::IsKeyReleased(ImGuiKey) { return false; }
bool ImGui::IsKeyReleased(ImGuiKey, ImGuiID) { return false; }
bool ImGui::IsKeyChordPressed(ImGuiKeyChord) { return false; }
bool ImGui::IsKeyChordPressed(ImGuiKeyChord, ImGuiInputFlags, ImGuiID) { return false; }
bool ImGui::Shortcut(ImGuiKeyChord, ImGuiInputFlags) { return false; }
bool ImGui::Shortcut(ImGuiKeyChord, ImGuiInputFlags, ImGuiID) { return false; }
void ImGui::NavInitWindow(ImGuiWindow*, bool) {}
void ImGui::NavMoveRequestSubmit(ImGuiDir, ImGuiDir, ImGuiNavMoveFlags, ImGuiScrollFlags) {
  never();
}
void ImGui::NavMoveRequestApplyResult() { never(); }
void ImGui::RenderNavCursor(const ImRect&, ImGuiID, ImGuiNavRenderCursorFlags) {}

// Frames of windows, text, triangles other than quads.
void ImDrawList::AddPolyline(const ImVec2*, int, ImU32, ImDrawFlags, float) { never(); }
void ImDrawList::AddConvexPolyFilled(const ImVec2*, int, ImU32) { never(); }
void ImDrawList::AddText(ImFont*, float, const ImVec2&, ImU32, const char*, const char*, float,
                         const ImVec4*) {
  never();
}
void ImDrawList::PathArcTo(const ImVec2&, float, float, float, int) { never(); }
void ImDrawList::PathArcToFast(const ImVec2&, float, int, int) { never(); }
void ImDrawList::PathRect(const ImVec2&, const ImVec2&, float, ImDrawFlags) { never(); }
void ImDrawListSplitter::Merge(ImDrawList*) { never(); }
void ImGui::LogRenderedText(const ImVec2*, const char*, const char*) { never(); }
void ImGui::RenderArrow(ImDrawList*, ImVec2, ImU32, ImGuiDir, float) { never(); }
void ImGui::RenderText(ImVec2, const char*, const char*, bool) { never(); }

// Widgets, scrolling, popups, groups.
bool ImGui::ArrowButtonEx(const char*, ImGuiDir, ImVec2, ImGuiButtonFlags) {
  never();
  return false;
}
bool ImGui::BeginTooltipEx(ImGuiTooltipFlags, ImGuiWindowFlags) {
  never();
  return false;
}
void ImGui::ClosePopupToLevel(int, bool) { never(); }
bool ImGui::CloseButton(ImGuiID, const ImVec2&) {
  never();
  return false;
}
void ImGui::EndGroup() { never(); }
ImVec2 ImGui::FindBestWindowPosForPopup(ImGuiWindow*) {
  never();
  return {};
}
void ImGui::MultiSelectAddSetRange(ImGuiMultiSelectTempData*, bool, int, ImGuiSelectionUserData,
                                   ImGuiSelectionUserData) {
  never();
}
void ImGui::Scrollbar(ImGuiAxis) { never(); }
ImVec2 ImGui::ScrollToRectEx(ImGuiWindow*, const ImRect&, ImGuiScrollFlags) {
  never();
  return {};
}
bool ImGui::Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
  never();
  return false;
}
void ImGui::SetTooltip(const char*, ...) { never(); }

// Settings files, and an atlas that would have to grow.
ImGuiWindowSettings* ImGui::CreateNewWindowSettings(const char*) {
  never();
  return nullptr;
}
void ImGui::LoadIniSettingsFromDisk(const char*) { never(); }
void ImGui::LoadIniSettingsFromMemory(const char*, size_t) { never(); }
void ImGui::SaveIniSettingsToDisk(const char*) { never(); }
void ImFontAtlasBuildMain(ImFontAtlas*) { never(); }
void ImFontAtlasTextureCompact(ImFontAtlas*) { never(); }
void ImFontAtlasTextureGrow(ImFontAtlas*, int, int) { never(); }
void ImFontAtlasTextureRepack(ImFontAtlas*, int, int) { never(); }
