// What Dear ImGui's core refers to and this product does not use: tables, columns and circles.
#include "imgui.h"
#include "imgui_floor/handles.h"
#include "imgui_internal.h"

void bleepay::fill_gaps() {}

namespace ImGui {

// imgui_tables.cpp is not compiled. The core calls these for windows that contain tables or
// columns; ours never do.
void EndColumns() {}
void EndTable() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

// For WASM upstream's sources are compiled with functions of the C library renamed to these:
// circles are not drawn.
extern "C" {
float bleepay_no_sinf(float) { return 0; }
float bleepay_no_cosf(float) { return 1; }
float bleepay_no_acosf(float) { return 1; }
}
