#pragma once

#include <string>

#include "entente/dispute/case.h"
#include "entente/evidence/claim.h"
#include "entente/question/answer.h"

// A made-up dispute of the size and shape of a large worked case, with answers as the methods carry them:
// names and numbers are invented for the tests. Parties can be renamed to see whether the report treats them
// alike.
namespace entente::report::test {

struct Names {
  std::string first = "North Coast", second = "South Coast";
};

dispute::Case harbour_case(const Names& names = {});
evidence::Claims harbour_evidence();
question::Answers harbour_answers(const Names& names = {});

/// A brief drafted from documents alone: positions and what is missing, no probabilities.
question::Answers structure_only();

}  // namespace entente::report::test
