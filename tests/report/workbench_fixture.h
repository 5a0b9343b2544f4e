#pragma once

#include <cstddef>

#include "entente/report/chart.h"
#include "tests/report/report_fixture.h"

namespace entente::report::test {

/// The harbour with an issue of options, of which parties favour and refuse some, and a line whose content is
/// not stated.
dispute::Case workbench_case(const Names& names = {});

/// The harbour's answers with what the pages of the workbench show beside them: how long the fighting lasts,
/// efficient packages of two parties, a package that is tried, and what matters most.
question::Answers workbench_answers(const Names& names = {});

/// How long an agreement at a table stands: at each age exp(-times × years / 10), half as fast and twice as
/// fast at the ends of the intervals.
question::Answer stability_answer(const std::string& table, double times);

/// A case in which every party has a view and a line on every issue, with the answer to who wants what.
dispute::Case full_case(std::size_t parties, std::size_t issues);
question::Answers full_positions(const dispute::Case& dispute);

/// What charts refer to; lives as long as they do.
struct Workbench {
  question::Answers answers;
  dispute::Case dispute;
  evidence::Claims evidence = harbour_evidence();
  Trail trail{dispute, evidence};
  Context context;

  explicit Workbench(bool interactive = true, const Names& names = {})
      : answers(workbench_answers(names)),
        dispute(workbench_case(names)),
        context{answers, dispute, evidence, trail, interactive} {}
  const question::Answer& answer(const char* question, const char* method = "") const;
};

/// Every label of the charts' drawings that touches another or leaves its drawing, in words; empty: none.
std::string colliding_labels(const std::vector<Chart>& charts);

}  // namespace entente::report::test
