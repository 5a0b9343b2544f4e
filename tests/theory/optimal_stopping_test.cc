#include "entente/theory/optimal_stopping.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_chain;
using reference::uniform;

// A symmetric walk that may stop for f(k) at any level: the value is the least concave majorant of f.
// Drawn by hand: f = 0, 1, 0, 0, 4, 0, 0 has the majorant 0, 1, 2, 3, 4, 2, 0.
TEST(BestStopping, of_a_fair_walk_is_the_concave_majorant) {
  const SparseChain walk = reference::front(6, .5, .5);
  const std::vector<double> stop = {0, 1, 0, 0, 4, 0, 0}, flow(7, 0.0);
  const Stopping found = best_stopping(walk, {1, flow, stop, stop, nullptr});
  const double majorant[] = {0, 1, 2, 3, 4, 2, 0};
  for (std::size_t k = 0; k < 7; ++k) {
    EXPECT_NEAR(found.values[k], majorant[k], 1e-14) << k;
    EXPECT_EQ(found.stops[k], k == 4) << k;  // at level 1 going on is as good, and ties go on
  }
}

TEST(BestStopping, equals_repetition_on_random_chains) {
  std::mt19937 random(8);
  int stopping = 0;
  for (int n = 0; n < 300; ++n) {
    const SparseChain chain = any_chain(random, 3 + random() % 30, 2);
    const std::size_t count = chain.states();
    const double discount = uniform(random, .7, .98);
    std::vector<double> flow(count), stop(count), ends(count);
    std::vector<bool> held(count, false);
    for (std::size_t s = 0; s < count; ++s) {
      flow[s] = uniform(random, -.1, .05);
      stop[s] = random() % 4 == 0 ? -std::numeric_limits<double>::infinity() : uniform(random, -1, 1);
      ends[s] = uniform(random, -1, 1);
      held[s] = random() % 6 == 0;
    }
    const Stopping found = best_stopping(chain, {discount, flow, stop, ends, n % 2 ? &held : nullptr});
    EXPECT_LE(found.residual, 1e-13);
    std::vector<double> x = ends;
    for (int round = 0; round < 2000; ++round)
      for (const std::size_t s : chain.order())
        if (n % 2 == 0 || !held[s]) x[s] = std::max(stop[s], flow[s] + discount * chain.expected(s, x));
    for (std::size_t s = 0; s < count; ++s) {
      ASSERT_NEAR(found.values[s], x[s], 1e-11) << n << ' ' << s;
      stopping += found.stops[s] ? 1 : 0;
    }
  }
  EXPECT_GT(stopping, 300);
}

TEST(BestStopping, needs_a_discount_or_a_certain_end_and_one_number_per_state) {
  const SparseChain forever = SparseChain::build({false, true}, {{0, 0, 1}}).value();
  const std::vector<double> two(2, 0.0), three(3, 0.0);
  EXPECT_THROW(best_stopping(forever, {1, two, two, two, nullptr}), base::ContractViolation);
  EXPECT_THROW(best_stopping(forever, {0, two, two, two, nullptr}), base::ContractViolation);
  EXPECT_THROW(best_stopping(forever, {.9, two, three, two, nullptr}), base::ContractViolation);
  EXPECT_EQ(best_stopping(forever, {.9, two, two, two, nullptr}).rounds, 1);
}

}  // namespace
}  // namespace entente::theory
