#pragma once

#include <string>
#include <vector>

#include "entente/question/method.h"

namespace entente::methods {

/// The sentences of the table question: the chain, who breaks it, what leaving parties out costs, and at
/// tables that decide by quorum who could pass something else.
std::vector<std::string> say_table(const question::Task& task, const question::Answer& answer);

}  // namespace entente::methods
