# Dear ImGui as `bleepay_imgui`, for native builds and WASM alike: its draw lists, items and buttons
# in one bare window. Upstream is not patched; third_party/imgui_floor fills the gaps, and stands in
# for the frame of many windows (64 KB of WASM) and for what this product never comes to.

set(imgui_upstream ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
                   ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
set(imgui_floor ${CMAKE_SOURCE_DIR}/third_party/imgui_floor)

add_library(bleepay_imgui STATIC ${imgui_upstream} ${imgui_floor}/floor.cpp
                                 ${imgui_floor}/one_window.cpp ${imgui_floor}/unused.cpp)
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
         IMGUI_DISABLE_WIN32_FUNCTIONS)
# Weak, so that what imgui_floor has of the same name wins.
set(imgui_renamed "IMGUI_API=__attribute__((weak))")
if(EMSCRIPTEN)
  # The C library's own are large, and only for circles, which are not drawn.
  list(APPEND imgui_renamed sinf=bleepay_no_sinf cosf=bleepay_no_cosf acosf=bleepay_no_acosf)
endif()
set_source_files_properties(${imgui_upstream} PROPERTIES COMPILE_DEFINITIONS "${imgui_renamed}")
target_compile_options(bleepay_imgui PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(bleepay_imgui PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
