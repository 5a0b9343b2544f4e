#include "entente/methods/demands.h"

#include <algorithm>
#include <limits>

#include "entente/theory/clash.h"

namespace entente::methods {

using dispute::Issue;
using dispute::RedLine;

namespace {

// Asked a dozen times a world: a set of demands that takes longer to prove is not named.
constexpr std::uint64_t most_work = 100'000;

}  // namespace

Demands::Demands(const dispute::Case& dispute, const dispute::Table& table)
    : case_(dispute), columns_(agreement_columns(dispute, table)), lines_(columns_.lines) {
  for (const auto& acceptor : table.must_accept) parties_.push_back(acceptor.party);
  thresholds_.resize(parties_.size());
  kept_thresholds_.resize(parties_.size());
  units_.resize(parties_.size());
  real_.resize(lines_.size());
  search_.most_work = most_work;
  for (const auto& line : lines_) movable_.push_back({line.acceptor, line.issue, {}});
}

std::vector<std::string> Demands::names() const {
  std::vector<std::string> names;
  for (const auto& line : lines_) {
    const RedLine& row = case_.red_line(line.id);
    names.push_back("red_line." + case_.party(row.party).id + "." + case_.issue(row.issue).id);
  }
  for (const auto party : parties_) names.push_back("no_agreement." + case_.party(party).id);
  return names;
}

std::vector<std::vector<std::string>> Demands::grounds() const {
  std::vector<std::vector<std::string>> grounds;
  for (const auto& line : lines_) {
    const RedLine& row = case_.red_line(line.id);
    grounds.push_back({"red_line." + case_.party(row.party).id + "." + case_.issue(row.issue).id + "."});
  }
  for (const auto party : parties_) {
    const std::string& id = case_.party(party).id;
    grounds.push_back({"party." + id + ".", "position." + id + ".", "score." + id + ".", "issue.", "war."});
  }
  return grounds;
}

namespace {

// How far each option of an issue lies beyond what a real line accepts: in lengths of the scale, in steps of
// ordered options, else 1 for every option not accepted.
void distances(const WorldModel& model, const dispute::World& world, const AgreementColumns::Line& line,
               std::vector<double>& cost) {
  const dispute::Case& dispute = model.dispute();
  const RedLine& row = dispute.red_line(line.id);
  const Issue& issue = dispute.issue(row.issue);
  const auto& grid = model.grid(line.issue);
  cost.assign(grid.size(), 0);
  const double steps = std::max<double>(1, static_cast<double>(grid.size()) - 1);
  for (std::size_t v = 0; v < grid.size(); ++v) {
    if (!model.refused(row.party.index(), model.first(line.issue) + v)) continue;
    if (row.kind == RedLine::Kind::range) {
      const double beyond = std::max(world.line_from(line.id) - grid[v], grid[v] - world.line_to(line.id));
      cost[v] = beyond / (issue.high() - issue.low());
      continue;
    }
    cost[v] = issue.ordered && !row.options.empty() ? 1e9 : 1;
    for (const std::size_t accepted : row.options)
      if (issue.ordered) cost[v] = std::min(cost[v], std::abs(grid[v] - grid[accepted]) / steps);
  }
}

}  // namespace

void Demands::fill(const WorldModel& model, const TableSpace& table, const dispute::World& world) {
  if (space_)
    *space_ = table.space();
  else
    space_.emplace(table.space());
  space_->allow_all();
  search_.allowance = world_work;
  std::copy(table.thresholds().begin(), table.thresholds().end(), thresholds_.begin());
  for (std::size_t l = 0; l < lines_.size(); ++l) {
    distances(model, world, lines_[l], movable_[l].cost);
    real_[l] = std::any_of(movable_[l].cost.begin(), movable_[l].cost.end(), [](double c) { return c > 0; });
  }
  for (std::size_t i = 0; i < parties_.size(); ++i) {
    units_[i] = 0;
    for (std::size_t j = 0; j < space_->issues(); ++j) {
      const auto values = space_->values(i).subspan(space_->first(j), space_->options(j));
      const auto [least, most] = std::minmax_element(values.begin(), values.end());
      units_[i] += *most - *least;
    }
  }
}

bool Demands::stand_together(const std::vector<bool>& kept) {
  space_->allow_all();
  for (std::size_t l = 0; l < lines_.size(); ++l)
    for (std::size_t v = 0; kept[l] && v < movable_[l].cost.size(); ++v)
      if (movable_[l].cost[v] > 0) space_->forbid(lines_[l].issue, v);
  for (std::size_t i = 0; i < thresholds_.size(); ++i)
    kept_thresholds_[i] = kept[lines_.size() + i] ? thresholds_[i] : -std::numeric_limits<double>::infinity();
  bool possible = true;
  for (std::size_t j = 0; j < space_->issues() && possible; ++j) {
    possible = false;
    for (std::size_t v = 0; v < space_->options(j) && !possible; ++v) possible = space_->allowed(j, v);
  }
  // A question that gives up counts as one that can stand: a clash is named only where it is proven.
  const std::uint64_t given_up = search_.given_up;
  possible = possible && (theory::find_acceptable(*space_, kept_thresholds_, search_).has_value() ||
                          search_.given_up > given_up);
  space_->allow_all();
  return possible;
}

// A line that leaves no option alone, or two on one issue that leave none together: irreducible.
std::optional<std::vector<std::size_t>> Demands::clashing_pair() const {
  for (std::size_t a = 0; a < lines_.size(); ++a)
    if (std::all_of(movable_[a].cost.begin(), movable_[a].cost.end(), [](double c) { return c > 0; }))
      return std::vector<std::size_t>{a};
  for (std::size_t a = 0; a < lines_.size(); ++a)
    for (std::size_t b = a + 1; b < lines_.size(); ++b) {
      if (lines_[a].issue != lines_[b].issue) continue;
      bool common = false;
      for (std::size_t v = 0; v < movable_[a].cost.size() && !common; ++v)
        common = movable_[a].cost[v] == 0 && movable_[b].cost[v] == 0;
      if (!common) return std::vector<std::size_t>{a, b};
    }
  return std::nullopt;
}

std::vector<std::size_t> Demands::clash(bool smallest) {
  if (auto pair = clashing_pair()) return *pair;
  // Lines that rule nothing out cannot be part of a clash: only the others are asked about.
  std::vector<std::size_t> asked;
  for (std::size_t d = 0; d < size(); ++d)
    if (d >= lines_.size() || real_[d]) asked.push_back(d);
  const theory::Feasible feasible = [&](const std::vector<bool>& kept) {
    std::vector<bool> all(size(), false);
    for (std::size_t k = 0; k < kept.size(); ++k) all[asked[k]] = kept[k];
    return stand_together(all);
  };
  const auto found = smallest ? theory::smallest_clash(asked.size(), feasible)
                              : theory::irreducible_clash(asked.size(), feasible);
  std::vector<std::size_t> clash;
  for (const std::size_t k : found) clash.push_back(asked[k]);
  return clash;
}

std::optional<theory::Relaxation> Demands::least(theory::LeastBy by) {
  const theory::RelaxationProblem problem{*space_, thresholds_, units_, movable_};
  return theory::least_relaxation(problem, by, relaxation_);
}

}  // namespace entente::methods
