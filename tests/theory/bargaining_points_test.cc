#include "entente/theory/bargaining_points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/acceptable_set.h"
#include "entente/theory/pareto.h"
#include "entente/theory/reference_package.h"
#include "tests/reference/package_enumeration.h"
#include "tests/reference/published_cases.h"

namespace entente::theory {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Indices = std::vector<std::size_t>;

struct Points {
  std::vector<double> flat, d;
  BargainingProblem problem() const { return {flat, d}; }
  std::vector<double> at(std::size_t k) const {
    return {flat.begin() + static_cast<std::ptrdiff_t>(k * d.size()),
            flat.begin() + static_cast<std::ptrdiff_t>((k + 1) * d.size())};
  }
};

Points all_packages(const PackageSpace& space, std::vector<double> d) {
  Points points{{}, std::move(d)};
  reference::for_each_package(space, [&](const Package& package) {
    for (double u : utilities(space, package)) points.flat.push_back(u);
  });
  return points;
}

Points random_points(std::mt19937_64& random, bool whole) {
  std::uniform_real_distribution<double> unit(0, 1);
  const std::size_t parties = 2 + random() % 3, count = 1 + random() % 30;
  Points points{{}, std::vector<double>(parties)};
  for (double& d : points.d) d = whole ? static_cast<double>(random() % 4) : 0.4 * unit(random);
  for (std::size_t k = 0; k < count * parties; ++k)
    points.flat.push_back(whole ? static_cast<double>(random() % 9) : unit(random));
  return points;
}

// Panama Canal points (Raiffa 1982), issues undivided. Tolerance 0: the scores are whole numbers.
TEST(BargainingPoints, of_the_panama_points) {
  const Points points = all_packages(reference::panama(), {0, 0});
  for (const Indices& solution :
       {nash_bargaining_solution(points.problem()), egalitarian_solution(points.problem())}) {
    ASSERT_EQ(solution.size(), 1u);
    EXPECT_THAT(points.at(solution[0]), ElementsAre(64, 68));
  }
  std::vector<std::vector<double>> sums;
  for (std::size_t k : utilitarian_solution(points.problem())) sums.push_back(points.at(k));
  EXPECT_THAT(sums, testing::UnorderedElementsAre(ElementsAre(64, 68), ElementsAre(79, 53)));
  const Points from_fifty = all_packages(reference::panama(), {50, 50});
  const Indices nash = nash_bargaining_solution(from_fifty.problem());
  ASSERT_EQ(nash.size(), 1u);
  EXPECT_THAT(from_fifty.at(nash[0]), ElementsAre(64, 68));
  const std::vector<double> fifty = {50, 50};
  EXPECT_EQ(reference::acceptable_packages(reference::panama(), fifty).size(), 113u);
}

// The three-point set {(4,1), (1,4), (2,2)}: on a finite set the middle point is the Nash solution for d =
// (1,1).
TEST(BargainingPoints, of_three_points) {
  const Points points{{4, 1, 1, 4, 2, 2}, {1, 1}};
  EXPECT_THAT(nash_bargaining_solution(points.problem()), ElementsAre(2));
  EXPECT_THAT(kalai_smorodinsky_solution(points.problem()), ElementsAre(2));
  EXPECT_THAT(egalitarian_solution(points.problem()), ElementsAre(2));
  EXPECT_THAT(utilitarian_solution(points.problem()), ElementsAre(0, 1));
}

// LLM-Deliberation base game: Nash product of surpluses 6,031,872, highest unanimous sum 391, egalitarian
// surplus 3.
TEST(BargainingPoints, of_the_harbour_park) {
  const reference::HarbourPark park = reference::harbour_park();
  const Points points = all_packages(park.space, park.minimum);
  const Indices nash = nash_bargaining_solution(points.problem());
  ASSERT_EQ(nash.size(), 1u);
  EXPECT_THAT(points.at(nash[0]), ElementsAre(81, 57, 77, 54, 48, 71));
  const Indices sum = utilitarian_solution(points.problem());
  ASSERT_EQ(sum.size(), 1u);
  double total = 0;
  for (double u : points.at(sum[0])) total += u;
  EXPECT_EQ(total, 391);
  const Indices even = egalitarian_solution(points.problem());
  ASSERT_EQ(even.size(), 1u);
  double least = HUGE_VAL;
  for (std::size_t i = 0; i < 6; ++i) least = std::min(least, points.at(even[0])[i] - park.minimum[i]);
  EXPECT_EQ(least, 3);
  SearchWorkspace workspace;
  const auto package = reference_package(park.space, park.minimum, {}, workspace);
  ASSERT_TRUE(package);
  EXPECT_EQ(package->package, (Package{1, 2, 2, 1, 2}));  // A2 B3 C3 D2 E3
  EXPECT_NEAR(package->log_product, std::log(6031872.0), 1e-12);
}

TEST(BargainingPoints, are_empty_without_a_vector_above_the_disagreement_point) {
  const Points points{{4, 0, 0, 4}, {1, 1}};
  EXPECT_THAT(nash_bargaining_solution(points.problem()), IsEmpty());
  EXPECT_THAT(kalai_smorodinsky_solution(points.problem()), IsEmpty());
  EXPECT_THAT(egalitarian_solution(points.problem()), IsEmpty());
  EXPECT_THAT(utilitarian_solution(points.problem()), IsEmpty());
}

TEST(NashBargainingSolution, without_a_positive_product_lets_as_many_gain_as_can) {
  const Points points{{9, 0, 0, 1, 2, 0, 2, 3, 0}, {0, 0, 0}};
  EXPECT_THAT(nash_bargaining_solution(points.problem()), ElementsAre(2));
}

TEST(NashBargainingSolution, returns_every_tie) {
  const Points points{{1, 4, 4, 1, 2, 2}, {0, 0}};
  EXPECT_THAT(nash_bargaining_solution(points.problem()), ElementsAre(0, 1, 2));
}

TEST(NashBargainingSolution, weights_move_it_towards_the_heavier_party) {
  const Points points{{1, 4, 4, 1, 2, 2}, {0, 0}};
  const std::vector<double> weights = {2, 1}, zero = {0, 1}, one = {1};
  EXPECT_THAT(nash_bargaining_solution(points.problem(), weights), ElementsAre(1));
  EXPECT_THROW(nash_bargaining_solution(points.problem(), zero), base::ContractViolation);
  EXPECT_THROW(nash_bargaining_solution(points.problem(), one), base::ContractViolation);
}

TEST(NashBargainingSolution, lies_on_the_frontier_and_maximises_the_product) {
  std::mt19937_64 random(41);
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, n % 2);
    auto product = [&](std::size_t k) {
      double p = 1;
      for (std::size_t i = 0; i < points.d.size(); ++i) p *= std::max(0.0, points.at(k)[i] - points.d[i]);
      return p;
    };
    for (std::size_t k : nash_bargaining_solution(points.problem())) {
      for (std::size_t other = 0; other < points.problem().size(); ++other) {
        const auto u = points.at(other);
        bool acceptable = true, dominates = true;
        for (std::size_t i = 0; i < u.size(); ++i) acceptable &= u[i] >= points.d[i];
        for (std::size_t i = 0; i < u.size(); ++i) dominates &= u[i] > points.at(k)[i];
        EXPECT_FALSE(dominates);
        if (acceptable) {
          EXPECT_LE(product(other), product(k) * (1 + 1e-8) + 1e-12);
        }
      }
    }
  }
}

TEST(NashBargainingSolution, does_not_change_with_the_units_of_a_party) {
  std::mt19937_64 random(42);
  int tried = 0;
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, n % 2);
    Points scaled = points;
    const std::size_t parties = points.d.size(), who = n % parties;
    for (std::size_t k = who; k < scaled.flat.size(); k += parties) scaled.flat[k] = 8 * scaled.flat[k] - 16;
    scaled.d[who] = 8 * scaled.d[who] - 16;
    EXPECT_EQ(kalai_smorodinsky_solution(points.problem()), kalai_smorodinsky_solution(scaled.problem()));
    const Indices nash = nash_bargaining_solution(points.problem());
    bool everybody_gains = !nash.empty();
    for (std::size_t i = 0; everybody_gains && i < parties; ++i)
      everybody_gains = points.at(nash.front())[i] > points.d[i] + 1e-9;
    if (!everybody_gains) continue;  // the degenerate rule compares products of different parties
    EXPECT_EQ(nash, nash_bargaining_solution(scaled.problem()));
    ++tried;
  }
  EXPECT_GT(tried, 150);
}

TEST(NashBargainingSolution, stays_when_an_alternative_not_chosen_disappears) {
  std::mt19937_64 random(43);
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, n % 2);
    const Indices chosen = nash_bargaining_solution(points.problem());
    if (chosen.empty() || points.problem().size() < 2) continue;
    const std::size_t gone = random() % points.problem().size();
    if (gone == chosen.front()) continue;
    Points fewer = points;
    const auto at = fewer.flat.begin() + static_cast<std::ptrdiff_t>(gone * points.d.size());
    fewer.flat.erase(at, at + static_cast<std::ptrdiff_t>(points.d.size()));
    const Indices after = nash_bargaining_solution(fewer.problem());
    const std::size_t expected = chosen.front() - (gone < chosen.front());
    EXPECT_THAT(after, testing::Contains(expected));
  }
}

TEST(BargainingPoints, mirror_when_two_parties_change_places) {
  std::mt19937_64 random(44);
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, n % 2);
    const std::size_t parties = points.d.size();
    Points swapped = points;
    std::swap(swapped.d[0], swapped.d[1]);
    for (std::size_t k = 0; k < points.problem().size(); ++k)
      std::swap(swapped.flat[k * parties], swapped.flat[k * parties + 1]);
    EXPECT_EQ(nash_bargaining_solution(points.problem()), nash_bargaining_solution(swapped.problem()));
    EXPECT_EQ(kalai_smorodinsky_solution(points.problem()), kalai_smorodinsky_solution(swapped.problem()));
    EXPECT_EQ(egalitarian_solution(points.problem()), egalitarian_solution(swapped.problem()));
    EXPECT_EQ(utilitarian_solution(points.problem()), utilitarian_solution(swapped.problem()));
  }
}

// Restricted monotonicity: points added without moving d or the utopia point never lower the smallest share.
TEST(KalaiSmorodinskySolution, grows_with_the_set_when_the_utopia_point_stays) {
  std::mt19937_64 random(45);
  int tried = 0;
  for (int n = 0; n < 600; ++n) {
    Points points = random_points(random, false);
    const Indices before = kalai_smorodinsky_solution(points.problem());
    if (before.empty()) continue;
    std::vector<double> utopia = points.d;
    const std::size_t parties = points.d.size();
    for (std::size_t k = 0; k < points.problem().size(); ++k) {
      const auto u = points.at(k);
      bool acceptable = true;
      for (std::size_t i = 0; i < parties; ++i) acceptable &= u[i] >= points.d[i];
      for (std::size_t i = 0; acceptable && i < parties; ++i) utopia[i] = std::max(utopia[i], u[i]);
    }
    auto least_share = [&](const std::vector<double>& u) {
      double least = HUGE_VAL;
      for (std::size_t i = 0; i < parties; ++i)
        if (utopia[i] > points.d[i])
          least = std::min(least, (u[i] - points.d[i]) / (utopia[i] - points.d[i]));
      return least;
    };
    const double share = least_share(points.at(before.front()));
    std::uniform_real_distribution<double> unit(0, 1);
    for (std::size_t i = 0; i < parties; ++i)
      points.flat.push_back(points.d[i] + unit(random) * (utopia[i] - points.d[i]));
    const Indices after = kalai_smorodinsky_solution(points.problem());
    ASSERT_FALSE(after.empty());
    EXPECT_GE(least_share(points.at(after.front())), share - 1e-9);
    ++tried;
  }
  EXPECT_GT(tried, 300);
}

TEST(KalaiSmorodinskySolution, takes_the_utopia_point_where_it_is_told) {
  // The third vector lies below d for the second party; only "feasible" counts its high first number.
  const Points points{{2, 4, 4, 2, 20, 0}, {0, 1}};
  EXPECT_THAT(kalai_smorodinsky_solution(points.problem()), ElementsAre(0));
  EXPECT_THAT(kalai_smorodinsky_solution(points.problem(), UtopiaOver::feasible), ElementsAre(1));
}

TEST(KalaiSmorodinskySolution, leaves_out_a_party_that_cannot_gain) {
  const Points points{{1, 0, 3, 2, 0, 2}, {0, 0, 0}};
  const Points stuck{{1, 5, 3, 2, 5, 2}, {0, 5, 0}};
  EXPECT_FALSE(kalai_smorodinsky_solution(points.problem()).empty());
  EXPECT_THAT(kalai_smorodinsky_solution(stuck.problem()), ElementsAre(1));
}

TEST(EgalitarianSolution, shifts_with_the_disagreement_point_and_is_monotone) {
  std::mt19937_64 random(46);
  for (int n = 0; n < 400; ++n) {
    Points points = random_points(random, n % 2);
    const Indices before = egalitarian_solution(points.problem());
    if (before.empty()) continue;
    auto least = [&](std::size_t k) {
      double low = HUGE_VAL;
      for (std::size_t i = 0; i < points.d.size(); ++i) low = std::min(low, points.at(k)[i] - points.d[i]);
      return low;
    };
    const double low = least(before.front());
    for (std::size_t i = 0; i < points.d.size(); ++i)
      points.flat.push_back(static_cast<double>(random() % 5));
    EXPECT_GE(least(egalitarian_solution(points.problem()).front()), low - 1e-9);
  }
}

// Axioms on finite sets, each in the form that is true there.

double sum_of_differences(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] - b[i];
  return sum;
}

bool at_least(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] < b[i]) return false;
  return true;
}

std::vector<double> sorted_gains(const Points& points, std::size_t k) {
  std::vector<double> gains = points.at(k);
  for (std::size_t i = 0; i < gains.size(); ++i) gains[i] -= points.d[i];
  std::sort(gains.begin(), gains.end());
  return gains;
}

// Pareto: no vector gives everybody at least as much and somebody more. For Nash where everybody gains, as a
// product of zero does not see more for the others; for leximin and sums always.
TEST(BargainingPoints, are_efficient) {
  std::mt19937_64 random(51);
  int nash_tried = 0, tried = 0;
  for (int n = 0; n < 600; ++n) {
    const Points points = random_points(random, n % 2);
    auto efficient = [&](std::size_t k) {
      for (std::size_t other = 0; other < points.problem().size(); ++other)
        if (at_least(points.at(other), points.at(k)) &&
            sum_of_differences(points.at(other), points.at(k)) > 1e-6)
          return false;
      return true;
    };
    for (std::size_t k : nash_bargaining_solution(points.problem())) {
      if (sorted_gains(points, k).front() <= 1e-9) continue;
      EXPECT_TRUE(efficient(k));
      ++nash_tried;
    }
    for (const Indices& solution :
         {egalitarian_solution(points.problem()), utilitarian_solution(points.problem())})
      for (std::size_t k : solution) {
        EXPECT_TRUE(efficient(k));
        ++tried;
      }
    // Kalai-Smorodinsky: among those who can gain; the others are at d in every acceptable vector.
    for (std::size_t k : kalai_smorodinsky_solution(points.problem())) EXPECT_TRUE(efficient(k));
  }
  EXPECT_GT(nash_tried, 200);
  EXPECT_GT(tried, 400);
}

// Symmetry (anonymity): on a set closed under swapping the first two parties, with equal disagreement, the
// solutions are closed under the swap too.
TEST(BargainingPoints, of_a_symmetric_problem_are_symmetric) {
  std::mt19937_64 random(52);
  int tried = 0;
  for (int n = 0; n < 400; ++n) {
    Points points = random_points(random, true);
    points.d[1] = points.d[0];
    const std::size_t parties = points.d.size(), count = points.problem().size();
    for (std::size_t k = 0; k < count; ++k) {
      std::vector<double> u = points.at(k);
      std::swap(u[0], u[1]);
      points.flat.insert(points.flat.end(), u.begin(), u.end());
    }
    ASSERT_EQ(points.problem().size() * parties, points.flat.size());
    for (const Indices& solution :
         {nash_bargaining_solution(points.problem()), kalai_smorodinsky_solution(points.problem()),
          egalitarian_solution(points.problem()), utilitarian_solution(points.problem())})
      for (std::size_t k : solution) {
        EXPECT_THAT(solution, testing::Contains(k < count ? k + count : k - count));
        ++tried;
      }
  }
  EXPECT_GT(tried, 500);
}

TEST(KalaiSmorodinskySolution, does_not_change_with_the_units_of_any_party) {
  std::mt19937_64 random(53);
  int tried = 0;
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, true);
    Points scaled = points;
    for (std::size_t i = 0; i < points.d.size(); ++i) {
      const double factor = std::ldexp(1.0, static_cast<int>(random() % 7) - 3);
      const double shift = static_cast<double>(random() % 16);
      for (std::size_t at = i; at < scaled.flat.size(); at += points.d.size())
        scaled.flat[at] = factor * scaled.flat[at] + shift;
      scaled.d[i] = factor * scaled.d[i] + shift;
    }
    const Indices before = kalai_smorodinsky_solution(points.problem());
    EXPECT_EQ(before, kalai_smorodinsky_solution(scaled.problem()));
    tried += !before.empty();
  }
  EXPECT_GT(tried, 250);
}

// Restricted monotonicity in the form that survives on finite sets: with d and the utopia point unchanged the
// sorted shares of the solution never fall in the leximin order. (A single party's share may fall.)
TEST(KalaiSmorodinskySolution, never_falls_in_the_leximin_order_while_the_utopia_point_stays) {
  std::mt19937_64 random(54);
  int tried = 0, raised = 0;
  for (int n = 0; n < 600; ++n) {
    Points points = random_points(random, true);
    const std::size_t parties = points.d.size();
    std::vector<double> utopia = points.d;
    for (std::size_t k = 0; k < points.problem().size(); ++k)
      for (std::size_t i = 0; at_least(points.at(k), points.d) && i < parties; ++i)
        utopia[i] = std::max(utopia[i], points.at(k)[i]);
    auto shares = [&](std::size_t k) {
      std::vector<double> result;
      for (std::size_t i = 0; i < parties; ++i)
        if (utopia[i] > points.d[i])
          result.push_back((points.at(k)[i] - points.d[i]) / (utopia[i] - points.d[i]));
      std::sort(result.begin(), result.end());
      return result;
    };
    const Indices before = kalai_smorodinsky_solution(points.problem());
    if (before.empty()) continue;
    const std::vector<double> low = shares(before.front());
    for (std::size_t i = 0; i < parties; ++i)
      points.flat.push_back(points.d[i] +
                            std::floor((utopia[i] - points.d[i]) * 0.1 * static_cast<double>(random() % 11)));
    std::vector<double> high = shares(kalai_smorodinsky_solution(points.problem()).front());
    raised += high != low;
    for (double& share : high) share += 1e-9;
    EXPECT_FALSE(std::lexicographical_compare(high.begin(), high.end(), low.begin(), low.end()));
    ++tried;
  }
  EXPECT_GT(tried, 300);
  EXPECT_GT(raised, 20);
}

// Strong monotonicity in its finite form: more to choose from never lowers the sorted gains of the solution
// in the leximin order. (On comprehensive convex sets no party loses; on finite sets one may.)
TEST(EgalitarianSolution, never_falls_in_the_leximin_order_when_the_set_grows) {
  std::mt19937_64 random(55);
  int raised = 0;
  for (int n = 0; n < 600; ++n) {
    Points points = random_points(random, true);
    const Indices before = egalitarian_solution(points.problem());
    if (before.empty()) continue;
    const std::vector<double> low = sorted_gains(points, before.front());
    for (std::size_t i = 0; i < points.d.size(); ++i)
      points.flat.push_back(static_cast<double>(random() % 9));
    const std::vector<double> high = sorted_gains(points, egalitarian_solution(points.problem()).front());
    EXPECT_FALSE(std::lexicographical_compare(high.begin(), high.end(), low.begin(), low.end()));
    raised += high != low;
  }
  EXPECT_GT(raised, 50);
}

// A constant added to one party's utilities and to its disagreement changes no sum's order.
TEST(UtilitarianSolution, does_not_change_when_a_party_counts_from_another_zero) {
  std::mt19937_64 random(56);
  int tried = 0;
  for (int n = 0; n < 400; ++n) {
    const Points points = random_points(random, true);
    Points shifted = points;
    for (std::size_t i = 0; i < points.d.size(); ++i) {
      const double shift = static_cast<double>(random() % 100) - 50;
      for (std::size_t at = i; at < shifted.flat.size(); at += points.d.size()) shifted.flat[at] += shift;
      shifted.d[i] += shift;
    }
    for (UtilitarianScale scale : {UtilitarianScale::raw, UtilitarianScale::normalised}) {
      const Indices before = utilitarian_solution(points.problem(), scale);
      EXPECT_EQ(before, utilitarian_solution(shifted.problem(), scale));
      tried += !before.empty();
    }
  }
  EXPECT_GT(tried, 500);
}

TEST(NashLogGap, is_never_below_the_true_distance_to_the_highest_product) {
  std::mt19937_64 random(47);
  SearchWorkspace workspace;
  int tried = 0;
  for (int n = 0; n < 400; ++n) {
    const PackageSpace space = reference::random_space(random, {false, n % 2 == 1, true, 0.1});
    const std::vector<double> thresholds = reference::random_thresholds(random, space);
    const auto best = reference_package(space, thresholds, {}, workspace);
    const bool binding = std::count(thresholds.begin(), thresholds.end(), -HUGE_VAL) <
                         static_cast<std::ptrdiff_t>(thresholds.size());
    if (!best || !binding) continue;
    for (const Package& package : reference::acceptable_packages(space, thresholds)) {
      const auto gap = nash_log_gap(space, thresholds, package);
      if (!gap) continue;
      double log = 0;
      for (std::size_t i = 0; i < space.parties(); ++i)
        if (thresholds[i] != -HUGE_VAL) log += std::log(utility(space, package, i) - thresholds[i]);
      EXPECT_GE(*gap, best->log_product - log - 1e-9);
      ++tried;
    }
  }
  EXPECT_GT(tried, 500);
}

TEST(NashLogGap, proves_a_package_on_an_issue_both_want_alike) {
  PackageSpace space(2, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 1);
  space.set_value(0, 1, 1, 1);
  const std::vector<double> zero = {0, 0}, nobody = {-HUGE_VAL, -HUGE_VAL};
  EXPECT_EQ(nash_log_gap(space, zero, Package{1}), 0.0);
  EXPECT_EQ(nash_log_gap(space, zero, Package{0}), std::nullopt);
  EXPECT_THROW(nash_log_gap(space, nobody, Package{1}), base::ContractViolation);
}

TEST(BargainingPoints, refuse_vectors_that_are_not_whole) {
  const Points points{{1, 2, 3}, {0, 0}};
  EXPECT_THROW(nash_bargaining_solution(points.problem()), base::ContractViolation);
  EXPECT_THROW(kalai_smorodinsky_solution(points.problem()), base::ContractViolation);
  EXPECT_THROW(egalitarian_solution(points.problem()), base::ContractViolation);
  EXPECT_THROW(utilitarian_solution(points.problem()), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
