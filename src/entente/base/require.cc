#include "entente/base/require.h"

#include <fmt/format.h>

namespace entente::base {

ContractViolation::ContractViolation(const std::string& what, SourcePlace where)
    : std::logic_error(what), where_(where) {}

void require(bool holds, const char* what, SourcePlace where) {
  if (holds) return;
  throw ContractViolation(fmt::format("{} ({}:{})", what, where.file, where.line), where);
}

}  // namespace entente::base
