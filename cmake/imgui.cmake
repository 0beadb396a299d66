# Dear ImGui's core as `bleepay_imgui`, without demo, debug windows and built-in font.

add_library(
  bleepay_imgui STATIC ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
                       ${imgui_SOURCE_DIR}/imgui_tables.cpp ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(bleepay_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
target_compile_definitions(
  bleepay_imgui
  PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
         IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS
         IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_WIN32_FUNCTIONS)
target_compile_options(bleepay_imgui PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(bleepay_imgui PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
