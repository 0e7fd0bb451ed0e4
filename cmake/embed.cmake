# Puts files into the binary: no data folder to lose beside it.
add_executable(embed ${PROJECT_SOURCE_DIR}/tools/embed.cpp)
target_link_libraries(embed PRIVATE ocop_warnings)

# ocop_embed(TARGET FUNCTION BASE FILE...): `ocop::embedded::FUNCTION()` gives the files by their
# path under BASE. The user declares `namespace ocop::embedded { EmbeddedFiles FUNCTION(); }`.
function(ocop_embed target function base)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND embed ${function} ${base} ${output} ${ARGN}
    DEPENDS embed ${ARGN} VERBATIM)
  # A file may be longer than any text that a standard asks a compiler to take.
  set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${output})
endfunction()
