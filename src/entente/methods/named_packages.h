#pragma once

#include <optional>

#include "entente/question/method.h"

namespace entente::methods {

/// Further passes over the same worlds, once the candidates are known (docs/model.md, M7): in how many worlds
/// each lies in the acceptable set and how much a party could regret it; then, of the few that are kept, who
/// accepts each and whether it is efficient. nullopt: there are no candidates.
std::optional<question::Method> name_packages(const question::Task& task, const question::Answer& answer);

}  // namespace entente::methods
