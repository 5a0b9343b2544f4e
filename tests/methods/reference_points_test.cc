#include "entente/methods/reference_points.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entente/methods/agreement_schema.h"
#include "entente/methods/phrases.h"
#include "entente/methods/world_model.h"
#include "entente/theory/bargaining_points.h"
#include "tests/methods/case_support.h"
#include "tests/methods/random_case.h"
#include "tests/reference/table_enumeration.h"

namespace entente::methods {
namespace {

using fixtures::small_case;
using fixtures::task_of;
using question::Finding;
using reference::TablePackage;
using reference::TableTwin;

struct Room {
  explicit Room(const fixtures::CasePointer& of)
      : dispute(of),
        task(task_of(of, "t")),
        table(of->tables()[0]),
        model(*of, dispute::issues_at(*of, table)),
        space(model, table),
        world(fixtures::central(of)) {
    model.fill(world);
    space.fill(model);
    agreeing = agreeing_at(model, space);
    if (!agreeing) return;
    const TableTwin twin(model, table, world);
    for (std::size_t i = 0; i < agreeing->members.size(); ++i)
      if (agreeing->members[i]) members.push_back(table.must_accept[i]);
    zero.resize(members.size(), 0);
    for (const auto& package : twin.packages()) {
      const auto takes = [&](const auto& member) { return twin.accepts(member, package); };
      if (!twin.feasible(package) || !std::all_of(members.begin(), members.end(), takes)) continue;
      packages.push_back(package);
      for (const auto& member : members) utilities.push_back(twin.gain(member, package));
    }
  }

  std::vector<Finding> points(const theory::ParetoFrontier& frontier) const {
    return reference_points(task, model, world, *agreeing, frontier);
  }
  theory::ParetoFrontier frontier() const {
    theory::FrontierOptions options;
    options.judged_by = agreeing->members;
    return theory::pareto_frontier(agreeing->space, agreeing->thresholds, options);
  }

  /// Gains, rounded, of the packages a finding or an index names.
  std::vector<long> vector_of(std::size_t package) const {
    std::vector<long> rounded;
    for (std::size_t i = 0; i < zero.size(); ++i)
      rounded.push_back(std::lround(utilities[package * zero.size() + i] * 1e7));
    return rounded;
  }
  std::size_t index_of(const question::Terms& terms) const {
    for (std::size_t p = 0; p < packages.size(); ++p) {
      const std::vector<double> options(packages[p].begin(), packages[p].end());
      if (terms_of(*dispute, model.issues(), options) == terms) return p;
    }
    return packages.size();
  }

  fixtures::CasePointer dispute;
  question::Task task;
  const dispute::Table& table;
  WorldModel model;
  TableSpace space;
  dispute::World world;
  std::optional<Agreeing> agreeing;
  std::vector<dispute::Acceptor> members;  // whose gains count
  std::vector<TablePackage> packages;      // what all of them accept
  std::vector<double> utilities, zero;
};

using Vectors = std::set<std::vector<long>>;

Vectors vectors(const Room& room, const std::vector<std::size_t>& indices) {
  Vectors found;
  for (const std::size_t index : indices) found.insert(room.vector_of(index));
  return found;
}

std::map<std::string, Vectors> named(const Room& room, const std::vector<Finding>& findings) {
  std::map<std::string, Vectors> found;
  for (const Finding& finding : findings) {
    if (finding.kind != question::FindingKind::package) continue;
    const std::size_t package = room.index_of(std::get<question::Terms>(finding.value));
    EXPECT_LT(package, room.packages.size()) << finding.name;
    if (package < room.packages.size()) found[finding.name].insert(room.vector_of(package));
  }
  return found;
}

std::string random_capabilities(std::uint32_t seed, bool quorum = false) {
  fixtures::RandomCaseOptions options;
  options.ratifiers = false;
  options.quorum = quorum;
  std::string rows = fixtures::random_rows(seed, options);
  if (seed % 2) rows.replace(rows.find("capability = 1"), 14, "capability = 3");
  return rows;
}

// Over at most eight vectors: more ties than that are not listed.
void expect_points(const Room& room, const std::map<std::string, Vectors>& found, bool every_tie) {
  const theory::BargainingProblem problem{room.utilities, room.zero};
  std::map<std::string, Vectors> expected = {
      {"nash_bargaining_solution", vectors(room, theory::nash_bargaining_solution(problem))},
      {"kalai_smorodinsky_solution", vectors(room, theory::kalai_smorodinsky_solution(problem))},
      {"egalitarian_solution", vectors(room, theory::egalitarian_solution(problem))},
      {"utilitarian_solution", vectors(room, theory::utilitarian_solution(problem))}};
  const bool stronger = room.members.front().party.index() == 0 && room.members.size() > 1;
  if (stronger && room.world.capability(dispute::PartyId(0)) != 1) {
    std::vector<double> weights(room.zero.size(), 1.0 / 3);
    weights[0] = 1;
    expected["weighted_nash_bargaining_solution"] =
        vectors(room, theory::nash_bargaining_solution(problem, weights));
  }
  ASSERT_EQ(found.size(), expected.size());
  for (const auto& [name, points] : expected) {
    ASSERT_TRUE(found.count(name)) << name;
    for (const auto& point : found.at(name)) EXPECT_TRUE(points.count(point)) << name;
    EXPECT_TRUE(!every_tie || points.size() > 8 || found.at(name).size() == points.size()) << name;
  }
}

TEST(ReferencePoints, are_those_of_the_theory_over_every_acceptable_package) {
  std::size_t looked = 0;
  for (std::uint32_t seed = 200; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Room room(small_case(random_capabilities(seed)));
    if (room.packages.empty()) continue;
    ++looked;
    const auto findings = room.points(room.frontier());
    expect_points(room, named(room, findings), true);
    for (const Finding& finding : findings)
      EXPECT_TRUE(!finding.name.ends_with("_gap") || number(&finding) == 0) << finding.name;
  }
  EXPECT_GT(looked, 40u);
}

TEST(ReferencePoints, under_a_quorum_are_those_of_the_coalition_that_agrees) {
  std::size_t fewer = 0;
  for (std::uint32_t seed = 200; seed < 280; ++seed) {
    SCOPED_TRACE(seed);
    Room room(small_case(random_capabilities(seed, true)));
    if (!room.agreeing) continue;
    fewer += room.members.size() < room.table.must_accept.size();
    expect_points(room, named(room, room.points(room.frontier())), true);
  }
  EXPECT_GT(fewer, 15u);
}

TEST(ReferencePoints, are_the_same_where_the_frontier_is_thinned_and_each_is_searched_for) {
  std::size_t looked = 0;
  for (std::uint32_t seed = 200; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    Room room(small_case(random_capabilities(seed)));
    if (room.packages.empty()) continue;
    ++looked;
    theory::ParetoFrontier thinned;  // of a frontier that is not exact no point is read off
    thinned.epsilon = 0.01;
    const auto findings = room.points(thinned);
    expect_points(room, named(room, findings), false);
    for (const Finding& finding : findings) {
      if (!finding.name.ends_with("_gap")) continue;
      ASSERT_TRUE(number(&finding).has_value()) << finding.name;
      EXPECT_LT(*number(&finding), 1e-6) << finding.name;
      EXPECT_EQ(finding.unit, "proven distance to the highest value");
    }
  }
  EXPECT_GT(looked, 40u);
}

TEST(ReferencePoints, weigh_by_capability_only_where_capabilities_differ) {
  Room equal(small_case(random_capabilities(202)));
  ASSERT_TRUE(equal.agreeing.has_value());
  for (const Finding& finding : equal.points(equal.frontier()))
    EXPECT_EQ(finding.name.find("weighted"), std::string::npos);
}

TEST(ReferencePoints, stand_in_their_order_each_with_a_proof_beside_it) {
  Room room(fixtures::case_of(
      {"case.toml",
       "format = 1\n[case]\ntitle = \"A case\"\nas_of = 2024-03-02\nquestion = \"What?\"\n"
       "[[party]]\nid = \"a\"\nname = \"A\"\nno_agreement = 0\ncapability = 2\n"
       "[[party]]\nid = \"b\"\nname = \"B\"\nno_agreement = 0\ncapability = 1\n"
       "[[issue]]\nid = \"cake\"\ntitle = \"Cake\"\nscale = { 0 = \"b\", 12 = \"a\" }\nstep = 1\n"
       "[[position]]\nparty = \"a\"\nissue = \"cake\"\nideal = 12\nsalience = 1\n"
       "[[position]]\nparty = \"b\"\nissue = \"cake\"\nideal = 0\nsalience = 1\n"
       "[[table]]\nid = \"t\"\nseated = [\"a\", \"b\"]\nmust_accept = [\"a\", \"b\"]\n",
       {}}));
  std::vector<std::string> names;
  std::map<std::string, double> cake;
  for (const Finding& finding : room.points(room.frontier())) {
    if (finding.name == "point_gain") continue;
    if (names.empty() || names.back() != finding.name) names.push_back(finding.name);
    if (finding.kind == question::FindingKind::package)
      cake[finding.name] = std::get<double>(std::get<question::Terms>(finding.value)[0].value);
  }
  EXPECT_THAT(names, ::testing::ElementsAre("nash_bargaining_solution", "nash_bargaining_solution_gap",
                                            "kalai_smorodinsky_solution", "kalai_smorodinsky_solution_gap",
                                            "egalitarian_solution", "egalitarian_solution_gap",
                                            "utilitarian_solution", "utilitarian_solution_gap",
                                            "weighted_nash_bargaining_solution",
                                            "weighted_nash_bargaining_solution_gap"));
  EXPECT_EQ(cake.at("nash_bargaining_solution"), 6);
  // x^1 (12 - x)^(1/2) is largest at two thirds.
  EXPECT_EQ(cake.at("weighted_nash_bargaining_solution"), 8);
}

}  // namespace
}  // namespace entente::methods
