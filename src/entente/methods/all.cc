#include "entente/methods/all.h"

#include "entente/methods/agreement.h"
#include "entente/methods/agreement_life.h"
#include "entente/methods/least_change.h"
#include "entente/methods/obstacles.h"
#include "entente/methods/partial.h"
#include "entente/methods/positions.h"
#include "entente/methods/table.h"
#include "entente/methods/tried_text.h"
#include "entente/methods/war.h"

namespace entente::methods {

std::vector<question::Method> all_methods() {
  return {positions(), agreement(), least_change(), partial_agreements(), war(),
          obstacles(), table(),     room(),         tried_text(),         agreement_life()};
}

std::optional<question::Method> find_method(std::string_view id_or_question) {
  for (auto& method : all_methods())
    if (method.card.id == id_or_question || method.card.question == id_or_question) return method;
  return std::nullopt;
}

}  // namespace entente::methods
