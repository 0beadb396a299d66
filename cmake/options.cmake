# Compiler settings for everything of ours; third-party code only gets what must match across it.

# Paths relative to the repository: builds are the same in every clone, and so is what ccache keeps.
# -DBLEEPAY_CCACHE= does without it.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
find_program(BLEEPAY_CCACHE ccache)
if(BLEEPAY_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${BLEEPAY_CCACHE})
endif()

# Every byte is waited for. Functions are only inlined at link time, when it is known who else calls
# them: 3 KB after brotli. Without threads nobody else initialises a static.
if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL MinSizeRel)
  add_compile_options("SHELL:-mllvm -inline-threshold=-100" -fno-threadsafe-statics)
endif()

option(BLEEPAY_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
if(BLEEPAY_SANITIZE)
  # vptr needs type information on both sides of a call; the pure rooms are built without it.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr
                      -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

option(BLEEPAY_FUZZ "Build the fuzzers of tests/fuzz (clang)" OFF)
if(BLEEPAY_FUZZ)
  # Everything tells the fuzzer which ways were gone; only its own programs get its main.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(bleepay_warnings INTERFACE)
target_compile_options(
  bleepay_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wswitch
            -Wimplicit-fallthrough -Wextra-semi)
# Inlining at -O3, g++ 12 sees overlapping copies in `"literal" + std::string` (its bug 105651). Not
# in debug builds: clang-tidy reads their command lines and does not know the option. What g++ says
# about null pointers then is about the inside of Asio and of the standard library.
target_compile_options(
  bleepay_warnings
  INTERFACE $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<CONFIG:Release>>:-Wno-restrict>
            $<$<NOT:$<COMPILE_LANG_AND_ID:CXX,GNU>>:-Wnull-dereference>)
# Beside the sanitizers' own code g++ 12 loses sight of which member of a std::variant is alive, and
# takes what it moves for uninitialized. The builds without sanitizers are still asked.
if(BLEEPAY_SANITIZE)
  target_compile_options(
    bleepay_warnings
    INTERFACE $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
endif()
