#pragma once

#include <vector>

#include "entente/report/context.h"

namespace entente::report {

/// What one party wants and refuses on one issue, as the findings have it; nullptr: they do not say.
struct PositionRow {
  dispute::PartyId party;
  const question::Finding* ideal = nullptr;  // or its favoured option
  const question::Finding *from = nullptr, *to = nullptr, *firmness = nullptr, *unknown = nullptr;
  const question::Finding* salience = nullptr;
  std::vector<std::string> accepted;  // options within its red line
  bool any() const { return ideal || from || to || firmness || unknown; }
};

/// Rows of all parties on all issues, found in one pass: large cases have thousands of findings.
class PositionRows {
 public:
  PositionRows(const Context& context, const question::Answer& positions);
  const PositionRow& at(dispute::PartyId party, dispute::IssueId issue) const;
  /// Of the parties that have a view on it, in the order of the case.
  std::vector<PositionRow> on(dispute::IssueId issue) const;

 private:
  std::size_t issues_;
  std::vector<PositionRow> rows_;  // [party × issues + issue]
};

/// The options that a finding names.
std::vector<std::string> options_of(const question::Finding* finding);

/// "35 to 60", "from 35", "up to 60", "joint and none", "a line was declared; its content is not stated".
std::string accepts_words(const PositionRow& row);

}  // namespace entente::report
