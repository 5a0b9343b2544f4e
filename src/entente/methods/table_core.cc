#include "entente/methods/table_core.h"

#include <algorithm>
#include <limits>
#include <string>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_space.h"
#include "entente/theory/core.h"

namespace entente::methods {

using question::Finding;
using question::FindingKind;
using question::Task;

namespace {

constexpr double not_needed = -std::numeric_limits<double>::infinity();
// Above the tolerance with which thresholds are compared, so that equal is not more.
constexpr double strictly_more = 2 * theory::acceptance_tolerance;

Finding finding(const dispute::Table& table, const char* name, FindingKind kind, question::Value value) {
  Finding made;
  made.name = name;
  made.about.table = table.id;
  made.kind = kind;
  made.value = std::move(value);
  made.rests_on = {"party.", "position.", "score.", "red_line.", "issue.", "interaction.", "table.", "war."};
  return made;
}

struct Blocking {
  theory::Coalition coalition = 0;
  theory::Package package;
};

std::optional<Blocking> blocking(TableSpace& space, const theory::Package& reference) {
  const std::vector<double> has = theory::utilities(space.space(), reference);
  Blocking found;
  const bool any = space.any_coalition([&](theory::Coalition coalition, std::span<const double> thresholds) {
    std::vector<double> more(thresholds.begin(), thresholds.end());
    for (std::size_t i = 0; i < more.size(); ++i)
      if (more[i] != not_needed) more[i] = std::max(more[i], has[i] + strictly_more);
    const auto other = theory::reference_package(space.space(), more, {}, space.workspace());
    if (other) found = {coalition, other->package};
    return other.has_value();
  });
  return any ? std::optional(found) : std::nullopt;
}

}  // namespace

std::vector<Finding> core_findings(const Task& task, const dispute::World& central) {
  const dispute::Case& dispute = *task.dispute;
  const dispute::Table& table = dispute.table(*task.inquiry.table);
  WorldModel model(dispute, dispute::issues_at(dispute, table), acceptors(table));
  TableSpace space(model, table);
  if (!space.quorum()) return {};
  if (space.acceptors().size() > theory::most_core_parties)
    return {
        finding(table, "in_core", FindingKind::text, std::string("not looked at: more than 12 have a say"))};
  model.fill(central);
  space.fill(model);
  const auto reference = space.reference(0);
  if (!reference) return {};
  const auto blocked = blocking(space, *reference);
  if (!blocked) return {finding(table, "in_core", FindingKind::text, std::string("yes"))};
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < space.acceptors().size(); ++i)
    if (blocked->coalition >> i & 1) ids.push_back(dispute.party(space.acceptors()[i].party).id);
  const std::vector<double> options(blocked->package.begin(), blocked->package.end());
  return {
      finding(table, "blocked_by", FindingKind::set, ids),
      finding(table, "blocking_package", FindingKind::package, terms_of(dispute, model.issues(), options))};
}

}  // namespace entente::methods
