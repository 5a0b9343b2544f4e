# Writes a C++ source that holds each file of TABLES as one escaped string literal.
set(body "")
foreach(path IN LISTS TABLES)
  get_filename_component(name ${path} NAME)
  file(READ ${path} hex HEX)
  string(LENGTH "${hex}" length)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
  math(EXPR bytes "${length} / 2")
  string(APPEND body "    {\"${name}\", std::string_view(\"${escaped}\", ${bytes})},\n")
endforeach()
file(WRITE ${OUT} "// Generated from data/ by cmake/embed_files.cmake.
#include \"entente/base/data_tables.h\"

#include <array>

namespace entente::base {

namespace {
struct Table { std::string_view name; std::string_view bytes; };
const Table tables[] = {
${body}    {\"\", \"\"},
};
}  // namespace

std::string_view embedded_table(std::string_view name) {
  for (const Table& table : tables)
    if (table.name == name) return table.bytes;
  return {};
}

}  // namespace entente::base
")
