#pragma once

// The slow obvious twin of a partial agreement (model M6): every combination of terms on the settled issues,
// the others exactly as they stand today, every rule read off the definition.

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/dispute/world.h"
#include "entente/methods/world_model.h"

namespace entente::reference {

class PartialTwin {
 public:
  /// @param model  filled with the world; every party that must accept among its filled ones
  PartialTwin(const methods::WorldModel& model, const dispute::Table& table, std::vector<bool> settled)
      : model_(model), table_(table), dispute_(model.dispute()), settled_(std::move(settled)) {}

  /// A fought-over issue is left open while there is a war.
  bool interim() const {
    bool open = false;
    for (std::size_t j = 0; j < settled_.size(); ++j)
      open = open || (!settled_[j] && dispute_.issue(model_.issues()[j]).fought_over);
    return dispute_.parts().war && open;
  }

  /// Where every issue stands: settled ones by their option, the others as today (scale value or option
  /// index).
  using Point = std::vector<double>;

  /// Every combination of terms on the settled issues.
  std::vector<Point> points() const {
    std::vector<Point> all = {{}};
    for (std::size_t j = 0; j < settled_.size(); ++j) {
      std::vector<Point> longer;
      for (const auto& point : all)
        for (const double x : settled_[j] ? model_.grid(j) : std::vector<double>{model_.status_quo(j)}) {
          longer.push_back(point);
          longer.back().push_back(x);
        }
      all = std::move(longer);
    }
    return all;
  }

  /// What signing this is worth above not signing it.
  double gain(const dispute::Acceptor& acceptor, const Point& point) const {
    const std::size_t party = acceptor.party.index();
    double weight = 0, change = 0;
    std::vector<std::size_t> judged;
    for (std::size_t j = 0; j < point.size(); ++j) {
      if (!covers(acceptor, j)) continue;
      judged.push_back(j);
      weight += model_.weight(party, j);
      change += value(party, j, point[j]) - model_.status_quo_value(party, j);
    }
    if (!acceptor.on.empty()) {
      change = weight > 0 ? change / weight : 0;
      if (interim()) return change;
      return change + today(party, judged, weight) - model_.reservation_on(party, judged);
    }
    change += interactions(party, point) - interactions(party, quo());
    return interim() ? change : change + model_.status_quo_utility(party) - model_.reservation(party);
  }

  bool crosses(const dispute::Acceptor& acceptor, const Point& point) const {
    for (std::size_t j = 0; j < point.size(); ++j)
      if (settled_[j] && covers(acceptor, j) &&
          model_.refused(acceptor.party.index(), model_.first(j) + option(j, point[j])))
        return true;
    return false;
  }

  bool minds(const dispute::Acceptor& acceptor) const {
    for (std::size_t j = 0; j < settled_.size(); ++j)
      if (settled_[j] && covers(acceptor, j) && model_.weight(acceptor.party.index(), j) > 0) return true;
    return false;
  }

  /// Links kept, no real line crossed, and everybody who minds gains, the others lose nothing.
  bool something_to_sign(const Point& point) const {
    return feasible(point) &&
           std::all_of(table_.must_accept.begin(), table_.must_accept.end(), [&](const auto& a) {
             return !crosses(a, point) && (minds(a) ? gain(a, point) > 5e-7 : gain(a, point) >= -1e-9);
           });
  }

  bool room() const {
    const auto all = points();
    return std::any_of(all.begin(), all.end(), [&](const auto& point) { return something_to_sign(point); });
  }

  /// Product of gains of those who mind.
  double product(const Point& point) const {
    double product = 1;
    for (const auto& acceptor : table_.must_accept)
      if (minds(acceptor)) product *= std::max(0.0, gain(acceptor, point));
    return product;
  }

  bool feasible(const Point& point) const {
    return std::none_of(dispute_.parts().links.begin(), dispute_.parts().links.end(), [&](const auto& link) {
      if (!all_hold(link.when, point)) return false;
      return link.then.empty() || std::any_of(link.then.begin(), link.then.end(),
                                              [&](const auto& terms) { return holds(terms, point) == 0; });
    });
  }

  bool covers(const dispute::Acceptor& acceptor, std::size_t j) const {
    return acceptor.on.empty() ||
           std::find(acceptor.on.begin(), acceptor.on.end(), model_.issues()[j]) != acceptor.on.end();
  }

 private:
  std::size_t option(std::size_t j, double x) const {
    const auto& grid = model_.grid(j);
    return static_cast<std::size_t>(std::find(grid.begin(), grid.end(), x) - grid.begin());
  }
  double value(std::size_t party, std::size_t j, double x) const {
    if (!settled_[j]) return model_.status_quo_value(party, j);
    return model_.value(party, model_.first(j) + option(j, x));
  }
  double today(std::size_t party, const std::vector<std::size_t>& judged, double weight) const {
    double u = 0;
    for (const std::size_t j : judged) u += model_.status_quo_value(party, j);
    return weight > 0 ? u / weight : 0;
  }
  Point quo() const {
    Point point;
    for (std::size_t j = 0; j < settled_.size(); ++j) point.push_back(model_.status_quo(j));
    return point;
  }
  double interactions(std::size_t party, const Point& point) const {
    double sum = 0;
    const auto& rows = dispute_.parts().interactions;
    for (std::size_t n = 0; n < rows.size(); ++n)
      if (rows[n].party.index() == party && all_hold(rows[n].when, point))
        sum += model_.interaction_adds()[n];
    return sum;
  }
  // 1 holds, 0 does not, -1: the issue is not at the table.
  int holds(const dispute::Terms& terms, const Point& point) const {
    for (std::size_t j = 0; j < point.size(); ++j) {
      if (model_.issues()[j] != terms.issue) continue;
      if (dispute_.issue(terms.issue).kind == dispute::Issue::Kind::scale)
        return point[j] >= terms.from - 1e-6 && point[j] <= terms.to + 1e-6;
      return std::count(terms.options.begin(), terms.options.end(), static_cast<std::size_t>(point[j])) > 0;
    }
    return -1;
  }
  bool all_hold(const std::vector<dispute::Terms>& all, const Point& point) const {
    return std::all_of(all.begin(), all.end(), [&](const auto& terms) { return holds(terms, point) == 1; });
  }

  const methods::WorldModel& model_;
  const dispute::Table& table_;
  const dispute::Case& dispute_;
  std::vector<bool> settled_;
};

}  // namespace entente::reference
