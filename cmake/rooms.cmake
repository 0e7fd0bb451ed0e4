# One folder under src/ is one room: a static library that links only what its table row in
# ARCHITECTURE.md allows, plus, found by file name, its tests, benchmarks and fuzz targets.
add_library(ocop_warnings INTERFACE)
target_compile_options(ocop_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# GCC 12 sees ghosts of these inside its own inlined library code.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(ocop_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict
    -Wno-array-bounds -Wno-stringop-overflow)
else()
  # Clang blames std::stable_sort of libstdc++ 12 for what it calls itself.
  target_compile_options(ocop_warnings INTERFACE -Wno-deprecated-declarations)
endif()

if(OCOP_SANITIZE)
  add_compile_options(-fsanitize=${OCOP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${OCOP_SANITIZE})
endif()
# libFuzzer comes with Clang; its counters cost the unit tests nothing to speak of.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND OCOP_SANITIZE MATCHES "address")
  set(has_fuzzers ON)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_custom_target(fuzz_targets)
endif()
if(OCOP_TIDY)
  find_program(CLANG_TIDY NAMES clang-tidy-19 REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY} --quiet --warnings-as-errors=*)
endif()

include(cmake/precompiled.cmake)

# ocop_room(NAME [ROOMS room...] [LIBRARIES library...] [TEST_LIBRARIES library...])
function(ocop_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES;TEST_LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  file(GLOB tests CONFIGURE_DEPENDS *_test.cpp)
  file(GLOB benches CONFIGURE_DEPENDS *_bench.cpp)
  file(GLOB fuzzers CONFIGURE_DEPENDS *_fuzz.cpp)
  list(REMOVE_ITEM sources ${tests} ${benches} ${fuzzers} ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)

  set(room ocop_${name})
  list(TRANSFORM ROOM_ROOMS PREPEND ocop_)
  if(sources)
    add_library(${room} STATIC ${sources})
    target_link_libraries(${room} PUBLIC ${ROOM_ROOMS} ${ROOM_LIBRARIES} PRIVATE ocop_warnings)
    target_include_directories(${room} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    ocop_use_precompiled(${room} ocop_common_headers)
  else()
    add_library(${room} INTERFACE)
    target_link_libraries(${room} INTERFACE ${ROOM_ROOMS} ${ROOM_LIBRARIES})
    target_include_directories(${room} INTERFACE ${PROJECT_SOURCE_DIR}/src)
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${room} ${ROOM_TEST_LIBRARIES} GTest::gmock
                          GTest::gtest_main ocop_warnings)
    target_compile_definitions(${name}_test PRIVATE
      OCOP_SOURCE_DIR="${PROJECT_SOURCE_DIR}" OCOP_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_compile_options(${name}_test PRIVATE ${ocop_test_options})
    ocop_use_precompiled(${name}_test ocop_test_headers)
    add_test(NAME unit.${name} COMMAND ${name}_test)
    set_tests_properties(unit.${name} PROPERTIES LABELS "fast;unit" TIMEOUT 300
                         WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    if(OCOP_SANITIZE)
      set_tests_properties(unit.${name} PROPERTIES ENVIRONMENT
        "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks_of_others")
    endif()
  endif()
  foreach(file ${benches})
    get_filename_component(stem ${file} NAME_WE)
    add_executable(${stem} ${file})
    target_link_libraries(${stem} PRIVATE ${room} ocop_warnings)
  endforeach()
  if(has_fuzzers)
    foreach(file ${fuzzers})
      get_filename_component(stem ${file} NAME_WE)
      add_executable(${stem} ${file})
      target_link_libraries(${stem} PRIVATE ${room} ocop_warnings)
      target_link_options(${stem} PRIVATE -fsanitize=fuzzer)
      add_dependencies(fuzz_targets ${stem})
    endforeach()
  endif()
endfunction()
