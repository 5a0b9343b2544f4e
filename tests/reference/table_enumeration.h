#pragma once

// The slow obvious twin of a table (model M6): every package one after the other, every rule read off the
// case.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "entente/dispute/case.h"
#include "entente/dispute/world.h"
#include "entente/methods/world_model.h"

namespace entente::reference {

using TablePackage = std::vector<std::uint16_t>;

class TableTwin {
 public:
  TableTwin(const methods::WorldModel& model, const dispute::Table& table, const dispute::World& world)
      : model_(model), table_(table), world_(world), dispute_(model.dispute()) {}

  std::vector<TablePackage> packages() const {
    std::vector<TablePackage> all = {{}};
    for (std::size_t j = 0; j < model_.issues().size(); ++j) {
      std::vector<TablePackage> longer;
      for (const auto& package : all)
        for (std::uint16_t v = 0; v < model_.options(j); ++v) {
          longer.push_back(package);
          longer.back().push_back(v);
        }
      all = std::move(longer);
    }
    return all;
  }

  std::vector<TablePackage> acceptable() const {
    std::vector<TablePackage> found;
    for (const auto& package : packages())
      if (feasible(package) && std::all_of(table_.must_accept.begin(), table_.must_accept.end(),
                                           [&](const auto& acceptor) { return accepts(acceptor, package); }))
        found.push_back(package);
    return found;
  }

  bool ratified(const TablePackage& package) const {
    return std::all_of(table_.ratifies.begin(), table_.ratifies.end(), [&](const auto& ratifier) {
      if (!all_hold(ratifier.when, package)) return true;
      double lowest = 1;
      bool votes = false;
      const auto& approvals = dispute_.parts().approvals;
      for (std::size_t n = 0; n < approvals.size(); ++n) {
        if (approvals[n].party != ratifier.party) continue;
        votes = true;
        const auto field = dispute::FieldId(static_cast<std::size_t>(dispute_.layout().approval[n]));
        if (all_hold(approvals[n].when, package)) lowest = std::min(lowest, world_.value(field));
      }
      return votes ? lowest >= 0.5 : model_.accepts(ratifier.party.index(), package);
    });
  }

  /// Product of gains over those who must accept the whole package.
  double product(const TablePackage& package) const {
    double product = 1;
    for (const auto& acceptor : table_.must_accept) product *= std::max(0.0, gain(acceptor, package));
    return product;
  }

  double gain(const dispute::Acceptor& acceptor, const TablePackage& package) const {
    const std::size_t party = acceptor.party.index();
    if (acceptor.on.empty()) return model_.utility(party, package) - model_.reservation(party);
    double u = 0, weight = 0;
    std::vector<std::size_t> named;
    for (std::size_t j = 0; j < package.size(); ++j) {
      if (!covers(acceptor, j)) continue;
      named.push_back(j);
      weight += model_.weight(party, j);
      u += model_.value(party, model_.first(j) + package[j]);
    }
    return (weight > 0 ? u / weight : 0) - model_.reservation_on(party, named);
  }

 private:
  bool covers(const dispute::Acceptor& acceptor, std::size_t j) const {
    return acceptor.on.empty() ||
           std::find(acceptor.on.begin(), acceptor.on.end(), model_.issues()[j]) != acceptor.on.end();
  }

  bool accepts(const dispute::Acceptor& acceptor, const TablePackage& package) const {
    for (std::size_t j = 0; j < package.size(); ++j)
      if (covers(acceptor, j) && model_.refused(acceptor.party.index(), model_.first(j) + package[j]))
        return false;
    return gain(acceptor, package) >= -1e-9;
  }

  // 1 holds, 0 does not, -1: the issue is not at the table.
  int holds(const dispute::Terms& terms, const TablePackage& package) const {
    for (std::size_t j = 0; j < package.size(); ++j) {
      if (model_.issues()[j] != terms.issue) continue;
      if (dispute_.issue(terms.issue).kind == dispute::Issue::Kind::scale) {
        const double x = model_.grid(j)[package[j]];
        return x >= terms.from - 1e-6 && x <= terms.to + 1e-6;
      }
      return std::count(terms.options.begin(), terms.options.end(), package[j]) > 0;
    }
    return -1;
  }

  bool all_hold(const std::vector<dispute::Terms>& all, const TablePackage& package) const {
    return std::all_of(all.begin(), all.end(), [&](const auto& terms) { return holds(terms, package) == 1; });
  }

  // A link whose condition speaks of an issue that is not at the table does not apply there; nor does a
  // consequence.
  bool feasible(const TablePackage& package) const {
    for (const auto& link : dispute_.parts().links) {
      if (!all_hold(link.when, package)) continue;
      if (link.then.empty()) return false;
      for (const auto& terms : link.then)
        if (holds(terms, package) == 0) return false;
    }
    return true;
  }

  const methods::WorldModel& model_;
  const dispute::Table& table_;
  const dispute::World& world_;
  const dispute::Case& dispute_;
};

}  // namespace entente::reference
