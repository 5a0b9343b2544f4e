#pragma once

// The slow obvious twin of a table (model M6): every package one after the other, every rule read off the
// case.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
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
      if (feasible(package) && decided(package)) found.push_back(package);
    return found;
  }

  std::size_t accepting(const TablePackage& package) const {
    return static_cast<std::size_t>(
        std::count_if(table_.must_accept.begin(), table_.must_accept.end(),
                      [&](const auto& acceptor) { return accepts(acceptor, package); }));
  }

  /// Enough of those who are asked accept, each with a veto among them.
  bool decided(const TablePackage& package) const {
    for (const auto& acceptor : table_.must_accept)
      if (std::count(table_.veto.begin(), table_.veto.end(), acceptor.party) && !accepts(acceptor, package))
        return false;
    return accepting(package) >= table_.quorum.value_or(table_.must_accept.size());
  }

  /// How many of those who accept gain, and the product of what these gain.
  std::pair<std::size_t, double> gains_of_accepting(const TablePackage& package) const {
    std::pair<std::size_t, double> found{0, 1};
    for (const auto& acceptor : table_.must_accept)
      if (accepts(acceptor, package) && gain(acceptor, package) > 1e-9)
        ++found.first, found.second *= gain(acceptor, package);
    return found;
  }

  /// The chance that the body of a party passes a package: every way to vote, one after the other.
  double chance(const dispute::Body& body, const TablePackage& package) const {
    const auto& approvals = dispute_.parts().approvals;
    std::vector<double> chances(body.factions.size(), 1);
    for (std::size_t n = 0; n < approvals.size(); ++n) {
      if (approvals[n].party != body.party || !all_hold(approvals[n].when, package)) continue;
      const auto field = dispute::FieldId(static_cast<std::size_t>(dispute_.layout().approval[n]));
      for (std::size_t f = 0; f < chances.size(); ++f)
        if (approvals[n].faction.value_or(f) == f) chances[f] = std::min(chances[f], world_.value(field));
    }
    double total = 0;
    for (std::size_t way = 0; way < std::size_t{1} << chances.size(); ++way) {
      double votes = 0, probability = 1;
      for (std::size_t f = 0; f < chances.size(); ++f) {
        votes += way >> f & 1 ? body.factions[f].votes : 0;
        probability *= way >> f & 1 ? chances[f] : 1 - chances[f];
      }
      if (votes >= body.quota - 1e-9) total += probability;
    }
    return total;
  }

  bool ratified(const TablePackage& package) const {
    return std::all_of(table_.ratifies.begin(), table_.ratifies.end(), [&](const auto& ratifier) {
      if (!all_hold(ratifier.when, package)) return true;
      if (const auto* body = dispute::body_of(dispute_.parts(), ratifier.party)) {
        const std::string coin =
            "table." + table_.id + ".ratify." + dispute_.party(ratifier.party).id + ".coin";
        return world_.value(*dispute_.fields().find(coin)) < chance(*body, package);
      }
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

 private:
  const methods::WorldModel& model_;
  const dispute::Table& table_;
  const dispute::World& world_;
  const dispute::Case& dispute_;
};

}  // namespace entente::reference
