#pragma once

#include <stdexcept>
#include <string>

namespace entente::base {

/// A place in our own sources. (std::source_location does not exist in the browser's toolchain.)
struct SourcePlace {
  const char* file;
  int line;
  static constexpr SourcePlace here(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    return {file, line};
  }
};

/// Thrown when our own code broke a promise (never for bad input). Only the fronts catch it: exit code 70.
class ContractViolation : public std::logic_error {
 public:
  ContractViolation(const std::string& what, SourcePlace where);
  const SourcePlace& where() const { return where_; }

 private:
  SourcePlace where_;
};

/// Checks a precondition of our own code.
/// Throws ContractViolation when `holds` is false.
void require(bool holds, const char* what, SourcePlace where = SourcePlace::here());

}  // namespace entente::base
