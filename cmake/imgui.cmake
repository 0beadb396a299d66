# Dear ImGui as `bleepay_imgui`, for native builds and WASM alike: without demo, debug windows,
# tables, fonts and stb_truetype. Upstream is not patched; third_party/imgui_floor fills the gaps.

set(imgui_floor ${CMAKE_SOURCE_DIR}/third_party/imgui_floor)

add_library(
  bleepay_imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp ${imgui_floor}/blank_font.cpp ${imgui_floor}/floor.cpp)
target_include_directories(bleepay_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR}
                                                       ${CMAKE_SOURCE_DIR}/third_party)
target_compile_definitions(
  bleepay_imgui
  PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS
         IMGUI_DISABLE_DEMO_WINDOWS
         IMGUI_DISABLE_DEBUG_TOOLS # 11 KB of WASM
         IMGUI_DISABLE_DEFAULT_FONT # 13 KB
         IMGUI_DISABLE_FILE_FUNCTIONS
         IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
         IMGUI_DISABLE_WIN32_FUNCTIONS
         IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS # ours does without printf's floating point
         IMGUI_ENABLE_FREETYPE # in place of stb_truetype; blank_font.cpp answers for FreeType
  PRIVATE sscanf=bleepay_no_sscanf)
target_compile_options(bleepay_imgui PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(bleepay_imgui PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
