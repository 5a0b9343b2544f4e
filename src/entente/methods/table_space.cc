#include "entente/methods/table_space.h"

#include <algorithm>
#include <limits>

namespace entente::methods {

using dispute::Acceptor;
using dispute::PartyId;
using dispute::Table;
using dispute::Terms;

namespace {

constexpr double not_needed = -std::numeric_limits<double>::infinity();

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

}  // namespace

TableSpace::TableSpace(const WorldModel& model, const Table& table, std::vector<Acceptor> extra)
    : table_(&table),
      issues_(model.issues().size()),
      acceptors_(joined(table, std::move(extra))),
      space_(acceptors_.size(), option_counts(model)),
      ratified_(acceptors_.size() + table.ratifies.size(), option_counts(model)),
      thresholds_(acceptors_.size()),
      ratified_thresholds_(acceptors_.size() + table.ratifies.size()) {
  for (const Acceptor& acceptor : acceptors_)
    for (std::size_t j = 0; j < issues_; ++j)
      on_.push_back(acceptor.on.empty() || std::find(acceptor.on.begin(), acceptor.on.end(),
                                                     model.issues()[j]) != acceptor.on.end());
  for (const auto& link : model.dispute().parts().links) {
    if (auto rule = restriction(model, link.when, link.then)) space_.add_restriction(std::move(*rule));
  }
  const auto& interactions = model.dispute().parts().interactions;
  for (const auto& interaction : interactions) {
    // An interaction names ranges; the search knows single options: one interaction per combination of
    // options.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> combinations = {{}};
    for (const Terms& terms : interaction.when) {
      const std::size_t j = index_of(model, terms.issue);
      std::vector<std::vector<std::pair<std::size_t, std::size_t>>> longer;
      for (std::size_t v = 0; j < issues_ && v < model.options(j); ++v) {
        const bool scale = model.dispute().issue(terms.issue).kind == dispute::Issue::Kind::scale;
        if (!inside(terms, model.grid(j)[v], v, scale)) continue;
        for (auto combination : combinations) {
          combination.emplace_back(j, v);
          longer.push_back(std::move(combination));
        }
      }
      combinations = std::move(longer);
    }
    const auto row = static_cast<std::size_t>(&interaction - interactions.data());
    for (auto& combination : combinations) {
      if (combination.empty()) continue;
      space_.add_interaction({std::move(combination), std::vector<double>(acceptors_.size(), 0)});
      interaction_rows_.push_back(row);
    }
  }
}

// What speaks of an issue that is not at the table does not apply there: neither a condition nor a
// consequence.
std::optional<theory::Restriction> TableSpace::restriction(const WorldModel& model,
                                                           const std::vector<Terms>& when,
                                                           const std::vector<Terms>& then) const {
  const auto sets = [&](const std::vector<Terms>& all) {
    std::vector<theory::OptionSet> result;
    for (const Terms& terms : all) {
      const std::size_t j = index_of(model, terms.issue);
      if (j == issues_) continue;
      theory::OptionSet set{j, std::vector<bool>(model.options(j))};
      const bool scale = model.dispute().issue(terms.issue).kind == dispute::Issue::Kind::scale;
      for (std::size_t v = 0; v < model.options(j); ++v)
        set.options[v] = inside(terms, model.grid(j)[v], v, scale);
      result.push_back(std::move(set));
    }
    return result;
  };
  theory::Restriction rule{sets(when), sets(then)};
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
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    fill_column(model, space_, i, acceptors_[i], thresholds_[i]);
    for (std::size_t j = 0; j < issues_; ++j) {
      if (!applies(i, j)) continue;
      for (std::size_t v = 0; v < model.options(j); ++v)
        if (model.refused(acceptors_[i].party.index(), model.first(j) + v)) space_.forbid(j, v);
    }
  }
  for (std::size_t n = 0; n < interaction_rows_.size(); ++n) {
    const auto& interaction = model.dispute().parts().interactions[interaction_rows_[n]];
    for (std::size_t i = 0; i < acceptors_.size(); ++i)
      if (acceptors_[i].party == interaction.party && acceptors_[i].on.empty())
        space_.set_interaction(n, i, model.interaction_adds()[interaction_rows_[n]]);
  }
}

bool TableSpace::room() {
  for (std::size_t j = 0; j < issues_; ++j)
    if (lines_exclude(j)) return false;
  return theory::find_acceptable(space_, thresholds_, workspace_).has_value();
}

std::optional<theory::AcceptableRange> TableSpace::range() {
  return theory::acceptable_range(space_, thresholds_, workspace_);
}

std::optional<std::pair<std::size_t, std::size_t>> TableSpace::range_of(std::size_t issue) {
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
  for (std::size_t j = 0; j < issues_; ++j)
    if (lines_exclude(j)) return std::nullopt;
  std::vector<double> seated(acceptors_.size(), 0);
  for (std::size_t i = 0; i < acceptors_.size(); ++i)
    if (std::find(table_->seated.begin(), table_->seated.end(), acceptors_[i].party) != table_->seated.end())
      seated[i] = 1;
  const auto found = theory::reference_package(space_, thresholds_, {tolerance, seated}, workspace_);
  if (!found) return std::nullopt;
  return found->package;
}

bool TableSpace::lines_exclude(std::size_t issue) const {
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

namespace {

double approval_share(const dispute::World& world, std::size_t row) {
  return world.value(dispute::FieldId(static_cast<std::size_t>(world.dispute().layout().approval[row])));
}

bool votes(const dispute::Case& dispute, PartyId party) {
  const auto& approvals = dispute.parts().approvals;
  return std::any_of(approvals.begin(), approvals.end(), [&](const auto& row) { return row.party == party; });
}

}  // namespace

bool TableSpace::ratifies(const WorldModel& model, const dispute::World& world, std::size_t ratifier,
                          std::span<const std::uint16_t> package) const {
  const auto& rule = table_->ratifies[ratifier];
  if (!model.meets(rule.when, package)) return true;
  const auto& approvals = model.dispute().parts().approvals;
  if (!votes(model.dispute(), rule.party)) return model.accepts(rule.party.index(), package);
  for (std::size_t row = 0; row < approvals.size(); ++row)
    if (approvals[row].party == rule.party && model.meets(approvals[row].when, package) &&
        approval_share(world, row) < 0.5)
      return false;
  return true;
}

// Bodies that vote forbid the packages they would reject; nullopt: one of them rejects every package.
std::optional<std::vector<theory::Restriction>> TableSpace::votes_against(const WorldModel& model,
                                                                          const dispute::World& world) const {
  std::vector<theory::Restriction> against;
  const auto& approvals = model.dispute().parts().approvals;
  for (const auto& rule : table_->ratifies)
    for (std::size_t row = 0; row < approvals.size(); ++row) {
      if (approvals[row].party != rule.party || approval_share(world, row) >= 0.5) continue;
      std::vector<Terms> when = rule.when;
      when.insert(when.end(), approvals[row].when.begin(), approvals[row].when.end());
      if (when.empty()) return std::nullopt;
      if (auto reject = restriction(model, when, {})) against.push_back(std::move(*reject));
    }
  return against;
}

// The acceptable set again, with a column for each ratifier; interactions count for both.
void TableSpace::start_ratified(const WorldModel& model, const std::vector<theory::Restriction>& against) {
  ratified_.clear_links();
  ratified_.allow_all();
  for (const auto& rule : space_.restrictions()) ratified_.add_restriction(rule);
  for (const auto& rule : against) ratified_.add_restriction(rule);
  for (std::size_t n = 0; n < interaction_rows_.size(); ++n) {
    theory::Interaction interaction = space_.interactions()[n];
    const auto& row = model.dispute().parts().interactions[interaction_rows_[n]];
    for (const auto& rule : table_->ratifies)
      interaction.add.push_back(rule.party == row.party ? model.interaction_adds()[interaction_rows_[n]] : 0);
    ratified_.add_interaction(std::move(interaction));
  }
  for (std::size_t i = 0; i < acceptors_.size(); ++i) {
    const auto values = space_.values(i);
    std::copy(values.begin(), values.end(), ratified_.values(i).begin());
    ratified_thresholds_[i] = thresholds_[i];
  }
  std::fill(ratified_thresholds_.begin() + static_cast<std::ptrdiff_t>(acceptors_.size()),
            ratified_thresholds_.end(), not_needed);
  for (std::size_t j = 0; j < issues_; ++j)
    for (std::size_t v = 0; v < model.options(j); ++v)
      if (!space_.allowed(j, v)) ratified_.forbid(j, v);
}

void TableSpace::must_pass(const WorldModel& model, std::size_t ratifier) {
  const std::size_t column = acceptors_.size() + ratifier, party = table_->ratifies[ratifier].party.index();
  for (std::size_t place = 0; place < model.places(); ++place)
    ratified_.values(column)[place] = model.value(party, place);
  ratified_thresholds_[column] = model.reservation(party);
  for (std::size_t j = 0; j < issues_; ++j)
    for (std::size_t v = 0; v < model.options(j); ++v)
      if (model.refused(party, model.first(j) + v)) ratified_.forbid(j, v);
}

bool TableSpace::ratifiable(const WorldModel& model, const dispute::World& world) {
  const auto& rules = table_->ratifies;
  if (rules.empty()) return room();
  const auto against = votes_against(model, world);
  if (!against) return false;
  std::vector<std::size_t> judges;  // the others are acceptors of what they are asked about
  for (std::size_t r = 0; r < rules.size(); ++r)
    if (!votes(model.dispute(), rules[r].party)) judges.push_back(r);
  // A judge either is not asked (its `when` does not hold) or accepts; one of the combinations must be
  // possible.
  for (std::size_t mask = 0; mask < (std::size_t{1} << judges.size()); ++mask) {
    start_ratified(model, *against);
    bool possible = true;
    for (std::size_t n = 0; n < judges.size() && possible; ++n) {
      const auto& when = rules[judges[n]].when;
      if ((mask >> n & 1) == 0)
        must_pass(model, judges[n]);
      else if (when.empty())
        possible = false;  // it is always asked
      else if (auto avoid = restriction(model, when, {}))
        ratified_.add_restriction(std::move(*avoid));
    }
    if (possible && theory::find_acceptable(ratified_, ratified_thresholds_, workspace_)) return true;
  }
  return false;
}

}  // namespace entente::methods
