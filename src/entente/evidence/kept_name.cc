#include "entente/evidence/kept_name.h"

namespace entente::evidence {

std::string kept_name(const Document& document, std::string file_name) {
  if (!document.extracted || file_name.empty()) return file_name;
  const std::size_t dot = file_name.rfind('.');
  if (dot != std::string::npos && dot > 0) file_name.resize(dot);
  return file_name + ".md";
}

}  // namespace entente::evidence
