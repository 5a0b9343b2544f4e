// Tests also: link_checks.cc
#include "entente/theory/solution_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/pareto.h"
#include "tests/reference/genius_profiles.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using Limits = SolutionLimits;
using Indices = std::vector<std::size_t>;
using Search =
    std::function<std::optional<SolutionPoint>(const PackageSpace&, std::span<const double>, const Limits&)>;
using Scan = std::function<Indices(const BargainingProblem&)>;

struct Solution {
  const char* name;
  Search search;
  Scan scan;
};

const std::vector<Solution> solutions = {
    {"Nash",
     [](const PackageSpace& space, std::span<const double> r, const Limits& limits) {
       return nash_bargaining_solution(space, r, limits);
     },
     [](const BargainingProblem& problem) { return nash_bargaining_solution(problem); }},
    {"Kalai-Smorodinsky",
     [](const PackageSpace& space, std::span<const double> r, const Limits& limits) {
       return kalai_smorodinsky_solution(space, r, limits);
     },
     [](const BargainingProblem& problem) { return kalai_smorodinsky_solution(problem); }},
    {"egalitarian",
     [](const PackageSpace& space, std::span<const double> r, const Limits& limits) {
       return egalitarian_solution(space, r, limits);
     },
     [](const BargainingProblem& problem) { return egalitarian_solution(problem); }},
    {"utilitarian",
     [](const PackageSpace& space, std::span<const double> r, const Limits& limits) {
       return utilitarian_solution(space, r, limits);
     },
     [](const BargainingProblem& problem) { return utilitarian_solution(problem); }},
    {"utilitarian, normalised",
     [](const PackageSpace& space, std::span<const double> r, const Limits& limits) {
       return utilitarian_solution(space, r, limits, UtilitarianScale::normalised);
     },
     [](const BargainingProblem& problem) {
       return utilitarian_solution(problem, UtilitarianScale::normalised);
     }}};

// The feasible packages one by one, seen by those who decide.
struct Listed {
  std::vector<Package> packages;
  std::vector<double> flat, d;
  BargainingProblem problem() const { return {flat, d}; }
};

Listed listed(const PackageSpace& space, std::span<const double> thresholds) {
  Listed result;
  for (double r : thresholds)
    if (r != -HUGE_VAL) result.d.push_back(r);
  reference::for_each_package(space, [&](const Package& package) {
    if (!reference::feasible(space, package)) return;
    result.packages.push_back(package);
    for (std::size_t i = 0; i < thresholds.size(); ++i)
      if (thresholds[i] != -HUGE_VAL) result.flat.push_back(reference::utility(space, package, i));
  });
  return result;
}

bool somebody_decides(std::span<const double> thresholds) {
  return std::any_of(thresholds.begin(), thresholds.end(), [](double r) { return r != -HUGE_VAL; });
}

const std::vector<reference::RandomSpaceKind> kinds = {{false, false, true, 0.0}, {true, false, true, 0.1},
                                                       {false, true, true, 0.1},  {true, true, true, 0.2},
                                                       {false, true, false, 0.3}, {true, false, false, 0.0}};

TEST(SolutionSearch, finds_every_tie_that_a_scan_of_all_packages_finds) {
  std::mt19937_64 random(61);
  Limits limits;
  limits.most_ties = 5000;
  int ties = 0, empty = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 250; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      if (!somebody_decides(thresholds)) continue;
      const Listed all = listed(space, thresholds);
      for (const Solution& solution : solutions) {
        std::vector<Package> expected;
        for (std::size_t k : solution.scan(all.problem())) expected.push_back(all.packages[k]);
        const auto got = solution.search(space, thresholds, limits);
        ASSERT_EQ(got.has_value(), !expected.empty()) << solution.name << " case " << n;
        empty += !got;
        if (!got) continue;
        ASSERT_EQ(got->ties, expected) << solution.name << " case " << n;
        EXPECT_EQ(got->package, expected.front());
        EXPECT_EQ(got->gap, 0.0);
        EXPECT_TRUE(got->complete && got->all_ties);
        ties += got->ties.size() > 1;
      }
    }
  EXPECT_GT(ties, 100);
  EXPECT_GT(empty, 100);
}

TEST(SolutionSearch, moves_with_bargaining_weights_as_a_scan_does) {
  std::mt19937_64 random(62);
  int moved = 0;
  for (int n = 0; n < 400; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[static_cast<std::size_t>(n) % 4]);
    const std::vector<double> thresholds = reference::random_thresholds(random, space);
    if (!somebody_decides(thresholds)) continue;
    std::vector<double> weights(space.parties(), 0.0), deciding;
    for (std::size_t i = 0; i < space.parties(); ++i) {
      if (thresholds[i] == -HUGE_VAL) continue;  // whose weight plays no part
      weights[i] = 0.25 + 0.5 * static_cast<double>(random() % 5);
      deciding.push_back(weights[i]);
    }
    const Listed all = listed(space, thresholds);
    std::vector<Package> expected;
    for (std::size_t k : nash_bargaining_solution(all.problem(), deciding))
      expected.push_back(all.packages[k]);
    const auto got = nash_bargaining_solution(space, thresholds, {5000}, weights);
    ASSERT_EQ(got.has_value(), !expected.empty()) << "case " << n;
    if (!got) continue;
    EXPECT_EQ(got->ties, expected) << "case " << n;
    moved += nash_bargaining_solution(space, thresholds, {})->package != got->package;
  }
  EXPECT_GT(moved, 10);
}

TEST(SolutionSearch, says_what_the_point_gives_everybody) {
  std::mt19937_64 random(63);
  for (int n = 0; n < 200; ++n) {
    const PackageSpace space = reference::random_space(random, kinds[2]);
    const std::vector<double> thresholds = reference::random_thresholds(random, space);
    if (!somebody_decides(thresholds)) continue;
    for (const Solution& solution : solutions) {
      const auto got = solution.search(space, thresholds, {});
      if (!got) continue;
      EXPECT_TRUE(is_acceptable(space, got->package, thresholds));
      double least = HUGE_VAL;
      for (std::size_t i = 0; i < space.parties(); ++i) {
        EXPECT_EQ(got->utilities[i], utility(space, got->package, i));
        EXPECT_EQ(got->gains[i], thresholds[i] == -HUGE_VAL ? 0 : got->utilities[i] - thresholds[i]);
        if (thresholds[i] != -HUGE_VAL) least = std::min(least, got->gains[i]);
      }
      if (std::string_view(solution.name) == "egalitarian") {
        EXPECT_NEAR(got->value, least, 1e-9);
      }
    }
  }
}

// With little work the best known package comes with a gap that the true maximum never exceeds.
TEST(SolutionSearch, bounds_what_it_misses_when_the_work_ends) {
  std::mt19937_64 random(64);
  int cut = 0, unknown = 0, exact = 0;
  for (int n = 0; n < 60; ++n) {
    const auto space = reference::conflict_space(random, 6, 5, 2 + static_cast<std::size_t>(n) % 3);
    std::vector<double> thresholds;
    for (std::size_t i = 0; i < space.parties(); ++i) thresholds.push_back(0.25 + 0.05 * (n % 4));
    for (const Solution& solution : solutions) {
      const auto best = solution.search(space, thresholds, {});
      if (!best) continue;
      ASSERT_TRUE(best->complete);
      for (std::uint64_t work : {0, 60, 300, 1000, 3000, 8000}) {
        Limits limits;
        limits.most_work = work;
        const auto got = solution.search(space, thresholds, limits);
        ASSERT_TRUE(got);
        EXPECT_LE(got->work, work);
        exact += got->complete;
        if (got->complete) {
          EXPECT_EQ(got->package, best->package);
          continue;
        }
        unknown += got->package.empty();
        if (got->package.empty()) {
          EXPECT_EQ(got->gap, HUGE_VAL);
          continue;
        }
        ++cut;
        EXPECT_TRUE(is_acceptable(space, got->package, thresholds));
        EXPECT_FALSE(got->all_ties);
        EXPECT_LE(best->value, got->value + got->gap + 1e-9) << solution.name << " case " << n;
      }
    }
  }
  EXPECT_GT(cut, 100);
  EXPECT_GT(unknown, 10);
  EXPECT_GT(exact, 100);
}

TEST(SolutionSearch, does_not_depend_on_how_much_more_work_there_is) {
  std::mt19937_64 random(65);
  const auto space = reference::conflict_space(random, 8, 7, 3);
  const std::vector<double> thresholds(3, 0.2);
  for (const Solution& solution : solutions) {
    const auto once = solution.search(space, thresholds, {}), again = solution.search(space, thresholds, {});
    Limits more;
    more.most_work = 1'000'000'000;
    const auto roomy = solution.search(space, thresholds, more);
    ASSERT_TRUE(once && once->complete);
    EXPECT_EQ(once->work, again->work);
    EXPECT_EQ(once->work, roomy->work);
    EXPECT_EQ(once->package, roomy->package);
  }
}

// Two issues of 40 options nobody cares about: 1,600 ties, the lowest three are listed.
TEST(SolutionSearch, lists_the_lowest_ties_when_there_are_too_many) {
  PackageSpace space(2, std::vector<std::size_t>{40, 3, 40});
  for (std::size_t o = 0; o < 3; ++o) {
    space.set_value(1, o, 0, static_cast<double>(o));
    space.set_value(1, o, 1, 2 - static_cast<double>(o));
  }
  const std::vector<double> zero = {0, 0};
  Limits limits;
  limits.most_ties = 3;
  for (std::size_t k : {0, 1, 2}) {
    const auto got = solutions[k].search(space, zero, limits);
    ASSERT_TRUE(got);
    EXPECT_TRUE(got->complete);
    EXPECT_FALSE(got->all_ties);
    EXPECT_THAT(got->ties, testing::ElementsAre(Package{0, 1, 0}, Package{0, 1, 1}, Package{0, 1, 2}));
  }
}

// Ten issues tied into one group of 3^10 combinations, more than are ever listed.
TEST(SolutionSearch, is_exact_on_links_too_many_to_list) {
  std::mt19937_64 random(66);
  for (int n = 0; n < 12; ++n) {
    auto space = reference::conflict_space(random, 8, 3, 2);
    for (std::size_t j = 0; j + 1 < 8; ++j) {
      OptionSet first{j, {false, false, false}}, second{j + 1, {false, false, false}};
      first.options[random() % 3] = true, second.options[random() % 3] = true;
      space.add_restriction({{first, second}, {}});
    }
    const std::vector<double> thresholds(2, 0.3);
    const Listed all = listed(space, thresholds);
    for (const Solution& solution : solutions) {
      std::vector<Package> expected;
      for (std::size_t k : solution.scan(all.problem())) expected.push_back(all.packages[k]);
      const auto got = solution.search(space, thresholds, {});
      ASSERT_EQ(got.has_value(), !expected.empty());
      if (got) {
        EXPECT_EQ(got->ties, expected) << solution.name;
      }
    }
  }
}

// Whatever a frontier of the same space holds, no point of it is better.
TEST(SolutionSearch, agrees_with_a_scan_of_the_exact_frontier) {
  std::mt19937_64 random(67);
  for (int n = 0; n < 20; ++n) {
    const auto space = reference::conflict_space(random, 9, 6, 2 + static_cast<std::size_t>(n) % 2);
    const std::vector<double> thresholds(space.parties(), 0.3);
    const ParetoFrontier frontier = pareto_frontier(space, thresholds);
    std::vector<double> flat;
    for (const FrontierPoint& point : frontier.points)
      flat.insert(flat.end(), point.utilities.begin(), point.utilities.end());
    for (const Solution& solution : solutions) {
      const auto got = solution.search(space, thresholds, {});
      const Indices expected = solution.scan({flat, thresholds});
      ASSERT_EQ(got.has_value(), !expected.empty());
      if (!got) continue;
      ASSERT_TRUE(got->complete);
      for (std::size_t i = 0; i < space.parties(); ++i)
        EXPECT_NEAR(got->utilities[i], frontier.points[expected.front()].utilities[i], 1e-9)
            << solution.name << " case " << n;
    }
  }
}

// Points of the LLM-Deliberation base game: Nash product of surpluses 6,031,872 at A2 B3 C3 D2 E3, highest
// unanimous sum 391 at A2 B3 C2 D2 E4, egalitarian surplus 3. Whole numbers: no tolerance.
TEST(SolutionSearch, of_the_harbour_park) {
  const reference::HarbourPark park = reference::harbour_park();
  const auto nash = nash_bargaining_solution(park.space, park.minimum, {});
  ASSERT_TRUE(nash);
  EXPECT_EQ(nash->package, (Package{1, 2, 2, 1, 2}));
  EXPECT_THAT(nash->utilities, testing::ElementsAre(81, 57, 77, 54, 48, 71));
  EXPECT_NEAR(nash->value, std::log(6031872.0), 1e-12);
  const auto sum = utilitarian_solution(park.space, park.minimum, {});
  EXPECT_EQ(sum->value, 391);
  EXPECT_EQ(sum->package, (Package{1, 2, 1, 1, 3}));
  EXPECT_EQ(egalitarian_solution(park.space, park.minimum, {})->value, 3);
  const std::vector<double> nothing(6, 0.0);
  EXPECT_EQ(utilitarian_solution(park.space, nothing, {})->value, 412);
}

// KillerRobot of ANAC 2015 with three of its parties, 240,000 packages; six digits as computed by
// enumeration.
TEST(SolutionSearch, of_killer_robot) {
  const std::filesystem::path folder =
      std::filesystem::path(ENTENTE_SHARED_DIR) / "data/scenarios/genius/group9-killer_robot";
  std::vector<std::filesystem::path> files;
  for (const char* name : {"KillerRobot_util1.xml", "KillerRobot_util2.xml", "KillerRobot_util3.xml"})
    files.push_back(folder / name);
  if (!std::all_of(files.begin(), files.end(),
                   [](const auto& file) { return std::filesystem::exists(file); }))
    GTEST_SKIP() << "0 of 1 scenario folders found";
  const PackageSpace space = reference::genius_space(files);
  const std::vector<double> zero(3, 0.0);
  const std::vector<double> first = {0.943115, 0.827681, 0.877377}, second = {0.928968, 0.848115, 0.850519};
  const std::vector<std::vector<double>> expected = {first, second, second, first};
  for (std::size_t k = 0; k < expected.size(); ++k) {
    const auto got = solutions[k].search(space, zero, {});
    ASSERT_TRUE(got && got->complete);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(got->utilities[i], expected[k][i], 5e-7) << solutions[k].name;
  }
}

TEST(UtopiaPoint, is_the_most_each_party_can_have_where_all_thresholds_are_met) {
  std::mt19937_64 random(68);
  int empty = 0;
  for (const auto& kind : kinds)
    for (int n = 0; n < 100; ++n) {
      const PackageSpace space = reference::random_space(random, kind);
      const std::vector<double> thresholds = reference::random_thresholds(random, space);
      const auto got = utopia_point(space, thresholds, {});
      const auto packages = reference::acceptable_packages(space, thresholds);
      ASSERT_EQ(got.has_value(), !packages.empty());
      empty += !got;
      for (std::size_t i = 0; got && i < space.parties(); ++i) {
        double most = -HUGE_VAL;
        for (const Package& package : packages) most = std::max(most, reference::utility(space, package, i));
        EXPECT_NEAR(got->utilities[i], most, 1e-9);
        EXPECT_EQ(got->gaps[i], 0.0);
        EXPECT_TRUE(is_acceptable(space, got->packages[i], thresholds));
        EXPECT_EQ(got->utilities[i], utility(space, got->packages[i], i));
      }
    }
  EXPECT_GT(empty, 20);
}

TEST(UtopiaPoint, bounds_what_it_misses_when_the_work_ends) {
  std::mt19937_64 random(69);
  int cut = 0;
  for (int n = 0; n < 60; ++n) {
    const auto space = reference::conflict_space(random, 8, 6, 3);
    const std::vector<double> thresholds(3, 0.35);
    const auto best = utopia_point(space, thresholds, {});
    for (std::uint64_t work : {0, 500, 2000}) {
      Limits limits;
      limits.most_work = work;
      const auto got = utopia_point(space, thresholds, limits);
      ASSERT_EQ(got.has_value(), best.has_value() || (got && !got->complete));
      for (std::size_t i = 0; best && i < 3; ++i) {
        const bool known = !got->packages[i].empty();
        EXPECT_LE(best->utilities[i], (known ? got->utilities[i] : 0) + got->gaps[i] + 1e-9);
      }
      cut += got && !got->complete;
    }
  }
  EXPECT_GT(cut, 50);
}

TEST(SolutionSearch, proves_that_nothing_is_acceptable) {
  PackageSpace space(2, std::vector<std::size_t>{3});
  for (std::size_t o = 0; o < 3; ++o) {
    space.set_value(0, o, 0, static_cast<double>(o));
    space.set_value(0, o, 1, 2 - static_cast<double>(o));
  }
  const std::vector<double> clash = {2, 1}, never = {0, HUGE_VAL}, zero = {0, 0};
  for (const Solution& solution : solutions) {
    EXPECT_FALSE(solution.search(space, clash, {}));
    EXPECT_FALSE(solution.search(space, never, {}));
    EXPECT_TRUE(solution.search(space, zero, {}));
  }
  for (std::size_t o = 0; o < 3; ++o) space.forbid(0, o);
  for (const Solution& solution : solutions) EXPECT_FALSE(solution.search(space, zero, {}));
  EXPECT_FALSE(utopia_point(space, zero, {}));
}

TEST(SolutionSearch, refuses_what_is_not_a_question) {
  const PackageSpace space(2, std::vector<std::size_t>{3});
  const std::vector<double> one = {0}, nan = {0, NAN}, nobody = {-HUGE_VAL, -HUGE_VAL}, zero = {0, 0};
  Limits no_ties;
  no_ties.most_ties = 0;
  for (const Solution& solution : solutions) {
    EXPECT_THROW(solution.search(space, one, {}), base::ContractViolation);
    EXPECT_THROW(solution.search(space, nan, {}), base::ContractViolation);
    EXPECT_THROW(solution.search(space, nobody, {}), base::ContractViolation);
    EXPECT_THROW(solution.search(space, zero, no_ties), base::ContractViolation);
  }
  const std::vector<double> weights = {1, 0};
  EXPECT_THROW(nash_bargaining_solution(space, zero, {}, weights), base::ContractViolation);
  EXPECT_THROW(nash_bargaining_solution(space, zero, {}, one), base::ContractViolation);
  EXPECT_THROW(utopia_point(space, one, {}), base::ContractViolation);
  EXPECT_THROW(utopia_point(space, nan, {}), base::ContractViolation);
  EXPECT_TRUE(utopia_point(space, nobody, {}));
}

}  // namespace
}  // namespace entente::theory
