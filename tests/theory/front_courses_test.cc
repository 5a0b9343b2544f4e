#include "entente/theory/front_courses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "entente/base/require.h"
#include "tests/reference/dense_front.h"

namespace entente::theory {
namespace {

std::vector<double> chances_of(const FrontChain& chain, std::vector<int> horizons, double start) {
  return survival(chain, start, horizons);
}

// Feller 1968, XIV.2-3: ruin chance and duration of a classical game; the printed closed forms.
TEST(EndChances, reproduce_the_gamblers_ruin) {
  struct Row {
    int levels, start;
    double advance, chance, periods;
  };
  const Row rows[] = {{10, 5, .5, .5, 25},
                      {10, 4, .55, .637585955344, 23.758595534394},
                      {10, 3, .6, .716122361051, 20.806118052564},
                      {20, 10, .48, .309934170430, 95.032914784821},
                      {6, 2, .45, .211624681482, 7.302519111054},
                      {6, 2, .6, 81.0 / 133, 1100.0 / 133},
                      {4, 1, 1.0 / 3, 1.0 / 15, 11.0 / 5}};
  for (const Row& row : rows) {
    const FrontChain chain{row.levels, row.advance, 1 - row.advance, 0};
    const auto start = static_cast<std::size_t>(row.start);
    EXPECT_NEAR(end_chances(chain).high[start], row.chance, 1e-9) << row.levels << ' ' << row.start;
    EXPECT_NEAR(end_chances(chain).low[start], 1 - row.chance, 1e-9) << row.levels << ' ' << row.start;
    EXPECT_NEAR(expected_duration(chain)[start], row.periods, 1e-9) << row.levels << ' ' << row.start;
  }
}

// Vectors computed and cross-checked for this project (design page "War", WV3).
TEST(ExpectedDuration, reproduces_the_ten_level_war) {
  const FrontChain chain{10, .45, .40, 0};
  const double printed[] = {12.1105390094, 20.6532403510, 26.0245304325, 28.5767882827, 28.6232397051,
                            26.4423076361, 22.2814791303, 16.3607426808, 8.8756436145};
  for (std::size_t k = 1; k <= 9; ++k) EXPECT_NEAR(expected_duration(chain)[k], printed[k - 1], 1e-9) << k;
  EXPECT_NEAR(end_chances(chain).high[5], .6431161985, 1e-9);
  EXPECT_NEAR(duration_variance(chain)[5], 522.5681112308, 1e-8);
}

TEST(Survival, reproduces_the_ten_level_war) {
  const std::vector<double> got = chances_of({10, .45, .40, 0}, {10, 25, 50, 100}, 5);
  const double printed[] = {.8152016277, .4241533136, .1413547319, .0156988096};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(got[i], printed[i], 1e-9) << i;
}

TEST(DurationVariance, agrees_with_the_tail_sums_of_survival) {
  // E[T] = sum_t S(t), E[T (T - 1)] = 2 sum_t t S(t).
  const FrontChain chain{8, .3, .25, .02};
  std::vector<int> horizons;
  for (int t = 0; t < 3000; ++t) horizons.push_back(t);
  const std::vector<double> alive = survival(chain, 3, horizons);
  double mean = 0, second = 0;
  for (std::size_t t = 0; t < alive.size(); ++t) {
    mean += alive[t];
    second += (2 * static_cast<double>(t) + 1) * alive[t];
  }
  EXPECT_NEAR(expected_duration(chain)[3], mean, 1e-9);
  EXPECT_NEAR(duration_variance(chain)[3], second - mean * mean, 1e-7);
}

std::vector<Standing> standings(const FrontChain& chain, double start, std::vector<int> horizons) {
  return standing_after(chain, start, horizons);
}

TEST(StandingAfter, sums_to_one_and_tends_to_the_chances_of_each_end) {
  const FrontChain chain{12, .35, .2, .03};
  const EndChances ends = end_chances(chain);
  for (const double start : {0.0, 1.0, 4.5, 11.0, 12.0}) {
    for (const Standing& now : standings(chain, start, {0, 1, 2, 7, 30, 200}))
      EXPECT_NEAR(now.goes_on + now.low + now.high + now.frozen, 1, 1e-12) << start;
    const Standing last = standings(chain, start, {5000}).front();
    EXPECT_NEAR(last.low, at_level(ends.low, start), 1e-12) << start;
    EXPECT_NEAR(last.high, at_level(ends.high, start), 1e-12) << start;
    EXPECT_NEAR(last.frozen, at_level(ends.frozen, start), 1e-12) << start;
  }
}

TEST(StandingAfter, equals_the_powers_of_the_full_matrix) {
  const FrontChain chain{7, .3, .25, .04};
  reference::Matrix moves = reference::front_matrix(7, .3, .25);
  std::vector<double> at(8, 0.0);
  at[3] = 1;
  double frozen = 0;
  for (int period = 0; period <= 40; ++period) {
    const Standing now = standings(chain, 3, {period}).front();
    EXPECT_NEAR(now.low, at[0], 1e-13);
    EXPECT_NEAR(now.high, at[7], 1e-13);
    EXPECT_NEAR(now.frozen, frozen, 1e-13);
    std::vector<double> next(8, 0.0);
    for (std::size_t k = 0; k < 8; ++k) {
      const double freezes = k == 0 || k == 7 ? 0 : .04;
      frozen += freezes * at[k];
      for (std::size_t j = 0; j < 8; ++j) next[j] += (1 - freezes) * at[k] * moves[k][j];
    }
    at = next;
  }
}

TEST(EndChances, sum_to_one_and_freezing_is_its_rate_times_the_duration) {
  const FrontChain chain{12, .35, .2, .03};
  const EndChances chances = end_chances(chain);
  const std::vector<double> periods = expected_duration(chain);
  for (std::size_t k = 0; k <= 12; ++k) {
    EXPECT_NEAR(chances.low[k] + chances.high[k] + chances.frozen[k], 1, 1e-12) << k;
    EXPECT_NEAR(chances.frozen[k], .03 * periods[k], 1e-12) << k;
  }
}

TEST(Survival, starts_at_one_mixes_levels_and_is_zero_at_an_end) {
  const FrontChain chain{6, .3, .4, .01};
  const auto low = chances_of(chain, {0, 3, 9}, 2), high = chances_of(chain, {0, 3, 9}, 3);
  const auto between = chances_of(chain, {0, 3, 9}, 2.25);
  EXPECT_EQ(low[0], 1);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(between[i], .75 * low[i] + .25 * high[i], 1e-15);
  EXPECT_EQ(chances_of(chain, {0, 5}, 6), (std::vector<double>{0, 0}));
  EXPECT_EQ(chances_of(chain, {0, 5}, 0), (std::vector<double>{0, 0}));
}

struct Drawn {
  explicit Drawn(unsigned seed) : random(seed) {
    chain.levels = 3 + static_cast<int>(random() % 7);
    chain.advance = unit() / 2;
    chain.retreat = unit() / 2;
    chain.freeze = unit() / 20;
    chain.exhaustion_first = unit() / 20;
    chain.exhaustion_second = unit() / 20;
    chain.other_regimes = random() % 4;
    const bool back = random() % 2 == 0;
    for (std::size_t r = 0; r < chain.other_regimes; ++r)
      chain.others[r] = {unit() / 2, unit() / 2, unit() / 10, back ? unit() / 5 : 0};
  }
  double unit() { return std::uniform_real_distribution<double>(0, 1)(random); }
  std::mt19937 random;
  FrontChain chain;
};

// One period's chances from a state to every state, written out; what is missing to 1 is a stop.
std::vector<std::vector<double>> matrix(const FrontChain& chain) {
  const std::size_t count = static_cast<std::size_t>(chain.levels) + 1;
  std::vector<std::vector<double>> rows(chain.states(), std::vector<double>(chain.states(), 0.0));
  for (std::size_t r = 0; r < chain.regimes(); ++r)
    for (std::size_t k = 1; k + 1 < count; ++k) {
      const double up = r == 0 ? chain.advance : chain.others[r - 1].advance;
      const double down = r == 0 ? chain.retreat : chain.others[r - 1].retreat;
      for (std::size_t t = 0; t < chain.regimes(); ++t) {
        double turn = 0, enters = 0;
        for (std::size_t o = 0; o < chain.other_regimes; ++o) enters += chain.others[o].enters;
        if (r == 0) turn = t == 0 ? 1 - enters : chain.others[t - 1].enters;
        if (r > 0) turn = t == 0 ? chain.others[r - 1].leaves : t == r ? 1 - chain.others[r - 1].leaves : 0;
        const double weight = (1 - chain.stops()) * turn;
        rows[r * count + k][t * count + k + 1] += weight * up;
        rows[r * count + k][t * count + k - 1] += weight * down;
        rows[r * count + k][t * count + k] += weight * (1 - up - down);
      }
    }
  return rows;
}

// x = gain + weight P x by plain repetition; states at the ends keep their value.
std::vector<double> repeated(const FrontChain& chain, double weight, const std::vector<double>& gain) {
  const auto rows = matrix(chain);
  std::vector<double> x = gain;
  for (int n = 0; n < 20000; ++n) {
    std::vector<double> next = gain;
    for (std::size_t s = 0; s < x.size(); ++s)
      for (std::size_t t = 0; t < x.size(); ++t) next[s] += weight * rows[s][t] * x[t];
    x = next;
  }
  return x;
}

TEST(FrontCourses, equal_plain_repetition_in_every_state_of_the_war) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    Drawn war(seed);
    const std::size_t count = static_cast<std::size_t>(war.chain.levels) + 1;
    std::vector<double> one(war.chain.states(), 1.0), low(war.chain.states(), 0.0), first = low;
    for (std::size_t s = 0; s < one.size(); ++s) {
      const bool end = s % count == 0 || s % count == count - 1;
      if (end) one[s] = 0;
      if (s % count == 0) low[s] = 1;
      if (!end) first[s] = war.chain.exhaustion_first;
    }
    const auto duration = expected_duration(war.chain);
    const auto ends = end_chances(war.chain);
    const auto slow_duration = repeated(war.chain, 1, one), slow_low = repeated(war.chain, 1, low),
               slow_first = repeated(war.chain, 1, first);
    for (std::size_t s = 0; s < one.size(); ++s) {
      ASSERT_NEAR(duration[s], slow_duration[s], 1e-7 * (1 + slow_duration[s])) << seed << ' ' << s;
      ASSERT_NEAR(ends.low[s], slow_low[s], 1e-9) << seed << ' ' << s;
      ASSERT_NEAR(ends.exhausted_first[s], slow_first[s], 1e-9) << seed << ' ' << s;
      ASSERT_NEAR(
          ends.low[s] + ends.high[s] + ends.frozen[s] + ends.exhausted_first[s] + ends.exhausted_second[s], 1,
          1e-9)
          << seed << ' ' << s;
    }
  }
}

TEST(FrontCourses, stand_after_some_periods_as_powers_of_the_chain_and_tend_to_the_ends) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    Drawn war(seed);
    const double start = 1 + war.unit() * (war.chain.levels - 2);
    const std::vector<int> horizons = {0, 1, 7, 50, 20000};
    const auto standing = standing_after(war.chain, start, horizons);
    const auto rows = matrix(war.chain);
    const std::size_t count = static_cast<std::size_t>(war.chain.levels) + 1,
                      below = static_cast<std::size_t>(start);
    std::vector<double> now(war.chain.states(), 0.0);
    now[below] = 1 - (start - static_cast<double>(below));
    now[below + 1] += start - static_cast<double>(below);
    for (int n = 0; n < 7; ++n) {
      std::vector<double> next(now.size(), 0.0);
      for (std::size_t s = 0; s < now.size(); ++s)
        for (std::size_t t = 0; t < now.size(); ++t)
          next[t] += now[s] * (s % count == 0 || s % count == count - 1 ? (s == t ? 1 : 0) : rows[s][t]);
      now = next;
    }
    double at_war = 0;
    for (std::size_t s = 0; s < now.size(); ++s)
      if (s % count != 0 && s % count != count - 1) at_war += now[s];
    ASSERT_NEAR(standing[2].goes_on, at_war, 1e-12) << seed;
    const auto ends = end_chances(war.chain);
    const std::span<const double> high(ends.high.data(), count);
    ASSERT_NEAR(standing.back().high, at_level(high, start), 1e-6) << seed;
    for (const Standing& after : standing)
      ASSERT_NEAR(after.goes_on + after.low + after.high + after.frozen + after.exhausted_first +
                      after.exhausted_second,
                  1, 1e-12)
          << seed;
  }
}

TEST(FrontCourses, have_a_variance_that_plain_repetition_of_squares_gives) {
  Drawn war(3);
  war.chain.freeze = .1;
  const auto mean = expected_duration(war.chain), variance = duration_variance(war.chain);
  const std::size_t count = static_cast<std::size_t>(war.chain.levels) + 1;
  std::vector<double> gain(mean.size());
  for (std::size_t s = 0; s < gain.size(); ++s)
    gain[s] = s % count == 0 || s % count == count - 1 ? 0 : 2 * mean[s] - 1;
  const auto squares = repeated(war.chain, 1, gain);
  for (std::size_t s = 0; s < gain.size(); ++s)
    EXPECT_NEAR(variance[s], squares[s] - mean[s] * mean[s], 1e-8 * (1 + variance[s])) << s;
}
// Courses of the war played period by period, in the words of the header: a stop, else a move, else a turn.
struct Played {
  Standing counted;
  double periods = 0, squares = 0;
};

class Player {
 public:
  Player(const FrontChain& chain, unsigned seed) : chain_(chain), random_(seed) {}

  Played play(int start, int horizon, int courses) {
    Played played;
    for (int n = 0; n < courses; ++n) {
      const int periods = course(start, horizon, played.counted);
      played.periods += static_cast<double>(periods) / courses;
      played.squares += static_cast<double>(periods) * periods / courses;
    }
    for (double* share :
         {&played.counted.goes_on, &played.counted.low, &played.counted.high, &played.counted.frozen,
          &played.counted.exhausted_first, &played.counted.exhausted_second})
      *share /= courses;
    return played;
  }

 private:
  double unit() { return std::uniform_real_distribution<double>(0, 1)(random_); }

  int course(int level, int horizon, Standing& counted) {
    std::size_t regime = 0;
    for (int period = 0; period < horizon; ++period) {
      const double stop = unit();
      if (stop < chain_.freeze) return counted.frozen += 1, period + 1;
      if (stop < chain_.freeze + chain_.exhaustion_first) return counted.exhausted_first += 1, period + 1;
      if (stop < chain_.stops()) return counted.exhausted_second += 1, period + 1;
      const double up = regime == 0 ? chain_.advance : chain_.others[regime - 1].advance;
      const double down = regime == 0 ? chain_.retreat : chain_.others[regime - 1].retreat;
      const double move = unit();
      level += move < up ? 1 : move < up + down ? -1 : 0;
      if (level == 0) return counted.low += 1, period + 1;
      if (level == chain_.levels) return counted.high += 1, period + 1;
      regime = turned(regime, unit());
    }
    counted.goes_on += 1;
    return horizon;
  }

  std::size_t turned(std::size_t regime, double draw) const {
    if (regime > 0) return draw < chain_.others[regime - 1].leaves ? 0 : regime;
    for (std::size_t r = 0; r < chain_.other_regimes; ++r) {
      draw -= chain_.others[r].enters;
      if (draw < 0) return r + 1;
    }
    return 0;
  }

  const FrontChain& chain_;
  std::mt19937_64 random_;
};

FrontChain three_states() {
  FrontChain chain{8, .3, .2, .004};
  chain.exhaustion_first = .006;
  chain.exhaustion_second = .003;
  chain.other_regimes = 2;
  chain.others[0] = {.1, .5, .05, .08};
  chain.others[1] = {.02, .01, .03, .2};
  return chain;
}

TEST(FrontCourses, agree_with_courses_that_are_played_within_four_standard_errors) {
  const FrontChain chain = three_states();
  constexpr int courses = 40000;
  const int horizon = 15;
  const Standing exact = standing_after(chain, 4, std::vector<int>{horizon}).front();
  const Standing played = Player(chain, 11).play(4, horizon, courses).counted;
  for (const auto member : {&Standing::goes_on, &Standing::low, &Standing::high, &Standing::frozen,
                            &Standing::exhausted_first, &Standing::exhausted_second}) {
    const double p = exact.*member;
    ASSERT_GT(p, .01);
    EXPECT_LE(std::fabs(played.*member - p), 4 * std::sqrt(p * (1 - p) / courses)) << p;
  }
}

TEST(FrontCourses, last_as_long_as_courses_that_are_played_within_four_standard_errors) {
  const FrontChain chain = three_states();
  constexpr int courses = 40000;
  const Played played = Player(chain, 12).play(4, 100000, courses);
  ASSERT_EQ(played.counted.goes_on, 0);
  const double mean = expected_duration(chain)[4], variance = duration_variance(chain)[4];
  EXPECT_LE(std::fabs(played.periods - mean), 4 * std::sqrt(variance / courses));
  const double spread = played.squares - played.periods * played.periods;
  EXPECT_NEAR(spread, variance, .06 * variance);
  const EndChances ends = end_chances(chain);
  for (const auto& [share, p] :
       {std::pair{played.counted.low, ends.low[4]}, std::pair{played.counted.high, ends.high[4]},
        std::pair{played.counted.frozen, ends.frozen[4]},
        std::pair{played.counted.exhausted_first, ends.exhausted_first[4]},
        std::pair{played.counted.exhausted_second, ends.exhausted_second[4]}})
    EXPECT_LE(std::fabs(share - p), 4 * std::sqrt(p * (1 - p) / courses)) << p;
}

TEST(FrontCourses, stop_in_proportion_to_the_chances_of_each_stop) {
  const FrontChain chain = three_states();
  const EndChances ends = end_chances(chain);
  const auto periods = expected_duration(chain);
  const std::size_t count = static_cast<std::size_t>(chain.levels) + 1;
  for (std::size_t s = 0; s < periods.size(); ++s) {
    if (s % count == 0 || s % count == count - 1) continue;
    EXPECT_NEAR(ends.frozen[s], .004 * periods[s], 1e-12) << s;
    EXPECT_NEAR(ends.exhausted_first[s], .006 * periods[s], 1e-12) << s;
    EXPECT_NEAR(ends.exhausted_second[s], .003 * periods[s], 1e-12) << s;
  }
}

}  // namespace
}  // namespace entente::theory
