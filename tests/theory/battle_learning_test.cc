#include "entente/theory/battle_learning.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "entente/base/require.h"
#include "entente/theory/front_chain.h"

namespace entente::theory {
namespace {

BattleWar war_of(double cost, double patience) {
  BattleWar war;
  war.first = {6, 4, cost, patience};
  war.second = {4, 6, cost, patience};
  return war;
}

// Vectors WV8 of the design page on war, computed and cross-checked there; printed with eight to ten digits.
TEST(BattleValues, reproduce_the_values_of_two_optimists) {
  const BattleValues settled = battle_values(war_of(.01, .99));
  EXPECT_NEAR(settled.first, .4778277216, 1e-9);
  EXPECT_NEAR(settled.second, .4778277216, 1e-9);
  EXPECT_NEAR(settled.surplus, .0443445568, 1e-9);
  EXPECT_NEAR(battle_values(war_of(.005, .999)).surplus, -.2564472807, 1e-9);
}

TEST(BattleCourse, reproduces_how_long_two_optimists_fight) {
  struct Row {
    double chance, battles, settles, first_wins, second_wins;
  };
  const BattleWar war = war_of(.005, .999);
  const BattleValues values = battle_values(war);
  for (const Row& row : {Row{.5, 14.53819275, .52452087, .23773956, .23773956},
                         Row{.55, 14.25989002, .49146550, .37210354, .13643096}}) {
    const BattleCourse course = battle_course(war, values, row.chance);
    EXPECT_NEAR(course.expected_battles, row.battles, 1e-7) << "p " << row.chance;
    EXPECT_NEAR(course.settles, row.settles, 1e-7) << "p " << row.chance;
    EXPECT_NEAR(course.first_wins, row.first_wins, 1e-7) << "p " << row.chance;
    EXPECT_NEAR(course.second_wins, row.second_wins, 1e-7) << "p " << row.chance;
    EXPECT_LE(course.undecided, 1e-9) << "p " << row.chance;
  }
}

TEST(BattleCourse, is_over_before_it_begins_where_there_is_a_surplus) {
  const BattleWar war = war_of(.01, .99);
  const BattleCourse course = battle_course(war, battle_values(war), .5);
  EXPECT_EQ(course.settles, 1);
  EXPECT_EQ(course.expected_battles, 0);
}

// The definition as it stands: a value per number of battles won and lost.
class PlainValues {
 public:
  PlainValues(const BattleWar& war, const BattleSide& side, bool is_first)
      : war_(war), side_(side), is_first_(is_first) {}

  double at(int won, int lost) {
    const int level = war_.start + won - lost;
    const double share = static_cast<double>(level) / war_.levels;
    if (level <= 0 || level >= war_.levels || won + lost >= war_.horizon)
      return is_first_ ? share : 1 - share;
    const auto key = std::pair(won, lost);
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    const double up = (side_.first_won + won) / (side_.first_won + side_.second_won + won + lost);
    return known_[key] =
               -side_.cost + side_.patience * (up * at(won + 1, lost) + (1 - up) * at(won, lost + 1));
  }

 private:
  const BattleWar& war_;
  const BattleSide& side_;
  bool is_first_;
  std::map<std::pair<int, int>, double> known_;
};

BattleWar any_war(std::mt19937& random) {
  const auto unit = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  BattleWar war;
  war.levels = 2 + static_cast<int>(random() % 8);
  war.start = 1 + static_cast<int>(random() % static_cast<unsigned>(war.levels - 1));
  war.horizon = 1 + static_cast<int>(random() % 14);
  war.first = {.3 + 9 * unit(), .3 + 5 * unit(), .03 * unit(), .9 + .1 * unit()};
  war.second = {.3 + 5 * unit(), .3 + 9 * unit(), .03 * unit(), .9 + .1 * unit()};
  return war;
}

TEST(BattleValues, are_those_of_the_plain_recursion_after_every_course_of_battles) {
  std::mt19937 random(8);
  int open = 0, closed = 0;
  for (int round = 0; round < 200; ++round) {
    const BattleWar war = any_war(random);
    const BattleValues values = battle_values(war);
    PlainValues first(war, war.first, true), second(war, war.second, false);
    ASSERT_NEAR(values.first, first.at(0, 0), 1e-13) << "round " << round;
    ASSERT_NEAR(values.second, second.at(0, 0), 1e-13) << "round " << round;
    for (int won = 0; won < war.horizon; ++won)
      for (int lost = 0; won + lost < war.horizon; ++lost) {
        const int level = war.start + won - lost;
        if (level < 1 || level >= war.levels) continue;
        const double surplus = 1 - first.at(won, lost) - second.at(won, lost);
        if (std::fabs(surplus) < 1e-12) continue;
        ASSERT_EQ(values.settles(won + lost, level), surplus >= 0)
            << "round " << round << " won " << won << " lost " << lost << " surplus " << surplus;
        (surplus >= 0 ? open : closed) += 1;
      }
  }
  EXPECT_GT(open, 500);
  EXPECT_GT(closed, 500);
}

// Every sequence of battles, one after the other.
BattleCourse by_all_sequences(const BattleWar& war, const BattleValues& values, double chance) {
  BattleCourse course;
  for (unsigned sequence = 0; sequence < 1u << war.horizon; ++sequence) {
    double weight = 1;
    for (int n = 0; n < war.horizon; ++n) weight *= sequence >> n & 1 ? chance : 1 - chance;
    int level = war.start, battles = 0;
    while (level > 0 && level < war.levels && battles < war.horizon && !values.settles(battles, level))
      level += sequence >> battles++ & 1 ? 1 : -1;
    course.expected_battles += weight * battles;
    (level <= 0               ? course.second_wins
     : level >= war.levels    ? course.first_wins
     : battles >= war.horizon ? course.undecided
                              : course.settles) += weight;
  }
  return course;
}

TEST(BattleCourse, is_the_mean_over_all_sequences_of_battles) {
  std::mt19937 random(9);
  double settled = 0, undecided = 0;
  for (int round = 0; round < 60; ++round) {
    BattleWar war = any_war(random);
    war.horizon = std::min(war.horizon, 11);
    const BattleValues values = battle_values(war);
    const double chance = static_cast<double>(random() % 11) / 10;
    const BattleCourse course = battle_course(war, values, chance);
    const BattleCourse slow = by_all_sequences(war, values, chance);
    ASSERT_NEAR(course.expected_battles, slow.expected_battles, 1e-12) << "round " << round;
    ASSERT_NEAR(course.settles, slow.settles, 1e-12) << "round " << round;
    ASSERT_NEAR(course.first_wins, slow.first_wins, 1e-12) << "round " << round;
    ASSERT_NEAR(course.second_wins, slow.second_wins, 1e-12) << "round " << round;
    ASSERT_NEAR(course.undecided, slow.undecided, 1e-12) << "round " << round;
    settled += course.settles;
    undecided += course.undecided;
  }
  EXPECT_GT(settled, 1);
  EXPECT_GT(undecided, 1);
}

TEST(BattleValues, tend_to_those_of_known_odds_as_belief_grows_firm) {
  BattleWar war = war_of(.01, .98);
  war.first.first_won = 6e9, war.first.second_won = 4e9;
  FrontChain chain;
  chain.levels = 10;
  chain.advance = .6;
  chain.retreat = .4;
  std::vector<double> end(11, 0.0);
  end[10] = 1;
  const auto known = war_values(chain, {.01, .98, Meanwhile::nothing}, end);
  EXPECT_NEAR(battle_values(war).first, known[5], 1e-8);
}

TEST(BattleValues, leave_a_surplus_wherever_both_believe_the_same) {
  std::mt19937 random(10);
  for (int round = 0; round < 50; ++round) {
    BattleWar war = any_war(random);
    war.second.first_won = war.first.first_won;
    war.second.second_won = war.first.second_won;
    war.first.cost += .001;
    EXPECT_GT(battle_values(war).surplus, 0) << "round " << round;
  }
}

TEST(BattleValues, fall_with_the_own_cost_and_do_not_heed_the_other) {
  double before = 1;
  const double other = battle_values(war_of(0, .99)).second;
  for (const double cost : {0.0, .001, .01, .1}) {
    BattleWar war = war_of(0, .99);
    war.first.cost = cost;
    const BattleValues values = battle_values(war);
    EXPECT_LT(values.first, before) << "cost " << cost;
    EXPECT_EQ(values.second, other) << "cost " << cost;
    before = values.first;
  }
}

TEST(BattleValues, refuse_a_war_out_of_range) {
  const auto changed = [](auto change) {
    BattleWar war = war_of(.01, .99);
    change(war);
    return war;
  };
  for (const BattleWar& bad :
       {changed([](BattleWar& w) { w.start = 0; }), changed([](BattleWar& w) { w.start = w.levels; }),
        changed([](BattleWar& w) { w.levels = 1; }), changed([](BattleWar& w) { w.horizon = 0; }),
        changed([](BattleWar& w) { w.levels = 4096, w.horizon = 100000; }),
        changed([](BattleWar& w) { w.first.first_won = 0; }),
        changed([](BattleWar& w) { w.second.cost = -.1; }),
        changed([](BattleWar& w) { w.second.patience = 1.1; })}) {
    EXPECT_THROW(battle_values(bad), base::ContractViolation);
  }
  const BattleWar war = war_of(.01, .99);
  const BattleValues values = battle_values(war);
  EXPECT_THROW(battle_course(war, values, 1.1), base::ContractViolation);
  EXPECT_THROW(battle_course(changed([](BattleWar& w) { w.horizon = 7; }), values, .5),
               base::ContractViolation);
}

// By hand: odds 2 : 1 for the first candidate after each move up, 1 : 2 after each move down.
TEST(PosteriorOfMoves, follows_the_rule_of_bayes) {
  const std::vector<double> prior = {.5, .3, .2};
  const MoveChance chance = [](std::size_t candidate, const ObservedMove& move) {
    if (candidate == 2) return move.to > move.from ? 1.0 : 0.0;
    return (move.to > move.from) == (candidate == 0) ? 2.0 / 3 : 1.0 / 3;
  };
  const std::vector<ObservedMove> up = {{4, 5}}, both = {{4, 5}, {5, 4}};
  const auto risen = posterior_of_moves(prior, chance, up).value();
  const double all = 1.0 / 3 + .1 + .2;
  EXPECT_NEAR(risen[0], 1.0 / 3 / all, 1e-15);
  EXPECT_NEAR(risen[1], .1 / all, 1e-15);
  EXPECT_NEAR(risen[2], .2 / all, 1e-15);
  const auto back = posterior_of_moves(prior, chance, both).value();
  EXPECT_NEAR(back[0], .625, 1e-15);
  EXPECT_NEAR(back[1], .375, 1e-15);
  EXPECT_EQ(back[2], 0);
  const auto nothing_seen = posterior_of_moves(prior, chance, {}).value();
  for (std::size_t m = 0; m < prior.size(); ++m) EXPECT_NEAR(nothing_seen[m], prior[m], 1e-15);
}

// Candidates on a fine grid of odds, weighted like Beta(6, 4): the mean of the posterior is (6 + w)/(10 + n).
TEST(PosteriorOfMoves, is_the_beta_belief_when_the_candidates_are_all_odds) {
  const int grid = 4000;
  std::vector<double> prior;
  const auto odds = [](std::size_t m) { return (static_cast<double>(m) + .5) / 4000; };
  for (std::size_t m = 0; m < grid; ++m) prior.push_back(std::pow(odds(m), 5) * std::pow(1 - odds(m), 3));
  const MoveChance chance = [&](std::size_t m, const ObservedMove& move) {
    return move.to > move.from ? odds(m) : 1 - odds(m);
  };
  std::vector<ObservedMove> moves;
  for (int n = 0; n < 30; ++n) moves.push_back(n % 3 == 0 ? ObservedMove{5, 6} : ObservedMove{6, 5});
  const auto posterior = posterior_of_moves(prior, chance, moves).value();
  double mean = 0;
  for (std::size_t m = 0; m < grid; ++m) mean += posterior[m] * odds(m);
  EXPECT_NEAR(mean, 16.0 / 40, 1e-6);
}

TEST(PosteriorOfMoves, bears_thousands_of_moves) {
  const std::vector<double> prior = {.5, .5};
  const MoveChance chance = [](std::size_t m, const ObservedMove&) { return m == 0 ? .001 : .00099; };
  const std::vector<ObservedMove> moves(5000, ObservedMove{1, 2});
  const auto posterior = posterior_of_moves(prior, chance, moves).value();
  EXPECT_NEAR(posterior[0], 1, 1e-12);
  EXPECT_GT(posterior[1], 0);
}

TEST(PosteriorOfMoves, has_nothing_to_say_where_no_candidate_allows_what_was_seen) {
  const std::vector<double> prior = {1, 0};
  const MoveChance chance = [](std::size_t m, const ObservedMove&) { return m == 0 ? 0.0 : 1.0; };
  const std::vector<ObservedMove> moves = {{1, 2}};
  EXPECT_FALSE(posterior_of_moves(prior, chance, moves));
}

TEST(PosteriorOfMoves, refuses_what_is_no_belief) {
  const MoveChance half = [](std::size_t, const ObservedMove&) { return .5; };
  const MoveChance wrong = [](std::size_t, const ObservedMove&) { return 1.5; };
  const std::vector<double> none = {0, 0}, negative = {1, -1}, fine = {1};
  const std::vector<ObservedMove> moves = {{1, 2}};
  EXPECT_THROW(posterior_of_moves(none, half, moves), base::ContractViolation);
  EXPECT_THROW(posterior_of_moves(negative, half, moves), base::ContractViolation);
  EXPECT_THROW(posterior_of_moves(fine, wrong, moves), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
