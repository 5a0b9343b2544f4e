#pragma once

#include <string_view>
#include <vector>

#include "entente/question/method.h"

namespace entente::methods {

/// Every method, in the order in which a brief asks them; the first of a question is its default. Fronts,
/// docs and the desk learn of methods from here and nowhere else.
std::vector<question::Method> all_methods();

/// The method with this id, or the default of this question; nullopt: there is none.
std::optional<question::Method> find_method(std::string_view id_or_question);

}  // namespace entente::methods
