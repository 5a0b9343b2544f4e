#include "entente/methods/table_space.h"

#include <algorithm>

namespace entente::methods {

using dispute::Acceptor;
using dispute::PartyId;
using dispute::Table;
using dispute::Terms;

namespace {

std::vector<std::size_t> option_counts(const WorldModel& model) {
  std::vector<std::size_t> counts;
  for (std::size_t j = 0; j < model.issues().size(); ++j) counts.push_back(model.options(j));
  return counts;
}

std::vector<Acceptor> joined(const Table& table, std::vector<Acceptor> extra) {
  std::vector<Acceptor> all = table.must_accept;
  for (Acceptor& more : extra) {
    std::erase_if(all, [&](const Acceptor& known) { return known.party == more.party; });
    all.push_back(std::move(more));
  }
  return all;
}

std::size_t index_of(const WorldModel& model, dispute::IssueId issue) {
  const auto& issues = model.issues();
  return static_cast<std::size_t>(std::find(issues.begin(), issues.end(), issue) - issues.begin());
}

// Terms as sets of options; those of issues that are not at the table are left out.
std::vector<theory::OptionSet> option_sets(const WorldModel& model, const std::vector<Terms>& all) {
  std::vector<theory::OptionSet> result;
  for (const Terms& terms : all) {
    const std::size_t j = index_of(model, terms.issue);
    if (j == model.issues().size()) continue;
    theory::OptionSet set{j, std::vector<bool>(model.options(j))};
    const bool scale = model.dispute().issue(terms.issue).kind == dispute::Issue::Kind::scale;
    for (std::size_t v = 0; v < model.options(j); ++v)
      set.options[v] = inside(terms, model.grid(j)[v], v, scale);
    result.push_back(std::move(set));
  }
  return result;
}

}  // namespace

TableSpace::TableSpace(const WorldModel& model, const Table& table, std::vector<Acceptor> extra)
    : table_(&table),
      issues_(model.issues().size()),
      acceptors_(joined(table, std::move(extra))),
      space_(acceptors_.size(), option_counts(model)),
      ratified_(acceptors_.size() + table.ratifies.size(), option_counts(model)),
      thresholds_(acceptors_.size()),
      ratified_thresholds_(acceptors_.size() + table.ratifies.size()),
      agreed_(acceptors_.size(), true) {
  for (const Acceptor& acceptor : acceptors_)
    for (std::size_t j = 0; j < issues_; ++j)
      on_.push_back(acceptor.on.empty() || std::find(acceptor.on.begin(), acceptor.on.end(),
                                                     model.issues()[j]) != acceptor.on.end());
  for (const auto& link : model.dispute().parts().links) {
    if (auto rule = restriction(model, link.when, link.then)) space_.add_restriction(std::move(*rule));
  }
  const auto& interactions = model.dispute().parts().interactions;
  for (std::size_t row = 0; row < interactions.size(); ++row) {
    std::vector<theory::OptionSet> when = option_sets(model, interactions[row].when);
    // One that speaks of an issue that is not at the table cannot hold there.
    if (when.empty() || when.size() < interactions[row].when.size()) continue;
    space_.add_interaction({std::move(when), std::vector<double>(acceptors_.size(), 0)});
    interaction_rows_.push_back(row);
  }
  for (const auto& ratifier : table.ratifies)
    bodies_.push_back(BodyVote::of(model.dispute(), table, ratifier.party));
  if (table.quorum) set_quorum();
}

// A lever may have taken acceptors away: then as many as are left, at most. Who is asked on top has a veto.
void TableSpace::set_quorum() {
  theory::QuorumRule rule{acceptors_.size(), *table_->quorum, 0};
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    const PartyId party = acceptors_[i].party;
    const bool veto = std::find(table_->veto.begin(), table_->veto.end(), party) != table_->veto.end();
    const auto asked = std::find_if(table_->must_accept.begin(), table_->must_accept.end(),
                                    [party](const Acceptor& known) { return known.party == party; });
    const bool extra = asked == table_->must_accept.end() || asked->on != acceptors_[i].on;
    if (veto || extra) rule.vetoes |= theory::Coalition{1} << i;
    if (asked == table_->must_accept.end()) ++rule.quorum;
  }
  rule.quorum = std::min(rule.quorum, rule.members);
  if (rule.quorum < rule.members) quorum_.emplace(rule, space_.all_options());
}

// What speaks of an issue that is not at the table does not apply there: neither a condition nor a
// consequence.
std::optional<theory::Restriction> TableSpace::restriction(const WorldModel& model,
                                                           const std::vector<Terms>& when,
                                                           const std::vector<Terms>& then) const {
  theory::Restriction rule{option_sets(model, when), option_sets(model, then)};
  if (rule.when.size() < when.size() || (rule.then.empty() && !then.empty())) return std::nullopt;
  return rule;
}

void TableSpace::fill_column(const WorldModel& model, theory::PackageSpace& space, std::size_t column,
                             const Acceptor& acceptor, double& threshold) const {
  const std::size_t party = acceptor.party.index();
  const auto target = space.values(column);
  if (acceptor.on.empty()) {
    for (std::size_t place = 0; place < model.places(); ++place) target[place] = model.value(party, place);
    threshold = model.reservation(party);
    return;
  }
  // Acceptance limited to issues: only those count, with their weights made to sum to 1 (docs/model.md, M6).
  std::vector<std::size_t> named;
  double weight = 0;
  for (std::size_t j = 0; j < issues_; ++j)
    if (applies(column, j)) {
      named.push_back(j);
      weight += model.weight(party, j);
    }
  std::fill(target.begin(), target.end(), 0.0);
  for (const std::size_t j : named)
    for (std::size_t v = 0; v < model.options(j) && weight > 0; ++v)
      target[model.first(j) + v] = model.value(party, model.first(j) + v) / weight;
  threshold = model.reservation_on(party, named);
}

void TableSpace::fill(const WorldModel& model) {
  space_.allow_all();
  if (quorum_) quorum_->restart();
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    fill_column(model, space_, i, acceptors_[i], thresholds_[i]);
    for (std::size_t j = 0; j < issues_; ++j) {
      if (!applies(i, j)) continue;
      for (std::size_t v = 0; v < model.options(j); ++v)
        if (model.refused(acceptors_[i].party.index(), model.first(j) + v)) {
          space_.forbid(j, v);
          if (quorum_) quorum_->refuse(space_.first(j) + v, i);
        }
    }
  }
  for (std::size_t n = 0; n < interaction_rows_.size(); ++n) {
    const auto& interaction = model.dispute().parts().interactions[interaction_rows_[n]];
    for (std::size_t i = 0; i < acceptors_.size(); ++i)
      if (acceptors_[i].party == interaction.party && acceptors_[i].on.empty())
        space_.set_interaction(n, i, model.interaction_adds()[interaction_rows_[n]]);
  }
}

void TableSpace::refill_line(const WorldModel& model, std::size_t acceptor, std::size_t issue) {
  if (quorum_ || !acceptors_[acceptor].on.empty()) return fill(model);
  const std::size_t party = acceptors_[acceptor].party.index();
  for (std::size_t v = 0; v < model.options(issue); ++v) {
    const std::size_t place = model.first(issue) + v;
    space_.set_value(issue, v, acceptor, model.value(party, place));
    space_.allow(issue, v);
    for (std::size_t i = 0; i < acceptors_.size(); ++i)
      if (applies(i, issue) && model.refused(acceptors_[i].party.index(), place)) space_.forbid(issue, v);
  }
}

bool TableSpace::minds(const WorldModel& model, std::size_t acceptor, std::size_t issue) const {
  const std::size_t party = acceptors_[acceptor].party.index();
  return applies(acceptor, issue) && model.has_view(party, issue) && model.weight(party, issue) > 0;
}

// What the columns of a limited acceptor are divided by: the weight of the issues it judges.
double TableSpace::weight_on(const WorldModel& model, std::size_t acceptor) const {
  if (acceptors_[acceptor].on.empty()) return 1;
  double weight = 0;
  for (std::size_t j = 0; j < issues_; ++j)
    if (applies(acceptor, j)) weight += model.weight(acceptors_[acceptor].party.index(), j);
  return weight;
}

double TableSpace::status_quo_value(const WorldModel& model, std::size_t acceptor, std::size_t issue) const {
  const double weight = weight_on(model, acceptor);
  if (!minds(model, acceptor, issue) || weight <= 0) return 0;
  return model.status_quo_value(acceptors_[acceptor].party.index(), issue) / weight;
}

double TableSpace::status_quo_utility(const WorldModel& model, std::size_t acceptor) const {
  if (acceptors_[acceptor].on.empty()) return model.status_quo_utility(acceptors_[acceptor].party.index());
  double value = 0;
  for (std::size_t j = 0; j < issues_; ++j) value += status_quo_value(model, acceptor, j);
  return value;
}

bool TableSpace::room() {
  for (std::size_t j = 0; j < issues_; ++j)
    if (lines_exclude(j)) return false;
  if (quorum_) return quorum_->room(columns());
  return theory::find_acceptable(space_, thresholds_, workspace_).has_value();
}

std::optional<theory::AcceptableRange> TableSpace::range() {
  if (quorum_) return quorum_->range(columns());
  return theory::acceptable_range(space_, thresholds_, workspace_);
}

std::optional<std::pair<std::size_t, std::size_t>> TableSpace::range_of(std::size_t issue) {
  if (quorum_) {
    const auto all = range();
    if (!all) return std::nullopt;
    return std::pair(all->lowest[issue], all->highest[issue]);
  }
  if (!room()) return std::nullopt;
  const std::size_t count = space_.options(issue);
  std::vector<bool> was(count);
  for (std::size_t v = 0; v < count; ++v) was[v] = space_.allowed(issue, v);
  const auto possible = [&](std::size_t only) {
    if (!was[only]) return false;
    for (std::size_t v = 0; v < count; ++v)
      if (v == only)
        space_.allow(issue, v);
      else
        space_.forbid(issue, v);
    return theory::find_acceptable(space_, thresholds_, workspace_).has_value();
  };
  std::size_t low = 0, high = count - 1;
  while (low < high && !possible(low)) ++low;
  while (high > low && !possible(high)) --high;
  for (std::size_t v = 0; v < count; ++v)
    if (was[v])
      space_.allow(issue, v);
    else
      space_.forbid(issue, v);
  return std::pair(low, high);
}

std::optional<theory::Package> TableSpace::reference(double tolerance) {
  proven_ = true;
  for (std::size_t j = 0; j < issues_; ++j)
    if (lines_exclude(j)) return std::nullopt;
  std::vector<double> seated(acceptors_.size(), 0);
  for (std::size_t i = 0; i < acceptors_.size(); ++i)
    if (std::find(table_->seated.begin(), table_->seated.end(), acceptors_[i].party) != table_->seated.end())
      seated[i] = 1;
  if (quorum_) {
    const auto agreed = quorum_->reference(columns(), {tolerance, seated});
    if (!agreed) return std::nullopt;
    for (std::size_t i = 0; i < agreed_.size(); ++i) agreed_[i] = agreed->coalition >> i & 1;
    return agreed->package;
  }
  const auto found = theory::reference_package(space_, thresholds_, {tolerance, seated}, workspace_);
  if (!found) return std::nullopt;
  proven_ = found->complete;
  return found->package;
}

std::vector<bool> TableSpace::accepting(const WorldModel& model, const theory::Package& package) const {
  std::vector<bool> accepts;
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    bool yes = theory::utility(space_, package, i) - thresholds_[i] >= -theory::acceptance_tolerance;
    for (std::size_t j = 0; j < issues_ && yes; ++j)
      yes = !applies(i, j) || !model.refused(acceptors_[i].party.index(), model.first(j) + package[j]);
    accepts.push_back(yes);
  }
  return accepts;
}

bool TableSpace::passes(const WorldModel& model, const theory::Package& package) const {
  for (const theory::Restriction& rule : space_.restrictions())
    if (!theory::keeps(rule, [&](std::size_t issue) { return package[issue]; })) return false;
  return theory::passes(rule(), accepting_coalition(model, package));
}

bool TableSpace::robust(const WorldModel& model, const theory::Package& package) const {
  return theory::robust_to_one_defection(rule(), accepting_coalition(model, package));
}

theory::Coalition TableSpace::accepting_coalition(const WorldModel& model,
                                                  const theory::Package& package) const {
  theory::Coalition yes = 0;
  const std::vector<bool> accepts = accepting(model, package);
  for (std::size_t i = 0; i < accepts.size(); ++i)
    if (accepts[i]) yes |= theory::Coalition{1} << i;
  return yes;
}

bool TableSpace::lines_exclude(std::size_t issue) const {
  if (quorum_) return quorum_->lines_exclude(space_, issue);
  for (std::size_t v = 0; v < space_.options(issue); ++v)
    if (space_.allowed(issue, v)) return false;
  return true;
}

bool TableSpace::pair_excludes(const WorldModel& model, std::size_t a, std::size_t b,
                               std::size_t issue) const {
  if (!applies(a, issue) || !applies(b, issue)) return false;
  const std::size_t first = acceptors_[a].party.index(), second = acceptors_[b].party.index();
  for (std::size_t v = 0; v < model.options(issue); ++v) {
    const std::size_t place = model.first(issue) + v;
    if (!model.refused(first, place) && !model.refused(second, place)) return false;
  }
  return true;
}

}  // namespace entente::methods
