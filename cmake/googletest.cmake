# Google Test as `bleepay_gtest`: the distribution's library natively; for WASM it is compiled here.

include(GoogleTest)
add_library(bleepay_gtest INTERFACE)
if(NOT EMSCRIPTEN)
  find_package(GTest REQUIRED)
  target_link_libraries(bleepay_gtest INTERFACE GTest::gmock GTest::gtest GTest::gtest_main)
else()
  bleepay_source(googletest https://github.com/google/googletest v1.17.0)
  add_library(bleepay_gtest_wasm STATIC
              ${googletest_SOURCE_DIR}/googletest/src/gtest-all.cc
              ${googletest_SOURCE_DIR}/googlemock/src/gmock-all.cc
              ${googletest_SOURCE_DIR}/googletest/src/gtest_main.cc)
  target_include_directories(bleepay_gtest_wasm SYSTEM
                             PUBLIC ${googletest_SOURCE_DIR}/googletest/include
                                    ${googletest_SOURCE_DIR}/googlemock/include
                             PRIVATE ${googletest_SOURCE_DIR}/googletest
                                     ${googletest_SOURCE_DIR}/googlemock)
  target_compile_definitions(bleepay_gtest_wasm PUBLIC GTEST_HAS_PTHREAD=0)
  target_compile_options(bleepay_gtest_wasm PRIVATE -w)
  target_link_libraries(bleepay_gtest INTERFACE bleepay_gtest_wasm)
  # Test programs are CommonJS, whatever the repository's package.json says about .js files.
  file(WRITE ${CMAKE_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")
endif()
