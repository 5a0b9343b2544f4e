#pragma once

#include <memory>
#include <string>

#include "entente/report/context.h"
#include "entente/report/terminal.h"

namespace entente::report {

/// Names and marks for one run in a terminal; without a case ids stand for names and no number has a mark.
struct Desk {
  explicit Desk(const TerminalOptions& given);
  const TerminalOptions& options;
  const evidence::Claims none;
  std::unique_ptr<Trail> trail;
  std::size_t width;  // columns, 40 at least

  /// "•", "~", "?" for what the finding rests on; "" when that is not known.
  std::string mark(const question::Finding& finding) const;
  std::string party(const std::string& id) const;
  std::string issue(const std::string& id) const;
  std::string table(const std::string& id) const;
  std::string lever(const std::string& id) const;
  /// "North Coast · Guarantees"; the answer's own table is not repeated.
  std::string about(const question::About& about, const question::Answer& answer) const;
  std::string head(const std::string& text) const;
};

/// Positions as a matrix: a row per party, a column per issue, in each cell the favoured point and what the
/// party accepts; under it the lines whose content is not stated.
std::string positions_text(const Desk& desk, const question::Answer& answer);

}  // namespace entente::report
