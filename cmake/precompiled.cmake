# Headers of others that nearly every file reads, compiled once: a third of the time of a build. A file still names
# what it uses; the `dev` preset, which has none of this, says so if one does not.
option(OCOP_PRECOMPILED "compile the headers of libraries once" ON)

# ocop_precompiled_headers(NAME HEADERS header... [LIBRARIES library...] [OPTIONS option...])
function(ocop_precompiled_headers name)
  cmake_parse_arguments(ALL "" "" "HEADERS;LIBRARIES;OPTIONS" ${ARGN})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  if(NOT EXISTS ${source})
    file(WRITE ${source} "")
  endif()
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE ${ALL_LIBRARIES})
  target_compile_options(${name} PRIVATE ${ALL_OPTIONS}
    "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")  # or ccache would never know it again
  target_precompile_headers(${name} PRIVATE ${ALL_HEADERS})
endfunction()

# Tests are not optimized: half the time to compile; what they test is compiled in full.
set(ocop_test_options $<$<CONFIG:Release>:-O0>)

if(OCOP_PRECOMPILED)
  add_compile_options(-pthread)  # what one library wants sets a macro, and all macros must be the same
  set(ocop_headers <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
    <mutex> <optional> <ranges> <set> <span> <string> <string_view> <unordered_map> <variant> <vector> <fmt/format.h>)
  ocop_precompiled_headers(ocop_common_headers HEADERS ${ocop_headers} LIBRARIES ocop_warnings fmt::fmt Threads::Threads)
  ocop_precompiled_headers(ocop_test_headers OPTIONS ${ocop_test_options}
    HEADERS ${ocop_headers} <gmock/gmock.h> <gtest/gtest.h> <rapidcheck/gtest.h>
    LIBRARIES ocop_warnings fmt::fmt Threads::Threads GTest::gmock rapidcheck)
endif()

function(ocop_use_precompiled target headers)
  if(OCOP_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()
