// The frame of Dear ImGui for a program with one bare window and a pointer with one button: no
// decorations, scrolling, moving, stacking, focus, keyboard, settings or fonts. Hovering, pressing
// and holding of items are as upstream has them; so are draw lists, which are upstream's.
//
// Upstream's functions of these names serve any number of windows with all of that, and are a
// quarter of the library after everything else is left out. They are compiled weak
// (cmake/imgui.cmake), so that these win.
#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_floor/imgui_floor.h"
#include "imgui_internal.h"

void bleepay::use_imgui_floor() {
  fill_gaps();
  leave_out_unused();
}

namespace {

constexpr int kButton = ImGuiMouseButton_Left;

ImGuiContext& context() { return *ImGui::GetCurrentContext(); }

/// Null before its first Begin.
ImGuiWindow* only_window(ImGuiContext& g) { return g.Windows.empty() ? nullptr : g.Windows[0]; }

/// What happened to the button since the last frame. An item that took it keeps it until the frame
/// after the release, so that nobody else takes that release for its own.
void update_button(ImGuiContext& g) {
  ImGuiIO& io = g.IO;
  const bool is_down = io.MouseDown[kButton];
  float& held = io.MouseDownDuration[kButton];
  io.MouseClicked[kButton] = is_down && held < 0;
  io.MouseReleased[kButton] = !is_down && held >= 0;
  if (!is_down) {
    held = -1;
  } else {
    held = held < 0 ? 0 : held + io.DeltaTime;
  }
  ImGuiKeyOwnerData& owner = g.KeysOwnerData[ImGuiKey_MouseLeft - ImGuiKey_NamedKey_BEGIN];
  owner.OwnerCurr = owner.OwnerNext;
  if (!is_down) owner.OwnerNext = ImGuiKeyOwner_NoOwner;
}

/// Items say anew whether the pointer is over them; one that held the button and did not show up
/// any more lets it go.
void update_items(ImGuiContext& g) {
  g.HoveredIdPreviousFrame = g.HoveredId;
  g.HoveredId = 0;
  const bool is_held = g.ActiveId != 0 && g.ActiveIdPreviousFrame == g.ActiveId;
  if (is_held && g.ActiveIdIsAlive != g.ActiveId) ImGui::ClearActiveID();
  g.ActiveIdPreviousFrame = g.ActiveId;
  g.ActiveIdIsAlive = 0;
  g.ActiveIdIsJustActivated = false;
}

/// Where the window was in the last frame decides. What was pressed outside does not come in.
void update_hovered_window(ImGuiContext& g, ImGuiWindow* window) {
  ImGuiIO& io = g.IO;
  const bool is_over =
      window != nullptr && window->Active && window->OuterRectClipped.Contains(io.MousePos);
  if (io.MouseClicked[kButton]) io.MouseDownOwned[kButton] = is_over;
  const bool is_pressed = io.MouseDown[kButton] || io.MouseReleased[kButton];
  const bool is_ours = !is_pressed || io.MouseDownOwned[kButton];
  g.HoveredWindow = is_over && is_ours ? window : nullptr;
}

/// A button pressed between the items belongs to the window, until it is released: no item is
/// hovered meanwhile.
void hold_window(ImGuiContext& g) {
  if (g.ActiveId != 0 || g.HoveredId != 0 || g.HoveredWindow == nullptr) return;
  if (g.IO.MouseClicked[kButton]) ImGui::SetActiveID(g.HoveredWindow->MoveId, g.HoveredWindow);
}
void keep_holding_window(ImGuiContext& g, const ImGuiWindow* window) {
  if (window == nullptr || g.ActiveId != window->MoveId) return;
  ImGui::KeepAliveID(g.ActiveId);
  if (!g.IO.MouseDown[kButton]) ImGui::ClearActiveID();
}

}  // namespace

void ImGui::Initialize() {
  ImGuiContext& g = context();
  g.Viewports.push_back(IM_NEW(ImGuiViewportP)());  // it holds the draw data
  g.DrawListSharedData.Context = &g;
  g.Initialized = true;
}

void ImGui::Shutdown() {
  ImGuiContext& g = context();
  g.Windows.clear_delete();
  g.Viewports.clear_delete();
  IM_DELETE(g.IO.Fonts);
  g.Initialized = false;
}

// Upstream queues events to spread them over frames, which we do not ask for.
void ImGuiIO::AddMousePosEvent(float x, float y) {
  const ImVec2 position(x, y);
  MousePos = ImGui::IsMousePosValid(&position) ? ImFloor(position) : position;
}
void ImGuiIO::AddMouseButtonEvent(int button, bool is_down) { MouseDown[button] = is_down; }

void ImGui::NewFrame() {
  ImGuiContext& g = context();
  ImGuiWindow* window = only_window(g);
  ++g.FrameCount;
  g.WithinFrameScope = true;
  g.DrawListSharedData.ClipRectFullscreen = ImVec4(0, 0, g.IO.DisplaySize.x, g.IO.DisplaySize.y);
  g.DrawListSharedData.InitialFlags = ImDrawListFlags_AllowVtxOffset;
  update_items(g);
  update_button(g);
  update_hovered_window(g, window);
  keep_holding_window(g, window);
  if (window != nullptr) window->Active = false;
}

bool ImGui::Begin(const char* name, bool*, ImGuiWindowFlags flags) {
  ImGuiContext& g = context();
  IM_ASSERT(g.WithinFrameScope);
  if (g.Windows.empty()) {
    g.Windows.push_back(IM_NEW(ImGuiWindow)(&g, name));
    g.Windows[0]->DC.LayoutType = ImGuiLayoutType_Vertical;
  }
  ImGuiWindow* window = g.Windows[0];
  IM_ASSERT(!window->Active && "imgui_floor knows one window, begun once per frame");
  window->Active = true;
  window->Flags = flags;
  const ImVec2 start = g.NextWindowData.PosVal;
  const ImVec2 size = g.NextWindowData.SizeVal;
  g.NextWindowData.ClearFlags();
  window->Pos = window->DC.CursorPos = start;
  window->OuterRectClipped = ImRect(start, ImVec2(start.x + size.x, start.y + size.y));
  window->OuterRectClipped.ClipWith(ImRect(g.DrawListSharedData.ClipRectFullscreen));
  window->DrawList->_ResetForNewFrame();
  g.CurrentWindow = window;
  PushClipRect(window->OuterRectClipped.Min, window->OuterRectClipped.Max, false);
  return true;
}

void ImGui::End() { context().CurrentWindow = nullptr; }

void ImGui::Render() {
  ImGuiContext& g = context();
  hold_window(g);
  g.WithinFrameScope = false;
  ImDrawData& drawing = g.Viewports[0]->DrawDataP;
  drawing.Clear();
  drawing.Valid = true;
  drawing.DisplaySize = g.IO.DisplaySize;
  drawing.FramebufferScale = g.IO.DisplayFramebufferScale;
  ImGuiWindow* window = only_window(g);
  if (window != nullptr && window->Active) drawing.AddDrawList(window->DrawList);
}

bool ImGui::ItemAdd(const ImRect& box, ImGuiID id, const ImRect*, ImGuiItemFlags flags) {
  ImGuiContext& g = context();
  g.LastItemData.ID = id;
  g.LastItemData.Rect = g.LastItemData.NavRect = box;
  g.LastItemData.ItemFlags = flags;
  g.LastItemData.StatusFlags = ImGuiItemStatusFlags_None;
  if (id != 0) KeepAliveID(id);
  const bool is_visible = box.Overlaps(g.CurrentWindow->ClipRect);
  if (!is_visible && (id == 0 || (id != g.ActiveId && id != g.ActiveIdPreviousFrame))) return false;
  if (is_visible) g.LastItemData.StatusFlags |= ImGuiItemStatusFlags_Visible;
  if (IsMouseHoveringRect(box.Min, box.Max)) {
    g.LastItemData.StatusFlags |= ImGuiItemStatusFlags_HoveredRect;
  }
  return true;
}
