#include "entente/theory/judging_space.h"

#include <algorithm>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {

bool JudgingSpace::fits(const PackageSpace& source, std::size_t parties) const {
  if (!space_ || space_->parties() != parties || space_->issues() != source.issues()) return false;
  for (std::size_t issue = 0; issue < source.issues(); ++issue)
    if (space_->options(issue) != source.options(issue)) return false;
  return link_stamp_ == source.link_stamp();
}

void JudgingSpace::rebuild(const PackageSpace& source, std::size_t parties) {
  std::vector<std::size_t> options;
  for (std::size_t issue = 0; issue < source.issues(); ++issue) options.push_back(source.options(issue));
  space_.emplace(parties, options);
  for (const Restriction& restriction : source.restrictions()) space_->add_restriction(restriction);
  for (Interaction interaction : source.interactions()) {
    interaction.add.assign(parties, 0.0);
    space_->add_interaction(std::move(interaction));
  }
  link_stamp_ = source.link_stamp();
}

void JudgingSpace::mirror(const PackageSpace& source, const std::vector<std::size_t>& parties) {
  base::require(parties.size() <= most_judging, "at most 15 parties judge");
  if (!fits(source, parties.size() + 1)) rebuild(source, parties.size() + 1);
  for (std::size_t k = 0; k < parties.size(); ++k) {
    const auto values = source.values(parties[k]);
    std::copy(values.begin(), values.end(), space_->values(k).begin());
    space_->set_base(k, source.base(parties[k]));
    for (std::size_t q = 0; q < source.interactions().size(); ++q)
      space_->set_interaction(q, k, source.interactions()[q].add[parties[k]]);
  }
  const auto last = space_->values(objective());
  std::fill(last.begin(), last.end(), 0.0);
  space_->set_base(objective(), 0.0);
  for (std::size_t q = 0; q < source.interactions().size(); ++q) space_->set_interaction(q, objective(), 0.0);
  for (std::size_t issue = 0; issue < source.issues(); ++issue)
    for (std::size_t option = 0; option < source.options(issue); ++option)
      source.allowed(issue, option) ? space_->allow(issue, option) : space_->forbid(issue, option);
}

}  // namespace entente::theory
