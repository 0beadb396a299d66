# Dear ImGui as `bleepay_imgui`, for native builds and WASM alike: without demo, debug windows,
# tables, fonts and stb_truetype. Upstream is not patched; third_party/imgui_floor fills the gaps
# and takes the place of what this product never comes to.

set(imgui_upstream ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp
                   ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
set(imgui_floor ${CMAKE_SOURCE_DIR}/third_party/imgui_floor)

add_library(bleepay_imgui STATIC ${imgui_upstream} ${imgui_floor}/blank_font.cpp
                                 ${imgui_floor}/floor.cpp ${imgui_floor}/unused.cpp)
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
         IMGUI_ENABLE_FREETYPE) # in place of stb_truetype; blank_font.cpp answers for FreeType
# Weak, so that imgui_floor/unused.cpp wins.
set(imgui_renamed "IMGUI_API=__attribute__((weak))" sscanf=bleepay_no_sscanf)
if(EMSCRIPTEN)
  # 10 KB of the C library for number fields and for circles that imgui_floor leaves out.
  list(APPEND imgui_renamed atof=bleepay_no_atof sinf=bleepay_no_sinf cosf=bleepay_no_cosf
       acosf=bleepay_no_acosf)
endif()
set_source_files_properties(${imgui_upstream} PROPERTIES COMPILE_DEFINITIONS "${imgui_renamed}")
target_compile_options(bleepay_imgui PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(bleepay_imgui PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
