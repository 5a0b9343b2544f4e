#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.h"
#include "entente/dispute/case.h"
#include "entente/dispute/proposal.h"
#include "entente/ensemble/run.h"
#include "entente/question/answer.h"

namespace entente::desk {

/// What a front asks for. Empty lists mean all: every question, every table, no lever.
struct Request {
  std::vector<std::string> questions;
  std::vector<std::string> tables;
  std::vector<std::string> levers;        // pulled before anything is asked (agreement, table, war) …
  std::vector<std::string> variants;      // levers that `compare` looks at one by one; empty: all of the case
  std::string method;                     // id of one method; empty: each question's default
  std::optional<dispute::Proposal> text;  // a draft text: it is tried, and no question is asked
  std::vector<question::Parameter> parameters;  // handed to the methods ("compat": "negmas")
  ensemble::Plan plan;                          // with `glance`, companions are left out too
};

/// The questions that have a method or a study here.
std::vector<std::string> known_questions();

/// The one place where a request becomes methods, plans and answers (house: one planner).
/// A request that is cancelled comes back without any answer.
/// Errors: `unknown-question`, `unknown-table`, `unknown-method`, `unknown-lever`, `unknown-path`.
base::Result<question::Answers> answer_request(const Request& request,
                                               std::shared_ptr<const dispute::Case> dispute);

/// The table to compare everything at: the first that needs every belligerent's acceptance, else the first.
std::optional<dispute::TableId> main_table(const dispute::Case& dispute);

}  // namespace entente::desk
