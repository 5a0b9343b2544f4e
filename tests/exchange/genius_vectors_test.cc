// Published scenarios of the negotiation competitions, from their files to the points of bargaining theory.
// The expected numbers were computed with GENIUS' semantics and cross-checked by enumeration outside this
// project; the files are part of GENIUS 10 [genius2014] and are read when they are at hand.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <functional>
#include <iostream>
#include <limits>

#include <gtest/gtest.h>

#include "entente/exchange/case_names.h"
#include "entente/exchange/genius_xml.h"
#include "entente/theory/bargaining_points.h"
#include "entente/theory/pareto.h"
#include "tests/exchange/scenario_support.h"

namespace entente::exchange {
namespace {

using Points = std::vector<std::vector<double>>;

struct Vector {
  std::string name, folder;
  std::vector<std::string> files;  // empty: the whole folder
  double packages = 0;
  std::size_t frontier = 0;
  Points nash, egalitarian, utilitarian;  // Kalai-Smorodinsky is where egalitarian is in all of these
  double product = 0;
};

// The order of the parties is the order of their files by name, unless files are named.
std::vector<Vector> vectors() {
  const std::vector<double> itex = {.721478, .670478}, camera = {.815413, .880800},
                            amsterdam = {.83, .855833};
  const std::vector<double> travel = {.882412, .802015}, grocery = {.84, .895}, thompson = {.77, .77};
  return {
      {"E1",
       "EnglandZimbabwe",
       {},
       576,
       25,
       {{.910916, .733218}},
       {{.822286, .786570}},
       {{.910916, .733218}},
       .66790047},
      {"I1",
       "ItexvsCypress",
       {"ItexvsCypress_domain.xml", "ItexvsCypress_Itex.xml", "ItexvsCypress_Cypress.xml"},
       180,
       18,
       {itex},
       {itex},
       {itex},
       .48373533},
      {"T1", "Travel", {}, 188160, 12, {travel}, {travel}, {{.919558, .764879}}, .70770820},
      {"L1", "Laptop", {}, 27, 4, {{1.000052, .815105}}, {{.874024, .874024}}, {{1.000052, .815105}}, 0},
      {"C1", "Camera", {}, 3600, 16, {camera}, {camera}, {camera}, .71821592},
      {"G1", "Grocery", {}, 1600, 7, {grocery}, {grocery}, {{.96, .775}, grocery}, .7518},
      {"N1", "Energy", {}, 390625, 204, {{.625, .754286}}, {{.6825, .684}}, {{.625, .754286}}, .47142857},
      {"A1", "Amsterdam", {}, 3024, 11, {amsterdam}, {amsterdam}, {amsterdam}, .71034167},
      {"D1", "NiceOrDie", {}, 3, 3, {{1, .16}, {.16, 1}}, {{.299, .299}}, {{1, .16}, {.16, 1}}, .16},
      {"U1", "thompson", {}, 3125, 25, {thompson}, {thompson}, {thompson}, .5929},
      {"3a",
       "group2-politics",
       {},
       23040,
       124,
       {{.669541, .755254, .786167}},
       {{.693960, .702584, .735083}},
       {{.669541, .755254, .786167}},
       .39754380},
      {"3d",
       "group9-killer_robot",
       {"KillerRobot.xml", "KillerRobot_util1.xml", "KillerRobot_util2.xml", "KillerRobot_util3.xml"},
       240000,
       200,
       {{.943115, .827681, .877377}},
       {{.928968, .848115, .850519}},
       {{.943115, .827681, .877377}},
       .68487812},
  };
}

std::vector<std::string> paths_of(const std::string& folder, const std::vector<std::string>& files) {
  if (files.empty()) return {folder};
  std::vector<std::string> paths;
  for (const std::string& file : files) paths.push_back(folder + "/" + file);
  return paths;
}

// All undominated vectors, thresholds left aside, as one flat list.
std::vector<double> frontier_of(const fixtures::Problem& problem) {
  const std::vector<double> none(problem.space.parties(), -std::numeric_limits<double>::infinity());
  const auto frontier = theory::pareto_frontier(problem.space, none);
  EXPECT_EQ(frontier.epsilon, 0);
  std::vector<double> flat;
  for (const auto& point : frontier.points)
    flat.insert(flat.end(), point.utilities.begin(), point.utilities.end());
  return flat;
}

void expect_points(const std::string& what, const std::vector<std::size_t>& found,
                   const std::vector<double>& flat, const Points& expected) {
  ASSERT_EQ(found.size(), expected.size()) << what;
  const std::size_t parties = expected.front().size();
  for (const auto& point : expected) {
    const bool there = std::any_of(found.begin(), found.end(), [&](std::size_t index) {
      for (std::size_t i = 0; i < parties; ++i)
        if (std::fabs(flat[index * parties + i] - point[i]) > 1e-6) return false;
      return true;
    });
    std::string got;
    for (const double u : flat) got += std::to_string(u) + " ";
    EXPECT_TRUE(there) << what << ": expected " << point[0] << ", " << point[1] << " within 1e-6; frontier "
                       << got;
  }
}

TEST(GeniusVectors, published_scenarios_come_to_the_known_frontiers_and_points) {
  std::size_t skipped = 0;
  for (const Vector& row : vectors()) {
    SCOPED_TRACE(row.name);
    const std::string folder = fixtures::shared_scenario("genius/" + row.folder);
    if (folder.empty()) {
      ++skipped;
      continue;
    }
    const auto problem =
        fixtures::problem_of(fixtures::case_from(fixtures::imported("genius", paths_of(folder, row.files))));
    EXPECT_EQ(theory::count_packages(problem.space), row.packages);
    const auto flat = frontier_of(problem);
    EXPECT_EQ(flat.size() / problem.space.parties(), row.frontier);
    const theory::BargainingProblem points{flat, problem.disagreement};
    const auto nash = theory::nash_bargaining_solution(points);
    expect_points("Nash", nash, flat, row.nash);
    expect_points("egalitarian", theory::egalitarian_solution(points), flat, row.egalitarian);
    expect_points("utilitarian", theory::utilitarian_solution(points), flat, row.utilitarian);
    if (row.product == 0) continue;
    double product = 1;
    for (std::size_t i = 0; i < problem.space.parties(); ++i)
      product *= flat[nash.front() * problem.space.parties() + i] - problem.disagreement[i];
    EXPECT_NEAR(product, row.product, 1e-8);
  }
  if (skipped > 0) GTEST_SKIP() << skipped << " of " << vectors().size() << " scenarios are not at hand";
}

TEST(GeniusVectors, england_and_zimbabwe_have_the_published_ranges_and_nash_package) {
  const std::string folder = fixtures::shared_scenario("genius/EnglandZimbabwe");
  if (folder.empty()) GTEST_SKIP() << "1 scenario is not at hand";
  const Scenario scenario = fixtures::imported("genius", {folder});
  EXPECT_NEAR(utility_bounds(scenario, 0).first, .110135, 1e-6);
  EXPECT_NEAR(utility_bounds(scenario, 0).second, 1, 1e-6);
  EXPECT_NEAR(utility_bounds(scenario, 1).first, .098969, 1e-6);
  EXPECT_NEAR(utility_bounds(scenario, 1).second, 1, 1e-6);
  // The Nash package: $10 billion, a reduction equal to the fund, both sides' tariffs changed, a committee.
  double most = 0;
  std::vector<double> nash;
  std::vector<double> package(5, 0);
  const std::function<void(std::size_t)> walk = [&](std::size_t issue) {
    if (issue < 5) {
      for (std::size_t v = 0; v < values_in(scenario.issues[issue]); ++v) {
        package[issue] = static_cast<double>(v);
        walk(issue + 1);
      }
      return;
    }
    const double product = utility(scenario, 0, package) * utility(scenario, 1, package);
    if (product > most) {
      most = product;
      nash = package;
    }
  };
  walk(0);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < 5; ++i)
    names.push_back(value_name(scenario.issues[i], static_cast<std::size_t>(nash[i])));
  EXPECT_EQ(names,
            (std::vector<std::string>{
                "$10 billion", "Reduction equal to fund size", "Zimbabwe will increase tariffs on imports",
                "England will increase imports", "Creation of committee to discuss creation of fund"}));
}

// Which packages everybody accepts, counted one by one.
std::vector<std::vector<double>> accepted(const fixtures::Problem& problem) {
  std::vector<std::vector<double>> found;
  theory::Package package(problem.space.issues(), 0);
  while (true) {
    const auto u = theory::utilities(problem.space, package);
    bool all = true;
    for (std::size_t i = 0; i < u.size(); ++i) all = all && u[i] >= problem.disagreement[i] - 1e-9;
    if (all) found.push_back(u);
    std::size_t issue = 0;
    while (issue < package.size() && ++package[issue] == problem.space.options(issue)) package[issue++] = 0;
    if (issue == package.size()) return found;
  }
}

TEST(GeniusVectors, reservation_values_leave_one_package_or_none) {
  struct Row {
    const char* folder;
    std::vector<std::vector<double>> accepted;
    std::size_t frontier;
  };
  const std::vector<Row> rows = {{"NiceOrDieB", {{.299, .299}}, 3},
                                 {"NiceOrDieC", {}, 3},
                                 {"FiftyFiftyA", {{.5, .5}}, 11},
                                 {"Lunch", {}, 38}};
  std::size_t skipped = 0;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.folder);
    const std::string folder = fixtures::shared_scenario(std::string("genius/") + row.folder);
    if (folder.empty()) {
      ++skipped;
      continue;
    }
    const auto problem = fixtures::problem_of(fixtures::case_from(fixtures::imported("genius", {folder})));
    EXPECT_EQ(frontier_of(problem).size() / 2, row.frontier);
    const auto found = accepted(problem);
    ASSERT_EQ(found.size(), row.accepted.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      for (std::size_t party = 0; party < 2; ++party)
        EXPECT_NEAR(found[i][party], row.accepted[i][party], 1e-12);
  }
  if (skipped > 0) GTEST_SKIP() << skipped << " of " << rows.size() << " scenarios are not at hand";
}

TEST(GeniusVectors, integer_issues_count_from_their_lower_bound) {
  const std::string folder = fixtures::shared_scenario("genius/IntegerDomain");
  if (folder.empty()) GTEST_SKIP() << "1 scenario is not at hand";
  const Scenario scenario = fixtures::imported("genius", {folder});
  const std::vector<std::vector<double>> packages = {{-5, -5}, {0, 0}, {5, 5}};
  const double first[] = {.225, .65, 1.0}, second[] = {0, .5, 1};
  for (std::size_t i = 0; i < packages.size(); ++i) {
    EXPECT_NEAR(utility(scenario, 0, packages[i]), first[i], 1e-12);
    EXPECT_NEAR(utility(scenario, 1, packages[i]), second[i], 1e-12);
  }
  EXPECT_EQ(scenario.parties[0].discount, std::nullopt) << "0 stands for no discount";
}

// All distinct utility pairs of a scenario whose parties have bonuses only: numbers that meet the same bounds
// are one class, and a package is the AND of which bonuses its classes leave standing.
Points pairs_of(const Scenario& scenario) {
  const auto bonuses = [&](std::size_t party) -> const auto& {
    return scenario.parties[party].bonuses;
  };
  using Mask = std::array<std::uint64_t, 2>;
  std::vector<std::vector<Mask>> classes;
  for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
    std::vector<Mask> found;
    for (std::size_t value = 0; value < values_in(scenario.issues[issue]); ++value) {
      Mask mask = {~std::uint64_t{0}, ~std::uint64_t{0}};
      for (std::size_t party = 0; party < 2; ++party)
        for (std::size_t b = 0; b < bonuses(party).size(); ++b)
          for (const auto& bound : bonuses(party)[b].bounds)
            if (const double x = number_at(scenario.issues[issue], value);
                bound.issue == issue && !(bound.low <= x && x <= bound.high))
              mask[party] &= ~(std::uint64_t{1} << b);
      if (std::find(found.begin(), found.end(), mask) == found.end()) found.push_back(mask);
    }
    classes.push_back(found);
  }
  std::vector<Mask> reached = {{~std::uint64_t{0}, ~std::uint64_t{0}}};
  for (const auto& issue : classes) {
    std::vector<Mask> next;
    for (const Mask& one : reached)
      for (const Mask& other : issue) next.push_back({one[0] & other[0], one[1] & other[1]});
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    reached = std::move(next);
  }
  Points pairs;
  for (const Mask& mask : reached) {
    std::vector<double> u = {scenario.parties[0].base, scenario.parties[1].base};
    for (std::size_t party = 0; party < 2; ++party)
      for (std::size_t b = 0; b < bonuses(party).size(); ++b)
        if ((mask[party] >> b) & 1) u[party] += bonuses(party)[b].adds;
    pairs.push_back(u);
  }
  return pairs;
}

TEST(GeniusVectors, the_nonlinear_scenario_has_the_frontier_that_genius_keeps_beside_it) {
  const std::string folder = fixtures::shared_scenario("genius/S-1NAGUNL-114");
  if (folder.empty()) GTEST_SKIP() << "1 scenario is not at hand";
  const Scenario scenario = fixtures::imported("genius", {folder});
  ASSERT_LE(scenario.parties[0].bonuses.size(), 64u);
  ASSERT_LE(scenario.parties[1].bonuses.size(), 64u);
  std::vector<double> flat;
  for (const auto& pair : pairs_of(scenario)) flat.insert(flat.end(), pair.begin(), pair.end());
  // pareto.xml, in the precision of a float.
  const Points expected = {
      {1, 0.85989845}, {0.9620061, 0.86598987}, {0.9445289, 0.99390865}, {0.90653497, 1}};
  auto kept = theory::pareto_filter(flat, 2);
  std::sort(kept.begin(), kept.end(),
            [&](std::size_t a, std::size_t b) { return flat[2 * a] > flat[2 * b]; });
  ASSERT_EQ(kept.size(), expected.size());
  for (std::size_t i = 0; i < kept.size(); ++i)
    for (std::size_t party = 0; party < 2; ++party)
      EXPECT_NEAR(flat[2 * kept[i] + party], expected[i][party], 1e-7);
}

TEST(GeniusVectors, travel_is_read_and_solved_in_a_blink) {
  const std::string folder = fixtures::shared_scenario("genius/Travel");
  if (folder.empty()) GTEST_SKIP() << "1 scenario is not at hand";
  const auto start = std::chrono::steady_clock::now();
  const auto dispute = fixtures::case_from(fixtures::imported("genius", {folder}));
  const auto read = std::chrono::steady_clock::now();
  const auto problem = fixtures::problem_of(dispute);
  const auto flat = frontier_of(problem);
  EXPECT_EQ(theory::nash_bargaining_solution({flat, problem.disagreement}).size(), 1u);
  const auto solved = std::chrono::steady_clock::now();
  const std::chrono::duration<double, std::milli> reading = read - start, solving = solved - read;
  std::cout << "Travel: read in " << reading.count() << " ms, solved in " << solving.count() << " ms\n";
  EXPECT_LT((reading + solving).count(), 2000) << "ms";
}

}  // namespace
}  // namespace entente::exchange
