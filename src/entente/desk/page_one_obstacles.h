#pragma once

#include <string>
#include <string_view>

#include "entente/question/answer.h"

namespace entente::desk {

/// What keeps the sides from settling at a table, for page one: the share of worlds with terms as things are,
/// and by how much it rises with one obstacle taken away. Empty where that was not asked.
std::string obstacles_sentence(const question::Answers& answers, std::string_view table);

}  // namespace entente::desk
