#include "entente/methods/agreeing.h"

#include <limits>

namespace entente::methods {

std::optional<Agreeing> agreeing_at(const WorldModel& model, TableSpace& table) {
  const auto reference = table.reference(0);
  if (!reference) return std::nullopt;
  Agreeing agreeing{
      table.space(), {table.thresholds().begin(), table.thresholds().end()}, table.agreed(), *reference};
  if (!table.quorum()) {
    agreeing.members.assign(table.acceptors().size(), true);
    return agreeing;
  }
  agreeing.space.allow_all();
  for (std::size_t i = 0; i < agreeing.members.size(); ++i) {
    if (!agreeing.members[i]) {
      agreeing.thresholds[i] = -std::numeric_limits<double>::infinity();
      continue;
    }
    for (std::size_t j = 0; j < model.issues().size(); ++j)
      for (std::size_t v = 0; table.covers(i, j) && v < model.options(j); ++v)
        if (model.refused(table.acceptors()[i].party.index(), model.first(j) + v))
          agreeing.space.forbid(j, v);
  }
  return agreeing;
}

}  // namespace entente::methods
