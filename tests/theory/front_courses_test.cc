#include "entente/theory/front_courses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Aid on, switched off with chance .05, and back on with .02 (design page "War", WV6).
FrontChain aid_on() {
  FrontChain chain{10, .45, .40, 0};
  chain.other_regimes = 1;
  chain.others[0] = {.35, .50, .05, .02};
  return chain;
}

TEST(WarValues, reproduce_a_war_whose_aid_comes_and_goes) {
  std::vector<double> outcome(11, 0.0);
  outcome.back() = 1;
  WarTerms terms{.008, .99, Meanwhile::nothing, {.008, 0, 0}};
  std::vector<double> values(22);
  EXPECT_LT(war_values(aid_on(), terms, {outcome, {}, {}}, values), 1e-14);
  EXPECT_NEAR(values[5], .1453353923, 1e-9);
  EXPECT_NEAR(values[11 + 5], -.0009805688, 1e-9);
  EXPECT_NEAR(values[5] - values[11 + 5], .1463159611, 1e-9);
  std::size_t most = 1;
  for (std::size_t k = 1; k < 10; ++k)
    if (values[k] - values[11 + k] > values[most] - values[11 + most]) most = k;
  EXPECT_EQ(most, 8u);
  EXPECT_NEAR(values[8] - values[11 + 8], .2260766351, 1e-9);
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

TEST(FrontChain, ends_some_day_unless_a_state_is_entered_that_neither_moves_nor_is_left) {
  FrontChain chain{4, .2, .2, 0};
  chain.other_regimes = 1;
  chain.others[0] = {0, 0, .1, 0};
  EXPECT_FALSE(ends_some_day(chain));
  chain.others[0].leaves = .1;
  EXPECT_TRUE(ends_some_day(chain));
  chain.advance = chain.retreat = 0;
  EXPECT_FALSE(ends_some_day(chain));
  chain.exhaustion_second = .01;
  EXPECT_TRUE(ends_some_day(chain));
}

TEST(FrontChain, refuses_chances_that_do_not_fit_together) {
  std::vector<double> outcome(4, 0.0);
  const auto value = [&](const FrontChain& chain) {
    return war_values(chain, {0, .9, Meanwhile::front, {}}, outcome);
  };
  FrontChain chain{3, .5, .4, .5};
  chain.exhaustion_first = .6;
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain = {3, .5, .4, 0};
  chain.other_regimes = 2;
  chain.others[0].enters = chain.others[1].enters = .6;
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain.others[1] = {.7, .7, .1, 0};
  EXPECT_THROW(value(chain), base::ContractViolation);
  chain.other_regimes = 4;
  EXPECT_THROW(value(chain), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
