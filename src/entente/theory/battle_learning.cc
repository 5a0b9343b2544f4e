#include "entente/theory/battle_learning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/elementary.h"
#include "entente/base/require.h"

namespace entente::theory {

namespace {

using base::require;

constexpr int most_levels = 4096, most_battles = 100000;
constexpr double most_states = 2e7;

void check(const BattleWar& war) {
  require(war.levels >= 2 && war.levels <= most_levels && war.start >= 1 && war.start < war.levels,
          "battle_values: 2 to 4096 levels, the front between the two ends");
  require(war.horizon >= 1 && war.horizon <= most_battles &&
              static_cast<double>(war.levels) * war.horizon <= most_states,
          "battle_values: 1 to 100,000 battles, 2e7 states");
  for (const BattleSide* side : {&war.first, &war.second})
    require(side->first_won > 0 && side->second_won > 0 && side->cost >= 0 && side->patience > 0 &&
                side->patience <= 1 && std::isfinite(side->first_won + side->second_won + side->cost),
            "battle_values: a belief above 0, no cost below 0, patience in (0, 1]");
}

std::size_t row_length(const BattleWar& war) {
  return static_cast<std::size_t>(war.levels) + 1;
}

// Inner levels that so many battles can have led to; every second one.
struct Reached {
  int first, last;
};
Reached reached(const BattleWar& war, int battles) {
  int first = std::max(1, war.start - battles);
  // The parity of the level tells how many of the battles were won: w - l = k - k0.
  if ((first - war.start + battles) % 2 != 0) ++first;
  return {first, std::min(war.levels - 1, war.start + battles)};
}

// W of one side, row by row from the horizon back.
class Backward {
 public:
  Backward(const BattleWar& war, const BattleSide& side, bool is_first) : war_(war), side_(side) {
    const auto n = static_cast<double>(war.levels);
    for (int k = 0; k <= war.levels; ++k) row_.push_back(is_first ? k / n : 1 - k / n);
  }

  // Levels of one parity follow from their neighbours of the other, so that one row holds two.
  void step_to(int battles) {
    const Reached levels = reached(war_, battles);
    const double seen = side_.first_won + side_.second_won + battles;
    for (int k = levels.first; k <= levels.last; k += 2) {
      const int won = (battles + k - war_.start) / 2;
      const double up = (side_.first_won + won) / seen;
      const auto at = static_cast<std::size_t>(k);
      row_[at] = side_.patience * (up * row_[at + 1] + (1 - up) * row_[at - 1]) - side_.cost;
    }
  }

  double at(int level) const { return row_[static_cast<std::size_t>(level)]; }

 private:
  const BattleWar& war_;
  const BattleSide& side_;
  std::vector<double> row_;
};

// Chances by level as battles go on.
class Forward {
 public:
  Forward(const BattleWar& war, double chance) : war_(war), chance_(chance), row_(row_length(war)) {
    row_[static_cast<std::size_t>(war.start)] = 1;
  }

  // Takes out what settles now and fights one battle with the rest.
  void battle(int battles, const BattleValues& values, BattleCourse& course) {
    const Reached levels = reached(war_, battles);
    double last = 0;  // what the level below sends up
    for (int k = levels.first; k <= levels.last; k += 2) {
      const auto at = static_cast<std::size_t>(k);
      const double here = row_[at], on = values.settles(battles, k) ? 0 : here;
      course.settles += here - on;
      course.expected_battles += on;
      row_[at] = 0;
      row_[at - 1] = last + (1 - chance_) * on;
      last = chance_ * on;
    }
    if (levels.first <= levels.last) {
      const int above = levels.first + (levels.last - levels.first) / 2 * 2 + 1;
      row_[static_cast<std::size_t>(above)] = last;
    }
    course.second_wins += take(0);
    course.first_wins += take(row_.size() - 1);
  }

  double left() const {
    double sum = 0;
    for (const double one : row_) sum += one;
    return sum;
  }

 private:
  double take(std::size_t end) {
    const double chance = row_[end];
    row_[end] = 0;
    return chance;
  }

  const BattleWar& war_;
  double chance_;
  std::vector<double> row_;
};

}  // namespace

BattleValues battle_values(const BattleWar& war) {
  check(war);
  BattleValues values;
  values.levels = war.levels;
  values.settle.assign(static_cast<std::size_t>(war.horizon) * row_length(war), false);
  Backward first(war, war.first, true), second(war, war.second, false);
  for (int battles = war.horizon - 1; battles >= 0; --battles) {
    first.step_to(battles);
    second.step_to(battles);
    const Reached levels = reached(war, battles);
    const std::size_t row = static_cast<std::size_t>(battles) * row_length(war);
    for (int k = levels.first; k <= levels.last; k += 2)
      values.settle[row + static_cast<std::size_t>(k)] = 1 - first.at(k) - second.at(k) >= 0;
  }
  values.first = first.at(war.start);
  values.second = second.at(war.start);
  values.surplus = 1 - values.first - values.second;
  return values;
}

BattleCourse battle_course(const BattleWar& war, const BattleValues& values, double chance) {
  check(war);
  require(chance >= 0 && chance <= 1, "battle_course: a chance in [0, 1]");
  require(values.levels == war.levels &&
              values.settle.size() == static_cast<std::size_t>(war.horizon) * row_length(war),
          "battle_course: the values of this war");
  BattleCourse course;
  Forward forward(war, chance);
  for (int battles = 0; battles < war.horizon; ++battles) forward.battle(battles, values, course);
  course.undecided = forward.left();
  return course;
}

std::optional<std::vector<double>> posterior_of_moves(std::span<const double> prior, const MoveChance& chance,
                                                      std::span<const ObservedMove> moves) {
  constexpr double impossible = -std::numeric_limits<double>::infinity();
  double all = 0;
  for (const double weight : prior) {
    require(weight >= 0 && std::isfinite(weight), "posterior_of_moves: no weight below 0");
    all += weight;
  }
  require(all > 0, "posterior_of_moves: some candidate has weight");
  // In logarithms: the product of many chances is below what a double can hold.
  std::vector<double> logs;
  for (std::size_t m = 0; m < prior.size(); ++m) {
    double sum = prior[m] > 0 ? base::log(prior[m]) : impossible;
    for (const ObservedMove& move : moves) {
      const double likely = chance(m, move);
      require(likely >= 0 && likely <= 1, "posterior_of_moves: chances in [0, 1]");
      sum += likely > 0 ? base::log(likely) : impossible;
    }
    logs.push_back(sum);
  }
  const double largest = *std::max_element(logs.begin(), logs.end());
  if (largest == impossible) return std::nullopt;
  double total = 0;
  for (double& one : logs) {
    one = base::exp(one - largest);
    total += one;
  }
  for (double& one : logs) one /= total;
  return logs;
}

}  // namespace entente::theory
