#include "entente/base/result.h"

#include <fmt/format.h>

namespace entente::base {

namespace {

std::string excerpt(const Location& where) {
  const std::string number = std::to_string(where.line);
  const std::string margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
  std::string text = fmt::format("{}{} | {}\n", margin, number, where.source_line);
  const std::size_t column = where.column ? where.column : 1;
  const std::size_t tildes = where.length > 1 ? where.length - 1 : 0;
  text += fmt::format("{} | {}^{}\n", std::string(margin.size() + number.size(), ' '),
                      std::string(column - 1, ' '), std::string(tildes, '~'));
  return text;
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  const Location& where = diagnostic.where;
  std::string place = where.file;
  if (where.line) place += fmt::format(":{}:{}", where.line, where.column ? where.column : 1);
  const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
  std::string text = fmt::format("{}{}{}: {}   [{}]\n", place, place.empty() ? "" : ": ", severity,
                                 diagnostic.message, diagnostic.code);
  if (where.line && !where.source_line.empty()) text += excerpt(where);
  if (!diagnostic.rests_on.empty()) text += fmt::format("   rests on: {}\n", diagnostic.rests_on);
  if (!diagnostic.help.empty()) text += fmt::format("   help: {}\n", diagnostic.help);
  return text;
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic);
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.severity == Severity::error) return true;
  return false;
}

}  // namespace entente::base
