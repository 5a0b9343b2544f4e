#pragma once

#include <string>

namespace entente::report {

/// The style sheet of the brief: type, margin notes, tables, textures, dark mode, print.
std::string brief_style();

}  // namespace entente::report
