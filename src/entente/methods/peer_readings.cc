#include "entente/methods/peer_readings.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "entente/methods/agreement_schema.h"
#include "entente/theory/peer_points.h"

namespace entente::methods {

using question::Finding;
using question::FindingKind;
using theory::Compat;

namespace {

// Those programs list every package; so does this reading of them.
constexpr double most_packages = 1e6;
constexpr std::size_t most_ties = 8;

std::optional<Compat> asked_for(const question::Task& task) {
  for (const auto& parameter : task.inquiry.parameters) {
    if (parameter.name != "compat") continue;
    if (parameter.value == "negmas") return Compat::negmas;
    if (parameter.value == "genius") return Compat::genius;
    if (parameter.value == "negolog") return Compat::negolog;
  }
  return std::nullopt;
}

std::string name_of(Compat compat) {
  return compat == Compat::negmas ? "negmas" : compat == Compat::genius ? "genius" : "negolog";
}

struct Listed {
  std::vector<theory::Package> packages;
  std::vector<double> utilities;
};

Listed every_package(const theory::PackageSpace& space) {
  Listed all;
  theory::Package package(space.issues(), 0);
  for (;;) {
    if (theory::is_feasible(space, package)) {
      all.packages.push_back(package);
      for (std::size_t i = 0; i < space.parties(); ++i)
        all.utilities.push_back(theory::utility(space, package, i));
    }
    std::size_t j = 0;
    while (j < package.size() && ++package[j] == space.options(j)) package[j++] = 0;
    if (j == package.size()) return all;
  }
}

struct Reading {
  const question::Task& task;
  const WorldModel& model;
  const TableSpace& space;
  Compat compat;
  std::vector<Finding> findings;

  void add(const std::string& what, FindingKind kind, std::string unit, question::Value value) {
    Finding made;
    made.name = what + "_as_in_" + name_of(compat);
    made.about.table = space.table().id;
    made.kind = kind;
    made.unit = std::move(unit);
    made.value = std::move(value);
    made.rests_on = {"party.", "position.", "score.", "issue.", "interaction."};
    findings.push_back(std::move(made));
  }
  void add(const std::string& what, const theory::PeerSolution& found, const Listed& all) {
    if (!found)
      return add(what, FindingKind::text, "", question::Undefined{"that program has no such point"});
    if (found->empty())
      return add(what, FindingKind::text, "", question::Undefined{"that program finds none"});
    for (std::size_t n = 0; n < std::min(most_ties, found->size()); ++n) {
      const auto& package = all.packages[(*found)[n]];
      const std::vector<double> options(package.begin(), package.end());
      add(what, FindingKind::package, found->size() > 1 ? "package, one of several equal" : "package",
          terms_of(*task.dispute, model.issues(), options));
    }
  }
};

}  // namespace

std::vector<Finding> peer_readings(const question::Task& task, const WorldModel& model, TableSpace& space) {
  const auto compat = asked_for(task);
  if (!compat) return {};
  Reading reading{task, model, space, *compat, {}};
  theory::PackageSpace everything = space.space();
  everything.allow_all();
  if (theory::count_packages(everything) > most_packages) {
    reading.add(
        "points", FindingKind::text, "",
        question::Undefined{"there are more than a million packages, and that program lists them all"});
    return std::move(reading.findings);
  }
  const Listed all = every_package(everything);
  const theory::BargainingProblem problem{all.utilities, space.thresholds()};
  const auto frontier = theory::peer_frontier(problem, *compat);
  reading.add("pareto_frontier", FindingKind::number, "packages", static_cast<double>(frontier.size()));
  reading.add("nash", theory::peer_nash(problem, frontier, *compat), all);
  reading.add("kalai_smorodinsky", theory::peer_kalai_smorodinsky(problem, frontier, *compat), all);
  reading.add("egalitarian", theory::peer_egalitarian(problem, frontier, *compat), all);
  if (const auto opposition = theory::peer_opposition(problem, frontier, *compat))
    reading.add("opposition", FindingKind::number, "distance of utilities", *opposition);
  if (const auto share = theory::peer_rational_fraction(problem, *compat))
    reading.add("rational_fraction", FindingKind::number, "share of packages", *share);
  return std::move(reading.findings);
}

}  // namespace entente::methods
