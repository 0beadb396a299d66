# Rooms: one static library per folder of src, and one test program per room.
#
#   bleepay_room(<room> [PURE] [SOURCES <file>...] [LINKS <room|target>...] [PRIVATE <target>...])
#     PURE     built without exceptions and run-time type information
#     LINKS    rooms (by short name) and targets that the room's headers need too
#     PRIVATE  targets only the room's sources see, e.g. bleepay_json_parser
#     Without SOURCES the room is headers only.
#   bleepay_test(<room> SOURCES <file>... [LINKS <target>...])
#     Program <room>_test linked with the room, what the room may use, and Google Test.

# The arrows. tests/tidy reads these lines too and holds every #include against them.
set(bleepay_arrows_base "")
set(bleepay_arrows_api base)
set(bleepay_arrows_checkout base api)
set(bleepay_arrows_sandbox base api)
set(bleepay_arrows_ui base checkout)
set(bleepay_arrows_gfx base)
set(bleepay_arrows_browser base api checkout sandbox ui gfx)
set(bleepay_arrows_native base api checkout sandbox ui)
set(bleepay_rooms base api checkout sandbox ui gfx browser native)

# Room short names become targets; a room outside the arrows stops the configuration.
function(bleepay_resolve result room)
  set(targets "")
  foreach(link IN LISTS ARGN)
    if(link IN_LIST bleepay_rooms)
      if(NOT link IN_LIST bleepay_arrows_${room})
        message(FATAL_ERROR "src/${room} may not use src/${link} (arrows in cmake/rooms.cmake)")
      endif()
      list(APPEND targets bleepay_${link})
    else()
      list(APPEND targets ${link})
    endif()
  endforeach()
  set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(bleepay_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "PURE" "" "SOURCES;LINKS;PRIVATE")
  set(target bleepay_${room})
  bleepay_resolve(links ${room} ${arg_LINKS})
  bleepay_resolve(private_links ${room} ${arg_PRIVATE})
  if(NOT arg_SOURCES)
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR}/src
                                                   ${CMAKE_BINARY_DIR}/generated)
    target_link_libraries(${target} INTERFACE ${links} ${private_links})
    return()
  endif()
  add_library(${target} STATIC ${arg_SOURCES})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src
                                              ${CMAKE_BINARY_DIR}/generated)
  target_link_libraries(${target} PUBLIC ${links} PRIVATE ${private_links} bleepay_warnings)
  if(arg_PURE)
    target_compile_options(${target} PRIVATE -fno-exceptions -fno-rtti)
  endif()
endfunction()

function(bleepay_test room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  set(target ${room}_test)
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${target}
                             PRIVATE BLEEPAY_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/fixtures")
  target_link_libraries(${target} PRIVATE bleepay_${room} ${arg_LINKS} bleepay_test_support
                                          bleepay_warnings)
  if(EMSCRIPTEN)
    # Fixtures are read from the real file system; a node start costs 0.2 s, so one per program.
    target_link_options(${target} PRIVATE -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
                        -sENVIRONMENT=node -sASSERTIONS=2 -sSTACK_SIZE=1MB)
    add_test(NAME ${target} COMMAND ${target})
  else()
    gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
                         WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} TEST_PREFIX ${room}/)
  endif()
endfunction()
