# Data tables travel inside the binary (model M15): one generated source with one string per file of data/.
function(entente_embed out folder)
  file(GLOB tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*)
  set(generated ${PROJECT_BINARY_DIR}/generated/data_tables.cc)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUT=${generated} "-DTABLES=${tables}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${tables} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
