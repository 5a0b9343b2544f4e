// A brief carries the engine; the engine carries neither pages, nor cases, nor tables for reading documents.
#ifdef __EMSCRIPTEN__

#include <stdexcept>

#include "entente/base/assets.h"
#include "entente/base/data_tables.h"

namespace entente::base {

const EmbeddedAsset embedded_assets[] = {{nullptr, nullptr, nullptr, false}};

std::string_view embedded_table(std::string_view) {
  return {};
}

}  // namespace entente::base

// Rooms that are compiled without exceptions leave it to the program to say what Boost's mean.
namespace boost {

struct source_location;

[[noreturn]] void throw_exception(const std::exception& error);
[[noreturn]] void throw_exception(const std::exception& error, const source_location& where);

void throw_exception(const std::exception& error) {
  throw std::logic_error(error.what());
}

void throw_exception(const std::exception& error, const source_location&) {
  throw std::logic_error(error.what());
}

}  // namespace boost

#endif
