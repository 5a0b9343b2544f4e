#pragma once

// The slow obvious twin of demands, clashes and the least change (model M6): every set of demands, every
// package.

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/reference/table_enumeration.h"

namespace entente::reference {

class DemandTwin {
 public:
  /// A demand: a red line of an acceptor, or (no issue) that it has no less than without agreement.
  struct Demand {
    std::string name;
    const dispute::Acceptor* acceptor;
    std::size_t issue = none;
    static constexpr std::size_t none = 1000;
  };

  DemandTwin(const methods::WorldModel& model, const dispute::Table& table, const dispute::World& world)
      : model_(model), dispute_(model.dispute()), world_(world), twin_(model, table, world) {
    for (const auto& package : twin_.packages())
      if (twin_.feasible(package)) feasible_.push_back(package);
    for (std::size_t j = 0; j < model.issues().size(); ++j)
      for (const auto& acceptor : table.must_accept)
        if (twin_.covers(acceptor, j) && real_line(acceptor, j))
          demands_.push_back(
              {name("red_line", acceptor) + "." + dispute_.issue(model.issues()[j]).id, &acceptor, j});
    for (const auto& acceptor : table.must_accept)
      demands_.push_back({name("no_agreement", acceptor), &acceptor});
  }

  const std::vector<Demand>& demands() const { return demands_; }

  bool met(const Demand& demand, const TablePackage& package) const {
    if (demand.issue == Demand::none) return twin_.gain(*demand.acceptor, package) >= -1e-9;
    return !model_.refused(demand.acceptor->party.index(),
                           model_.first(demand.issue) + package[demand.issue]);
  }

  /// Some package meets all the demands with these names.
  bool stand_together(const std::set<std::string>& names) const {
    return std::any_of(feasible_.begin(), feasible_.end(), [&](const auto& package) {
      return std::all_of(demands_.begin(), demands_.end(), [&](const auto& demand) {
        return !names.count(demand.name) || met(demand, package);
      });
    });
  }

  /// No package meets them all, and without any one of them some package does.
  bool is_clash(const std::set<std::string>& names) const {
    if (stand_together(names)) return false;
    return std::all_of(names.begin(), names.end(), [&](const auto& name) {
      auto fewer = names;
      fewer.erase(name);
      return stand_together(fewer);
    });
  }

  /// The fewest demands that leave no package.
  std::size_t smallest_clash() const {
    std::size_t fewest = demands_.size() + 1;
    for (std::size_t set = 0; set < std::size_t{1} << demands_.size(); ++set) {
      std::set<std::string> names;
      for (std::size_t d = 0; d < demands_.size(); ++d)
        if (set >> d & 1) names.insert(demands_[d].name);
      if (names.size() < fewest && !stand_together(names)) fewest = names.size();
    }
    return fewest;
  }

  /// Two lines on one issue that no point of it meets, in the order of the issues; empty: none.
  std::set<std::string> first_pair() const {
    for (std::size_t j = 0; j < model_.issues().size(); ++j)
      for (const auto& a : demands_)
        for (const auto& b : demands_)
          if (&a < &b && a.issue == j && b.issue == j && !common_term(a, b) && common_term(a, a) &&
              common_term(b, b))
            return {a.name, b.name};
    return {};
  }

  /// What demands have to give for a package, largest and in sum: lines in lengths of the scale, values in
  /// units.
  std::pair<double, double> cost(const TablePackage& package, const std::vector<double>& units) const {
    double largest = 0, total = 0;
    std::size_t acceptor = 0;
    for (const auto& demand : demands_) {
      double gives = 0;
      if (demand.issue != Demand::none)
        gives = beyond(demand, package[demand.issue]);
      else if (const double unit = units[acceptor++]; unit > 0)
        gives = std::max(0.0, -twin_.gain(*demand.acceptor, package)) / unit;
      else if (!met(demand, package))
        gives = std::numeric_limits<double>::infinity();
      largest = std::max(largest, gives);
      total += gives;
    }
    return {largest, total};
  }

  double least_total(const std::vector<double>& units) const {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& package : feasible_) least = std::min(least, cost(package, units).second);
    return least;
  }
  double least_largest(const std::vector<double>& units) const {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& package : feasible_) least = std::min(least, cost(package, units).first);
    return least;
  }

 private:
  std::string name(const std::string& kind, const dispute::Acceptor& acceptor) const {
    return kind + "." + dispute_.party(acceptor.party).id;
  }
  bool real_line(const dispute::Acceptor& acceptor, std::size_t j) const {
    const auto line = dispute_.red_line_of(acceptor.party, model_.issues()[j]);
    return line && dispute_.red_line(*line).kind != dispute::RedLine::Kind::unknown &&
           world_.line_is_real(*line);
  }
  bool common_term(const Demand& a, const Demand& b) const {
    for (std::size_t v = 0; v < model_.options(a.issue); ++v)
      if (!model_.refused(a.acceptor->party.index(), model_.first(a.issue) + v) &&
          !model_.refused(b.acceptor->party.index(), model_.first(a.issue) + v))
        return true;
    return false;
  }
  double beyond(const Demand& demand, std::size_t option) const {
    const auto id = *dispute_.red_line_of(demand.acceptor->party, model_.issues()[demand.issue]);
    const auto& line = dispute_.red_line(id);
    const auto& issue = dispute_.issue(line.issue);
    if (issue.kind == dispute::Issue::Kind::scale) {
      const double x = model_.grid(demand.issue)[option];
      return std::max({0.0, world_.line_from(id) - x, x - world_.line_to(id)}) / (issue.high() - issue.low());
    }
    if (std::count(line.options.begin(), line.options.end(), option)) return 0;
    if (!issue.ordered) return 1;
    double least = std::numeric_limits<double>::infinity();
    for (const std::size_t accepted : line.options)
      least = std::min(least, std::fabs(static_cast<double>(accepted) - static_cast<double>(option)) /
                                  static_cast<double>(issue.options.size() - 1));
    return least;
  }

  const methods::WorldModel& model_;
  const dispute::Case& dispute_;
  const dispute::World& world_;
  TableTwin twin_;
  std::vector<TablePackage> feasible_;
  std::vector<Demand> demands_;
};

}  // namespace entente::reference
