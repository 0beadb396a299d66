# Toolchain file of the WASM presets: finds emcc on PATH, checks its version against
# emsdk-version.txt (the one place with the version), then hands over to Emscripten's own file.

find_program(BLEEPAY_EM_CONFIG em-config)
if(NOT BLEEPAY_EM_CONFIG)
  message(FATAL_ERROR "No Emscripten on PATH. Run it in the project's toolchain: "
                      "scripts/bootstrap, then scripts/em cmake --workflow --preset <name>.")
endif()

if(NOT BLEEPAY_EMSCRIPTEN_ROOT)
  execute_process(COMMAND ${BLEEPAY_EM_CONFIG} EMSCRIPTEN_ROOT
                  OUTPUT_VARIABLE em_root OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  set(BLEEPAY_EMSCRIPTEN_ROOT "${em_root}" CACHE PATH "Where Emscripten lives")
endif()
include("${BLEEPAY_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# try_compile projects read this file again; the version is checked once, in the project itself.
get_property(is_try_compile GLOBAL PROPERTY IN_TRY_COMPILE)
if(NOT is_try_compile)
  file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../emsdk-version.txt" wanted LIMIT_COUNT 1)
  string(REGEX MATCH "^[0-9]+" wanted_major "${wanted}")
  string(REGEX MATCH "^[0-9]+" found_major "${EMSCRIPTEN_VERSION}")
  if(NOT found_major STREQUAL wanted_major)
    message(FATAL_ERROR "Emscripten ${EMSCRIPTEN_VERSION} found, ${wanted} wanted "
                        "(emsdk-version.txt): another major version is not supported.")
  elseif(NOT EMSCRIPTEN_VERSION STREQUAL wanted)
    message(WARNING "Emscripten ${EMSCRIPTEN_VERSION} found, ${wanted} wanted "
                    "(emsdk-version.txt): going on, sizes and timings may differ.")
  endif()
endif()
