# One folder under src/ is one room: a static library that links only what its table row in
# ARCHITECTURE.md allows, plus, found by file name, its tests, benchmarks and fuzz targets.
add_library(ocop_warnings INTERFACE)
target_compile_options(ocop_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# GCC 12 sees ghosts of these inside its own inlined library code.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(ocop_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
else()
  # Clang blames std::stable_sort of libstdc++ 12 for what it calls itself.
  target_compile_options(ocop_warnings INTERFACE -Wno-deprecated-declarations)
endif()

if(OCOP_SANITIZE)
  add_compile_options(-fsanitize=${OCOP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${OCOP_SANITIZE})
endif()
if(OCOP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
                      -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
if(OCOP_TIDY)
  find_program(CLANG_TIDY NAMES clang-tidy-19 REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY} --quiet --warnings-as-errors=*)
endif()

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
  else()
    add_library(${room} INTERFACE)
    target_link_libraries(${room} INTERFACE ${ROOM_ROOMS} ${ROOM_LIBRARIES})
    target_include_directories(${room} INTERFACE ${PROJECT_SOURCE_DIR}/src)
  endif()

  if(OCOP_FUZZ)
    # Only the fuzz targets and the rooms they need.
    set_property(TARGET ${room} PROPERTY EXCLUDE_FROM_ALL ON)
    foreach(file ${fuzzers})
      get_filename_component(stem ${file} NAME_WE)
      add_executable(${stem} ${file})
      target_link_libraries(${stem} PRIVATE ${room} ocop_warnings)
      target_link_options(${stem} PRIVATE -fsanitize=fuzzer)
    endforeach()
    return()
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${room} ${ROOM_TEST_LIBRARIES} GTest::gmock
                          GTest::gtest_main ocop_warnings)
    target_compile_definitions(${name}_test PRIVATE
      OCOP_SOURCE_DIR="${PROJECT_SOURCE_DIR}" OCOP_BINARY_DIR="${PROJECT_BINARY_DIR}")
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
endfunction()
