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

# The workbench's pages and the worked cases travel inside the binary too, as base/assets.h names them. What a page
# loads goes compressed; what a brief carries (try.js, engine.js) stays as it is.
function(entente_embed_assets out)
  set(folder ${PROJECT_BINARY_DIR}/generated)
  set(pages ${PROJECT_SOURCE_DIR}/web/dist)
  set(rows "")
  set(files "")
  file(GLOB_RECURSE found RELATIVE ${pages} CONFIGURE_DEPENDS ${pages}/*)
  list(FILTER found EXCLUDE REGEX "(^|/)\\.|\\.(sources|map)$")
  foreach(name IN LISTS found)
    set(path ${pages}/${name})
    set(form gzip)
    if(name MATCHES "^(try|engine)\\.js$")
      set(form plain)
    elseif(name MATCHES "\\.gz$")
      string(REGEX REPLACE "\\.gz$" "" name ${name})
    else()
      get_filename_component(beside ${folder}/web/${name} DIRECTORY)
      file(MAKE_DIRECTORY ${beside})
      add_custom_command(
        OUTPUT ${folder}/web/${name}.gz
        COMMAND ${CMAKE_COMMAND} -DIN=${path} -DOUT=${folder}/web/${name}.gz -P ${PROJECT_SOURCE_DIR}/cmake/gzip_file.cmake
        DEPENDS ${path} ${PROJECT_SOURCE_DIR}/cmake/gzip_file.cmake
        VERBATIM)
      set(path ${folder}/web/${name}.gz)
    endif()
    string(APPEND rows "web/${name}\t${form}\t${path}\n")
    list(APPEND files ${path})
  endforeach()
  set(model ${PROJECT_SOURCE_DIR}/models/reader.model)
  if(EXISTS ${model})
    string(APPEND rows "models/reader.model\tplain\t${model}\n")
    list(APPEND files ${model})
  endif()
  foreach(case IN LISTS ARGN)
    file(GLOB_RECURSE found RELATIVE ${PROJECT_SOURCE_DIR}/cases CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/cases/${case}/*)
    # What a workbench leaves in a case folder is not part of the worked case.
    list(FILTER found EXCLUDE REGEX "(^|/)\\.|\\.previous$")
    foreach(name IN LISTS found)
      string(APPEND rows "cases/${name}\tplain\t${PROJECT_SOURCE_DIR}/cases/${name}\n")
      list(APPEND files ${PROJECT_SOURCE_DIR}/cases/${name})
    endforeach()
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/assets.txt CONTENT "${rows}" @ONLY)
  add_custom_command(
    OUTPUT ${folder}/assets_table.cc
    COMMAND ${CMAKE_COMMAND} -DOUT=${folder}/assets_table.cc -DASSETS=${folder}/assets.txt
      -P ${PROJECT_SOURCE_DIR}/cmake/embed_assets.cmake
    DEPENDS ${folder}/assets.txt ${PROJECT_SOURCE_DIR}/cmake/embed_assets.cmake
    VERBATIM)
  # The compiler does not tell what .incbin read.
  set_source_files_properties(${folder}/assets_table.cc PROPERTIES OBJECT_DEPENDS "${files}")
  set(${out} ${folder}/assets_table.cc PARENT_SCOPE)
endfunction()
