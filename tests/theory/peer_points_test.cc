#include "entente/theory/peer_points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/genius_profiles.h"
#include "tests/reference/package_enumeration.h"

namespace entente::theory {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using Indices = std::vector<std::size_t>;

constexpr Compat everybody[] = {Compat::entente, Compat::negmas, Compat::genius, Compat::negolog};

struct Points {
  std::vector<double> flat, d;
  BargainingProblem problem() const { return {flat, d}; }
  std::vector<double> at(std::size_t k) const {
    return {flat.begin() + static_cast<std::ptrdiff_t>(k * d.size()),
            flat.begin() + static_cast<std::ptrdiff_t>((k + 1) * d.size())};
  }
  Indices all() const {
    Indices indices(problem().size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
  }
};

// Domain 1 of NegoLog: three issues of four values, opposed, weights mirrored. 64 bids, as that program sorts
// them: by the first party's utility, falling.
Points negolog_domain1() {
  const double weights[] = {0.17, 0.33, 0.5}, values[] = {0.2, 0.47, 0.73, 1.0};
  std::vector<std::pair<double, double>> bids;
  for (std::size_t n = 0; n < 64; ++n) {
    double first = 0, second = 0;
    for (std::size_t j = 0, rest = n; j < 3; ++j, rest /= 4) {
      first += weights[j] * values[rest % 4];
      second += weights[2 - j] * values[3 - rest % 4];
    }
    bids.emplace_back(first, second);
  }
  std::stable_sort(bids.begin(), bids.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Points points{{}, {0, 0}};
  for (const auto& [first, second] : bids) points.flat.insert(points.flat.end(), {first, second});
  return points;
}

// Printed by NegoLog for its first domain; eight digits.
TEST(PeerPoints, of_negolog_on_its_first_domain) {
  const Points points = negolog_domain1();
  const Indices front = peer_frontier(points.problem(), Compat::negolog);
  const auto nash = peer_nash(points.problem(), front, Compat::negolog);
  ASSERT_TRUE(nash && nash->size() == 1);
  const auto u = points.at(nash->front());
  EXPECT_NEAR(u[0], 0.7749, 1e-12);
  EXPECT_NEAR(u[1], 0.6891, 1e-12);
  EXPECT_NEAR(u[0] * u[1], 0.53398359, 1e-12);
  const auto sum = peer_kalai_smorodinsky(points.problem(), front, Compat::negolog);
  ASSERT_TRUE(sum && sum->size() == 1);
  EXPECT_NEAR(points.at(sum->front())[0], 0.864, 1e-12);
  EXPECT_NEAR(points.at(sum->front())[1], 0.6, 1e-12);
  const auto opposition = peer_opposition(points.problem(), front, Compat::negolog);
  ASSERT_TRUE(opposition);
  EXPECT_NEAR(*opposition, 0.4224878696, 1e-10);
}

// What NegMAS 0.15 gives when it is handed this frontier: two losses of a half make the highest product.
TEST(PeerPoints, of_negmas_take_two_losses_for_a_gain) {
  const Points points{{0, 0, 0.6, 0.6}, {0.5, 0.5}};
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::negmas), Optional(ElementsAre(0)));
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::genius), Optional(ElementsAre(0)));
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::entente), Optional(ElementsAre(1)));
  EXPECT_THAT(peer_frontier(points.problem(), Compat::negmas), ElementsAre(1));
}

struct KillerRobot {
  PackageSpace space;
  Points points;
};

// Three of the five profiles of the ANAC 2015 domain; 240,000 packages. Nothing where the file is not at
// hand.
std::optional<KillerRobot> killer_robot() {
  const std::filesystem::path folder =
      std::filesystem::path(ENTENTE_SHARED_DIR) / "data/scenarios/genius/group9-killer_robot";
  std::vector<std::filesystem::path> files;
  for (const char* name : {"KillerRobot_util1.xml", "KillerRobot_util2.xml", "KillerRobot_util3.xml"})
    files.push_back(folder / name);
  for (const auto& file : files)
    if (!std::filesystem::exists(file)) return std::nullopt;
  KillerRobot robot{reference::genius_space(files), {{}, {0, 0, 0}}};
  reference::for_each_package(robot.space, [&](const Package& package) {
    for (std::size_t i = 0; i < 3; ++i) robot.points.flat.push_back(utility(robot.space, package, i));
  });
  return robot;
}

// Six digits, as NegMAS 0.15 and our own definition give them.
TEST(PeerPoints, of_negmas_call_the_least_spread_kalai_smorodinsky) {
  const auto robot = killer_robot();
  if (!robot) GTEST_SKIP() << "0 of 1 scenario folders found";
  const BargainingProblem problem = robot->points.problem();
  ASSERT_EQ(problem.size(), 240000u);
  const Indices front = peer_frontier(problem, Compat::negmas);
  EXPECT_EQ(front.size(), 200u);
  auto expect = [&](const PeerSolution& solution, const std::vector<double>& expected) {
    ASSERT_TRUE(solution && solution->size() == 1);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(robot->points.at(solution->front())[i], expected[i], 5e-7) << "party " << i;
  };
  expect(peer_kalai_smorodinsky(problem, front, Compat::negmas), {0.851975, 0.823230, 0.880351});
  expect(peer_kalai_smorodinsky(problem, front, Compat::entente), {0.928968, 0.848115, 0.850519});
  expect(peer_nash(problem, front, Compat::entente), {0.943115, 0.827681, 0.877377});
}

// By hand: shares of the range above d' are (0.5, 0.5), (1, 0), (0, 1) and (0.4, 0.7).
TEST(PeerPoints, of_negmas_take_the_lowest_utility_where_the_reservation_value_is_below_it) {
  const Points points{{2, 2, 3, 1, 1, 3, 1.8, 2.4}, {-HUGE_VAL, 0}};
  EXPECT_THAT(peer_kalai_smorodinsky(points.problem(), points.all(), Compat::negmas),
              Optional(ElementsAre(0)));
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::negmas), Optional(ElementsAre(3)));
  EXPECT_THAT(peer_egalitarian(points.problem(), points.all(), Compat::negmas), Optional(ElementsAre(0)));
}

TEST(PeerPoints, of_negmas_are_everything_searched_where_somebody_cannot_gain) {
  const Points points{{2, 1, 3, 1, 1, 1}, {0, 1}};
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::negmas), Optional(ElementsAre(0, 1, 2)));
  EXPECT_THAT(peer_nash(points.problem(), points.all(), Compat::entente), Optional(ElementsAre(1)));
}

TEST(PeerPoints, count_rational_vectors_by_a_strict_test_in_negmas_alone) {
  const Points points{{1, 1, 2, 2, 0, 3, 3, 1}, {1, 1}};
  EXPECT_EQ(peer_rational_fraction(points.problem(), Compat::negmas), 0.25);
  EXPECT_EQ(peer_rational_fraction(points.problem(), Compat::entente), 0.75);
  EXPECT_EQ(peer_rational_fraction(points.problem(), Compat::genius), std::nullopt);
  EXPECT_EQ(peer_rational_fraction(points.problem(), Compat::negolog), std::nullopt);
  const Points none{{}, {1, 1}};
  EXPECT_EQ(peer_rational_fraction(none.problem(), Compat::negmas), std::nullopt);
}

TEST(PeerPoints, keep_what_each_program_keeps_on_its_frontier) {
  // Equal vectors 0 and 2; 1 is below d for the second party; 3 is dominated by rounding only.
  const Points points{{2, 2, 3, 0, 2, 2, 2 - 1e-15, 2, 1, 1}, {0, 1}};
  EXPECT_THAT(peer_frontier(points.problem(), Compat::genius), ElementsAre(0, 1, 2));
  EXPECT_THAT(peer_frontier(points.problem(), Compat::negolog), ElementsAre(0, 1, 2));
  EXPECT_THAT(peer_frontier(points.problem(), Compat::negmas), ElementsAre(0));
  EXPECT_THAT(peer_frontier(points.problem(), Compat::entente), ElementsAre(0));
  const Points noise{{2, 1, 2 + 4e-16, 1 - 1e-16}, {0, 0}};
  EXPECT_THAT(peer_frontier(noise.problem(), Compat::negmas), ElementsAre(0, 1));
  EXPECT_THAT(peer_frontier(noise.problem(), Compat::entente), ElementsAre(0));
}

// Start bound 2 in GENIUS: with four parties the sum of six differences easily exceeds it.
TEST(PeerPoints, of_genius_find_no_kalai_smorodinsky_point_above_their_first_bound) {
  const Points four{{1, 1, 0, 0, 0, 0, 1, 1}, {0, 0, 0, 0}};
  EXPECT_THAT(peer_kalai_smorodinsky(four.problem(), four.all(), Compat::genius), Optional(IsEmpty()));
  const Points two{{1, 0, 0.75, 0.5, 0, 1}, {0, 0}};
  EXPECT_THAT(peer_kalai_smorodinsky(two.problem(), two.all(), Compat::genius), Optional(ElementsAre(1)));
}

TEST(PeerPoints, are_missing_where_a_program_has_none) {
  const Points three{{1, 2, 3}, {0, 0, 0}};
  EXPECT_EQ(peer_nash(three.problem(), three.all(), Compat::negolog), std::nullopt);
  EXPECT_EQ(peer_kalai_smorodinsky(three.problem(), three.all(), Compat::negolog), std::nullopt);
  EXPECT_EQ(peer_opposition(three.problem(), three.all(), Compat::negolog), std::nullopt);
  for (Compat compat : {Compat::genius, Compat::negolog})
    EXPECT_EQ(peer_egalitarian(three.problem(), three.all(), compat), std::nullopt);
  for (Compat compat : {Compat::genius, Compat::entente})
    EXPECT_EQ(peer_opposition(three.problem(), three.all(), compat), std::nullopt);
}

// Two parties, one good to split in ten: the nearest point to (1, 1) is the middle, sqrt(1/2) away.
TEST(PeerPoints, of_negmas_measure_opposition_from_the_nearest_rational_vector) {
  Points split{{}, {0, 0}};
  for (double share = 0; share <= 10; ++share) split.flat.insert(split.flat.end(), {share / 2, 10 - share});
  EXPECT_NEAR(*peer_opposition(split.problem(), split.all(), Compat::negmas), std::sqrt(0.5), 1e-12);
  split.d = {0, 8};
  EXPECT_NEAR(*peer_opposition(split.problem(), split.all(), Compat::negmas), std::hypot(0.8, 0.2), 1e-12);
  split.d = {9, 9};
  EXPECT_EQ(*peer_opposition(split.problem(), split.all(), Compat::negmas), HUGE_VAL);
}

// Where everybody can gain from d = the lowest utilities the definitions of the Nash point are one.
TEST(PeerPoints, agree_with_ours_on_the_nash_point_where_no_defect_bites) {
  std::mt19937_64 random(71);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int n = 0; n < 300; ++n) {
    Points points{{}, {0, 0}};
    for (std::size_t k = 2 + random() % 30; k > 0; --k)
      points.flat.insert(points.flat.end(), {0.01 + unit(random), 0.01 + unit(random)});
    const Indices front = peer_frontier(points.problem(), Compat::entente);
    for (Compat compat : everybody) {
      EXPECT_EQ(peer_frontier(points.problem(), compat), front);
      if (compat == Compat::negmas) continue;  // takes the lowest utility for d
      EXPECT_EQ(peer_nash(points.problem(), front, compat),
                peer_nash(points.problem(), front, Compat::entente));
    }
  }
}

TEST(PeerPoints, refuse_vectors_that_are_not_whole_and_indices_out_of_range) {
  const Points odd{{1, 2, 3}, {0, 0}};
  const Points good{{1, 2}, {0, 0}};
  const Indices outside = {1};
  for (Compat compat : everybody) {
    EXPECT_THROW(peer_frontier(odd.problem(), compat), base::ContractViolation);
    EXPECT_THROW(peer_nash(odd.problem(), {}, compat), base::ContractViolation);
    EXPECT_THROW(peer_kalai_smorodinsky(odd.problem(), {}, compat), base::ContractViolation);
    EXPECT_THROW(peer_egalitarian(odd.problem(), {}, compat), base::ContractViolation);
    EXPECT_THROW(peer_opposition(odd.problem(), {}, compat), base::ContractViolation);
    EXPECT_THROW(peer_rational_fraction(odd.problem(), compat), base::ContractViolation);
    EXPECT_THROW(peer_nash(good.problem(), outside, compat), base::ContractViolation);
  }
}

}  // namespace
}  // namespace entente::theory
