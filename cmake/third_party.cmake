# Third-party code in source form: one version of each for native and WASM, never committed.
# scripts/bootstrap lays the sources into the user's cache; where they are found nothing is
# downloaded, otherwise FetchContent takes the upstream tag.

include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

if(DEFINED ENV{BLEEPAY_CACHE})
  set(bleepay_cache "$ENV{BLEEPAY_CACHE}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(bleepay_cache "$ENV{XDG_CACHE_HOME}/bleepay-checkout")
else()
  set(bleepay_cache "$ENV{HOME}/.cache/bleepay-checkout")
endif()

# Declares one dependency; a cached copy wins over the network, an explicit
# FETCHCONTENT_SOURCE_DIR_<NAME> wins over both. `SOURCE_SUBDIR none` keeps upstream's own build
# files out: we compile what we use with our flags.
macro(bleepay_source name repository tag)
  string(TOUPPER ${name} upper)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper} AND EXISTS "${bleepay_cache}/src/${name}")
    set(FETCHCONTENT_SOURCE_DIR_${upper} "${bleepay_cache}/src/${name}")
  endif()
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON
                       SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(${name})
endmacro()

bleepay_source(json https://github.com/nlohmann/json v3.11.3)
bleepay_source(imgui https://github.com/ocornut/imgui v1.92.2b)

# JSON_NOEXCEPTION everywhere: rooms with and without exceptions must agree on the same templates.
add_library(bleepay_json INTERFACE)
target_include_directories(bleepay_json SYSTEM INTERFACE ${json_SOURCE_DIR}/include)
target_compile_definitions(bleepay_json INTERFACE JSON_NOEXCEPTION)

# For who only parses with it.
add_library(bleepay_json_parser INTERFACE)
target_link_libraries(bleepay_json_parser INTERFACE bleepay_json)
if(EMSCRIPTEN)
  # 20 KB of the C library that the parser would bring in for numbers nobody computes with.
  target_sources(bleepay_json_parser
                 INTERFACE ${CMAKE_SOURCE_DIR}/third_party/json_floor/numbers.cpp)
  target_compile_definitions(bleepay_json_parser INTERFACE strtod=bleepay_json_strtod
                                                           snprintf=bleepay_json_snprintf)
endif()

include(cmake/imgui.cmake)
if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
  include(cmake/googletest.cmake)
endif()
