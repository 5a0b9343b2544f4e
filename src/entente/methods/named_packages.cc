#include "entente/methods/named_packages.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/elementary.h"
#include "entente/base/require.h"
#include "entente/methods/measures.h"
#include "entente/methods/phrases.h"
#include "entente/methods/table_space.h"
#include "entente/theory/acceptable_set.h"

namespace entente::methods {

using dispute::World;
using question::Answer;
using question::Finding;
using question::FindingKind;
using question::Measure;
using question::Method;
using question::Task;

namespace {

std::size_t option_of(const WorldModel& model, std::size_t issue, const question::Terms& terms) {
  const auto& row = model.dispute().issue(model.issues()[issue]);
  const auto term =
      std::find_if(terms.begin(), terms.end(), [&](const auto& t) { return t.issue == row.id; });
  base::require(term != terms.end(), "a named package settles every issue");
  if (const auto* name = std::get_if<std::string>(&term->value)) {
    const auto found =
        std::find_if(row.options.begin(), row.options.end(), [&](const auto& o) { return o.id == *name; });
    return static_cast<std::size_t>(found - row.options.begin());
  }
  const double value = std::get<double>(term->value);
  const auto& grid = model.grid(issue);
  const auto nearest = std::min_element(grid.begin(), grid.end(), [&](double a, double b) {
    return std::fabs(a - value) < std::fabs(b - value);
  });
  return static_cast<std::size_t>(nearest - grid.begin());
}

struct NamedScratch : question::Scratch {
  NamedScratch(const Task& task, const std::vector<question::Terms>& named)
      : model(*task.dispute, dispute::issues_at(*task.dispute, table_of(task)), acceptors(table_of(task))),
        table(model, table_of(task)),
        units(table.acceptors().size()) {
    for (const auto& terms : named) {
      theory::Package package;
      for (std::size_t j = 0; j < model.issues().size(); ++j)
        package.push_back(static_cast<std::uint16_t>(option_of(model, j, terms)));
      packages.push_back(std::move(package));
    }
  }
  void fill(const World& world) {
    table.workspace().allowance = world_work;
    model.fill(world);
    table.fill(model);
    for (std::size_t i = 0; i < units.size(); ++i)
      units[i] = table.acceptors()[i].on.empty() ? model.range(table.acceptors()[i].party.index())
                                                 : best_to_worst(i);
  }
  // Of the issues that an acceptance is limited to.
  double best_to_worst(std::size_t acceptor) const {
    double range = 0;
    for (std::size_t j = 0; j < table.space().issues(); ++j) {
      const auto values =
          table.space().values(acceptor).subspan(table.space().first(j), table.space().options(j));
      const auto [least, most] = std::minmax_element(values.begin(), values.end());
      range += *most - *least;
    }
    return range;
  }
  bool accepted(std::size_t package) { return table.passes(model, packages[package]); }
  double gain(std::size_t package, std::size_t acceptor) const {
    return theory::utility(table.space(), packages[package], acceptor) - table.thresholds()[acceptor];
  }
  double unit(std::size_t acceptor) const { return units[acceptor]; }
  WorldModel model;
  TableSpace table;
  std::vector<double> units;  // by acceptor, of this world
  std::vector<theory::Package> packages;
};

question::About candidate(const Task& task, std::size_t rank) {
  question::About about;
  about.table = table_of(task).id;
  about.level = static_cast<double>(rank + 1);
  return about;
}

std::vector<question::Terms> candidates_of(const Answer& answer) {
  std::vector<question::Terms> packages;
  for (const Finding* named : answer.all("candidate"))
    packages.push_back(std::get<question::Terms>(named->value));
  return packages;
}

// Of the candidates that all accept in this world, the one with the largest product of gains; none: nullopt.
std::optional<std::size_t> balanced(NamedScratch& s, const std::vector<bool>& accepted) {
  std::optional<std::size_t> best;
  double most = 0;
  for (std::size_t c = 0; c < s.packages.size(); ++c) {
    if (!accepted[c]) continue;
    double product = 0;
    for (std::size_t i = 0; i < s.table.acceptors().size(); ++i)
      product += base::log(std::max(s.gain(c, i), 1e-12));
    if (!best || product > most) most = product, best = c;
  }
  return best;
}

// How much the party that loses most loses by this package against the balanced candidate of the world; a
// package that somebody refuses leaves no agreement.
double regret(const NamedScratch& s, std::size_t package, bool accepted, std::size_t balanced) {
  double most = 0;
  for (std::size_t i = 0; i < s.table.acceptors().size(); ++i) {
    const double unit = s.unit(i);
    if (unit <= 0) continue;
    const double lost = s.gain(balanced, i) - (accepted ? s.gain(package, i) : 0);
    most = std::max(most, lost / unit);
  }
  return most;
}

void measure_support(NamedScratch& s, const World& world, std::span<double> out) {
  s.fill(world);
  const std::size_t count = s.packages.size();
  std::vector<bool> accepted(count);
  for (std::size_t c = 0; c < count; ++c) accepted[c] = s.accepted(c);
  // Under a quorum nobody's loss is everybody's: regret is left out.
  const auto reference = s.table.quorum() ? std::nullopt : balanced(s, accepted);
  for (std::size_t c = 0; c < count; ++c) {
    out[c] = accepted[c] ? 1 : 0;
    const double lost = reference ? regret(s, c, accepted[c], *reference) : no_number;
    out[count + c] = out[2 * count + c] = lost;
  }
}

// No package within the real lines gives every acceptor as much and one of them more, by a millionth of its
// range: one question per acceptor, each cheaper than looking for the largest sum of gains.
bool efficient(NamedScratch& s, std::size_t package) {
  constexpr double more = 1e-6;
  const std::size_t count = s.table.acceptors().size();
  std::vector<double> thresholds(count);
  for (std::size_t i = 0; i < count; ++i)
    thresholds[i] = theory::utility(s.table.space(), s.packages[package], i);
  for (std::size_t i = 0; i < count; ++i) {
    const double raised = more * std::max(s.unit(i), 1e-3);
    thresholds[i] += raised;
    if (theory::find_acceptable(s.table.space(), thresholds, s.table.workspace())) return false;
    thresholds[i] -= raised;
  }
  return true;
}

Method look_closer(const Task& task, const std::vector<question::Terms>& kept) {
  Method method;
  method.schema = [kept](const Task& of) {
    question::Schema schema;
    for (std::size_t c = 0; c < kept.size(); ++c) {
      schema.push_back(measure("candidate_efficient", candidate(of, c), FindingKind::share,
                               "share of the worlds that accept it"));
      for (const auto& acceptor : table_of(of).must_accept) {
        auto about = candidate(of, c);
        about.party = of.dispute->party(acceptor.party).id;
        schema.push_back(measure("candidate_acceptance", about, FindingKind::probability, "share of worlds"));
      }
    }
    return schema;
  };
  method.scratch = [kept](const Task& of) { return std::make_unique<NamedScratch>(of, kept); };
  method.measure = [](const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
    auto& s = static_cast<NamedScratch&>(*scratch);
    s.fill(world);
    std::size_t at = 0;
    for (std::size_t c = 0; c < s.packages.size(); ++c) {
      out[at++] = !s.accepted(c) || s.table.quorum() ? no_number : efficient(s, c) ? 1 : 0;
      for (const bool accepts : s.table.accepting(s.model, s.packages[c])) out[at++] = accepts ? 1 : 0;
    }
  };
  (void)task;
  return method;
}

}  // namespace

std::optional<Method> name_packages(const Task& task, const Answer& answer) {
  const auto named = candidates_of(answer);
  if (named.empty()) return std::nullopt;
  Method method;
  method.schema = [count = named.size()](const Task& of) {
    question::Schema schema;
    for (std::size_t c = 0; c < count; ++c)
      schema.push_back(
          measure("candidate_support", candidate(of, c), FindingKind::probability, "share of worlds"));
    for (const bool worst : {false, true})
      for (std::size_t c = 0; c < count; ++c) {
        schema.push_back(measure(worst ? "candidate_worst_regret" : "candidate_regret", candidate(of, c),
                                 FindingKind::number,
                                 "share of a party's range, over worlds that accept some candidate"));
        schema.back().greatest = worst;
        schema.back().expectation = !worst;
      }
    return schema;
  };
  method.scratch = [named](const Task& of) { return std::make_unique<NamedScratch>(of, named); };
  method.measure = [](const Task&, const World& world, question::Scratch* scratch, std::span<double> out) {
    measure_support(static_cast<NamedScratch&>(*scratch), world, out);
  };
  method.next = [](const Task& of, const Answer& known) -> std::optional<Method> {
    const auto kept = candidates_of(known);
    if (kept.empty()) return std::nullopt;
    return look_closer(of, kept);
  };
  (void)task;
  return method;
}

}  // namespace entente::methods
