#include "entente/theory/search_problem.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/base/require.h"

namespace entente::theory {

void SearchProblem::load(const PackageSpace& space, std::span<const double> thresholds,
                         std::span<const double> tie_weights) {
  base::require(thresholds.size() == space.parties(), "one threshold per party");
  base::require(tie_weights.empty() || tie_weights.size() == space.parties(), "one tie weight per party");
  space_ = &space;
  compact_options();
  compile_links();
  classify_places();
  accepting_ = 0;
  for (std::size_t party = 0; party < thresholds.size(); ++party) {
    if (thresholds[party] == -HUGE_VAL) continue;
    party_[accepting_] = party;
    threshold_[accepting_++] = thresholds[party];
  }
  slots_ = accepting_ + (tie_weights.empty() ? 0 : 1);
  stride_ = places();
  value_.resize(slots_ * stride_);
  interaction_.assign(space.interactions().size() * most_slots, 0.0);
  for (std::size_t slot = 0; slot < accepting_; ++slot) load_slot(slot);
  if (!tie_weights.empty()) load_tie_slot(tie_weights);
}

void SearchProblem::classify_places() {
  for (std::size_t issue = 0; issue < issues(); ++issue)
    for (std::size_t place = first_[issue]; place < first_[issue + 1]; ++place) {
      class_at_[place] = class_first_[issue];
      if (listed(issue))
        class_at_[place] += groups_[group_of_[issue]].class_of[member_of_[issue]][option_[place]];
    }
}

void SearchProblem::compact_options() {
  const std::size_t issues = space_->issues();
  first_.resize(issues + 1);
  option_.resize(space_->all_options());
  source_.resize(space_->all_options());
  class_at_.resize(space_->all_options());
  score_.resize(space_->all_options());
  has_empty_issue_ = false;
  std::size_t place = 0;
  for (std::size_t issue = 0; issue < issues; ++issue) {
    first_[issue] = place;
    const std::size_t start = space_->first(issue), end = space_->first(issue + 1);
    for (std::size_t from = start; from < end; ++from) {
      option_[place] = static_cast<std::uint16_t>(from - start);
      source_[place] = static_cast<std::uint32_t>(from);
      place += space_->allowed_at(from);
    }
    if (place == first_[issue]) has_empty_issue_ = true;
  }
  first_[issues] = place;
}

// Groups depend on the links alone, so they are kept from world to world.
void SearchProblem::compile_links() {
  bool same = space_->link_stamp() == link_stamp_ && shape_.size() == issues() && !shape_.empty();
  for (std::size_t issue = 0; same && issue < issues(); ++issue)
    same = shape_[issue] == space_->options(issue);
  if (same) return;
  link_stamp_ = space_->link_stamp();
  shape_.clear();
  for (std::size_t issue = 0; issue < issues(); ++issue) shape_.push_back(space_->options(issue));
  groups_ = link_groups(*space_, {});
  std::erase_if(groups_, [](const LinkGroup& group) { return !group.listed; });
  group_of_.assign(issues(), groups_.size());
  member_of_.assign(issues(), 0);
  for (std::size_t g = 0; g < groups_.size(); ++g)
    for (std::size_t k = 0; k < groups_[g].issues.size(); ++k)
      group_of_[groups_[g].issues[k]] = g, member_of_[groups_[g].issues[k]] = k;
  unlisted_.clear();
  for (std::size_t q = 0; q < space_->interactions().size(); ++q)
    if (!listed(space_->interactions()[q].when.front().issue)) unlisted_.push_back(q);
  mark_linked();
  form_blocks();
}

void SearchProblem::form_blocks() {
  block_issue_.clear();
  block_group_.clear();
  class_first_.assign(1, 0);
  for (std::size_t issue = 0; issue < issues(); ++issue) {
    if (!listed(issue))
      block_issue_.push_back(issue), block_group_.push_back(no_issue);
    else if (member_of_[issue] == 0)
      block_issue_.push_back(no_issue), block_group_.push_back(group_of_[issue]);
    const std::size_t classes = listed(issue) ? groups_[group_of_[issue]].classes[member_of_[issue]] : 1;
    class_first_.push_back(class_first_.back() + classes);
  }
  class_best_.resize(all_classes());
  class_place_.resize(all_classes());
  group_best_.resize(groups_.size());
  combination_score_.resize(groups_.size());
  for (std::size_t g = 0; g < groups_.size(); ++g) combination_score_[g].resize(groups_[g].size());
}

void SearchProblem::mark_linked() {
  linked_.assign(issues(), 0);
  for (const Restriction& restriction : space_->restrictions())
    for (const auto* sets : {&restriction.when, &restriction.then})
      for (const OptionSet& set : *sets) linked_[set.issue] = 1;
  for (const Interaction& interaction : space_->interactions())
    for (const OptionSet& set : interaction.when) linked_[set.issue] = 1;
}

void SearchProblem::load_slot(std::size_t slot) {
  const std::size_t party = party_[slot];
  const double* from = space_->values(party).data();
  double* values = value_.data() + slot * stride_;
  double range = 0;
  for (std::size_t issue = 0; issue < issues(); ++issue) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (std::size_t place = first_[issue]; place < first_[issue + 1]; ++place) {
      const double value = from[source_[place]];
      values[place] = value;
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    if (high > low) range += high - low;
  }
  for (const Interaction& interaction : space_->interactions()) range += std::abs(interaction.add[party]);
  scale_[slot] = range > 0 ? range : 1;
  const double factor = 1 / scale_[slot];
  for (std::size_t place = 0; place < places(); ++place) values[place] *= factor;
  for (std::size_t q = 0; q < space_->interactions().size(); ++q)
    interaction_[q * most_slots + slot] = space_->interactions()[q].add[party] * factor;
  offset_[slot] = (space_->base(party) - threshold_[slot]) * factor;
}

void SearchProblem::load_tie_slot(std::span<const double> tie_weights) {
  double* values = value_.data() + accepting_ * stride_;
  std::fill(values, values + places(), 0.0);
  offset_[accepting_] = 0;
  scale_[accepting_] = 1;
  for (std::size_t party = 0; party < space_->parties(); ++party) {
    const double weight = tie_weights[party];
    if (weight == 0) continue;
    const double* from = space_->values(party).data();
    offset_[accepting_] += weight * space_->base(party);
    for (std::size_t place = 0; place < places(); ++place) values[place] += weight * from[source_[place]];
    for (std::size_t q = 0; q < space_->interactions().size(); ++q)
      interaction_[q * most_slots + accepting_] += weight * space_->interactions()[q].add[party];
  }
}

double SearchProblem::added(std::size_t interaction, const Slots& lambda) const {
  double sum = 0;
  for (std::size_t slot = 0; slot < slots_; ++slot)
    sum += lambda[slot] * interaction_[interaction * most_slots + slot];
  return sum;
}

void SearchProblem::score_places(const Slots& lambda, std::size_t begin, std::size_t end) {
  double* score = score_.data();
  std::fill(score + begin, score + end, 0.0);
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    if (lambda[slot] == 0) continue;
    const double factor = lambda[slot];
    const double* from = values(slot);
    for (std::size_t place = begin; place < end; ++place) score[place] += factor * from[place];
  }
}

double SearchProblem::relax_issue(std::size_t issue, Choice& choice, std::size_t held) {
  std::size_t best = first_[issue];
  double high = score_[best];
  for (std::size_t place = best + 1; place < first_[issue + 1]; ++place)
    if (score_[place] > high) high = score_[place], best = place;
  if (held != no_issue) best = held, high = score_[held];
  choice[issue] = static_cast<std::uint32_t>(best);
  class_best_[class_first_[issue]] = high;
  return high;
}

double SearchProblem::relax_group(std::size_t g, const Slots& lambda, Choice& choice, std::size_t held) {
  const LinkGroup& group = groups_[g];
  const std::size_t count = group.issues.size();
  for (std::size_t issue : group.issues) {
    std::fill(class_best_.begin() + static_cast<std::ptrdiff_t>(class_first_[issue]),
              class_best_.begin() + static_cast<std::ptrdiff_t>(class_first_[issue + 1]), -HUGE_VAL);
    choice[issue] = static_cast<std::uint32_t>(first_[issue]);
    const bool holds = held != no_issue && held >= first_[issue] && held < first_[issue + 1];
    for (std::size_t place = first_[issue]; place < first_[issue + 1]; ++place) {
      if (holds && place != held) continue;
      if (score_[place] <= class_best_[class_at_[place]]) continue;
      class_best_[class_at_[place]] = score_[place];
      class_place_[class_at_[place]] = static_cast<std::uint32_t>(place);
    }
  }
  double high = -HUGE_VAL;
  std::size_t best = 0;
  for (std::size_t c = 0; c < group.size(); ++c) {
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k)
      sum += class_best_[class_first_[group.issues[k]] + group.combinations[c * count + k]];
    for (std::size_t q : group.holding[c]) sum += added(q, lambda);
    combination_score_[g][c] = sum;
    if (sum > high) high = sum, best = c;
  }
  group_best_[g] = high;
  if (high == -HUGE_VAL) return high;
  for (std::size_t k = 0; k < count; ++k)
    choice[group.issues[k]] =
        class_place_[class_first_[group.issues[k]] + group.combinations[best * count + k]];
  return high;
}

double SearchProblem::relax(const Slots& lambda, Choice& choice, std::size_t fixed_issue,
                            std::size_t fixed_place) {
  score_places(lambda, 0, places());
  double bound = 0;
  for (std::size_t slot = 0; slot < slots_; ++slot)
    if (lambda[slot] != 0) bound += lambda[slot] * offset_[slot];
  choice.resize(issues());
  const std::size_t held = fixed_issue == no_issue ? no_issue : fixed_place;
  for (std::size_t block = 0; block < blocks(); ++block) {
    const std::size_t issue = block_issue_[block];
    bound += issue != no_issue ? relax_issue(issue, choice, issue == fixed_issue ? held : no_issue)
                               : relax_group(block_group_[block], lambda, choice, held);
  }
  for (std::size_t q : unlisted_) bound += std::max(0.0, added(q, lambda));
  return bound;
}

void SearchProblem::place_costs(std::vector<double>& costs) const {
  costs.resize(places());
  for (std::size_t place = 0; place < places(); ++place)
    costs[place] = class_best_[class_at_[place]] - score_[place];
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const LinkGroup& group = groups_[g];
    for (std::size_t k = 0; k < group.issues.size(); ++k) {
      const std::size_t issue = group.issues[k];
      for (std::size_t place = first_[issue]; place < first_[issue + 1]; ++place) {
        double high = -HUGE_VAL;  // the best combination that contains the place's class
        for (std::size_t c = 0; c < group.size(); ++c)
          if (class_first_[issue] + group.combinations[c * group.issues.size() + k] == class_at_[place])
            high = std::max(high, combination_score_[g][c]);
        costs[place] += group_best_[g] - high;
      }
    }
  }
}

void SearchProblem::gains(const Choice& choice, Slots& gains) const {
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    double sum = offset_[slot];
    for (std::size_t issue = 0; issue < issues(); ++issue) sum += value(choice[issue], slot);
    gains[slot] = sum;
  }
  const std::vector<Interaction>& interactions = space_->interactions();
  for (std::size_t q = 0; q < interactions.size(); ++q) {
    if (!holds(interactions[q], [&](std::size_t issue) { return option_[choice[issue]]; })) continue;
    for (std::size_t slot = 0; slot < slots_; ++slot) gains[slot] += interaction_[q * most_slots + slot];
  }
}

bool SearchProblem::keeps_restrictions(const Choice& choice) const {
  for (const Restriction& restriction : space_->restrictions())
    if (!keeps(restriction, [&](std::size_t issue) { return option_[choice[issue]]; })) return false;
  return true;
}

std::size_t SearchProblem::broken_restrictions(const Choice& choice) const {
  std::size_t broken = 0;
  for (const Restriction& restriction : space_->restrictions())
    broken += !keeps(restriction, [&](std::size_t issue) { return option_[choice[issue]]; });
  return broken;
}

void SearchProblem::maximise_block(std::size_t block, const Slots& lambda, Choice& choice) {
  if (const std::size_t issue = block_issue_[block]; issue != no_issue) {
    score_places(lambda, first_[issue], first_[issue + 1]);
    relax_issue(issue, choice, no_issue);
    return;
  }
  for (std::size_t issue : groups_[block_group_[block]].issues)
    score_places(lambda, first_[issue], first_[issue + 1]);
  relax_group(block_group_[block], lambda, choice, no_issue);
}

void SearchProblem::block_value(std::size_t block, const Choice& choice, Slots& result) const {
  if (const std::size_t issue = block_issue_[block]; issue != no_issue) {
    for (std::size_t slot = 0; slot < slots_; ++slot) result[slot] = value(choice[issue], slot);
    return;
  }
  result.fill(0.0);
  const LinkGroup& group = groups_[block_group_[block]];
  const std::vector<Interaction>& interactions = space_->interactions();
  for (std::size_t issue : group.issues)
    for (std::size_t slot = 0; slot < slots_; ++slot) result[slot] += value(choice[issue], slot);
  for (std::size_t q = 0; q < interactions.size(); ++q) {
    const std::size_t issue = interactions[q].when.front().issue;
    if (group_of_[issue] != block_group_[block]) continue;
    if (!holds(interactions[q], [&](std::size_t j) { return option_[choice[j]]; })) continue;
    for (std::size_t slot = 0; slot < slots_; ++slot) result[slot] += interaction_[q * most_slots + slot];
  }
}

void SearchProblem::to_package(const Choice& choice, Package& package) const {
  package.resize(issues());
  for (std::size_t issue = 0; issue < issues(); ++issue) package[issue] = option_[choice[issue]];
}

}  // namespace entente::theory
