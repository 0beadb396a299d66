// What stays of Dear ImGui here: one bare window that fills the display, draw lists and buttons.
#pragma once

namespace bleepay {

/// Takes imgui_floor into a program, in front of upstream's own functions.
///
/// Shape   between NewFrame and Render exactly one window is begun, always the same, with position
/// and size set. There is no font: nothing may measure or draw Dear ImGui's own text.
/// Calls   once per ImGui context, before its first frame.
void use_imgui_floor();

}  // namespace bleepay
