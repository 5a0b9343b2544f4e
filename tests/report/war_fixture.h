#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "entente/report/chart.h"
#include "tests/report/report_fixture.h"

namespace entente::report::test {

/// What the war question carries in full: every level of a front of twenty, how courses end by week,
/// obstacles at both tables, and what levers do to each side's value of no agreement. Numbers are invented.
question::Answers war_answers(const Names& names = {});

/// The harbour with a state of the war, drift for chances, exhaustion, and how long agreements hold.
dispute::Case war_case(const Names& names = {});

/// What the obstacle question says at a table: shares of all worlds with terms and, of the others, what each
/// obstacle opens alone.
question::Answer obstacles_answer(const std::string& table, double settled,
                                  const std::vector<std::pair<std::string, double>>& opens);

/// What a lever does: mean change for each side, and the half width of the interval around it.
question::Answer lever_on(const std::string& lever, double first, double second, double spread);

/// What charts refer to; lives as long as they do.
struct WarReport {
  question::Answers answers;
  dispute::Case dispute;
  evidence::Claims evidence = harbour_evidence();
  Trail trail{dispute, evidence};
  Context context{answers, dispute, evidence, trail};

  explicit WarReport(const Names& names = {}) : answers(war_answers(names)), dispute(war_case(names)) {}
  const question::Answer& front() const { return answers.answers.front(); }
};

/// Every word and number that the drawings of a chart show, without its markup.
std::string drawn_words(const Chart& chart);

}  // namespace entente::report::test
