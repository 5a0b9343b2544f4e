#include "entente/theory/war_patron.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::front;
using reference::pays_above;
using reference::uniform;

Patron patron_of_ten_levels(double price) {  // design page "War", WV13
  return {.985, {front(10, .35, .50), front(10, .45, .40)}, {{0}, {price}}, pays_above(10, .3)};
}

WarParty ward() {
  WarParty made;
  made.discount = .99;
  made.costs = {.008};
  made.ends = pays_above(10);
  return made;
}

double ward_value(const Patron& patron, const PatronPlan& plan, std::size_t level) {
  return fighting_values({moves_under(patron.moves, plan.aid), {ward()}}).values[0][level];
}

// Vectors computed and cross-checked for this project (design page "War", WV13).
TEST(PatronPlan, reproduces_the_patron_of_the_ten_level_war) {
  const Patron patron = patron_of_ten_levels(.004);
  const PatronPlan plan = patron_plan(patron);
  EXPECT_EQ(plan.aid, (std::vector<std::size_t>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0}));
  EXPECT_NEAR(plan.values[5], .0565021417, 1e-9);
  EXPECT_NEAR(ward_value(patron, plan, 5), .2130629292, 1e-9);
  EXPECT_LE(plan.residual, 1e-12);
  EXPECT_LE(plan.deviation_gain, 1e-12);
}

TEST(PatronPlan, gives_more_where_aid_is_cheap_and_only_near_the_end_where_it_is_dear) {
  EXPECT_EQ(patron_plan(patron_of_ten_levels(.002)).aid,
            (std::vector<std::size_t>{0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0}));
  const Patron dear = patron_of_ten_levels(.01);
  const PatronPlan plan = patron_plan(dear);
  EXPECT_EQ(plan.aid, (std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0}));
  EXPECT_NEAR(ward_value(dear, plan, 5), .0110484202, 1e-9);
}

Patron any_patron(std::mt19937& random) {
  const std::size_t levels = 2 + random() % 3;
  const int width = 3 + static_cast<int>(random() % 12);
  Patron patron;
  patron.discount = uniform(random, .8, .99);
  for (std::size_t level = 0; level < levels; ++level) {
    patron.moves.push_back(front(width, uniform(random, .1, .5), uniform(random, .1, .5)));
    patron.prices.emplace_back();
    for (int k = 0; k <= width; ++k)
      patron.prices.back().push_back(static_cast<double>(level) * uniform(random, 0, .01));
  }
  patron.ends = pays_above(width, uniform(random, .1, 1));
  patron.ends.front() = uniform(random, -.5, .1);
  return patron;
}

TEST(PatronPlan, equals_value_iteration) {
  std::mt19937 random(13);
  int aided = 0;
  for (int n = 0; n < 200; ++n) {
    const Patron patron = any_patron(random);
    const PatronPlan plan = patron_plan(patron);
    std::vector<double> v = patron.ends;
    for (double moved = 1; moved > 1e-15;) {
      moved = 0;
      for (std::size_t k = 1; k + 1 < v.size(); ++k) {
        double most = -1e9;
        for (std::size_t level = 0; level < patron.moves.size(); ++level)
          most =
              std::max(most, patron.discount * patron.moves[level].expected(k, v) - patron.prices[level][k]);
        moved = std::max(moved, std::fabs(most - v[k]));
        v[k] = most;
      }
    }
    EXPECT_LE(plan.residual, 1e-12);
    EXPECT_LE(plan.deviation_gain, 1e-12);
    for (std::size_t k = 0; k < v.size(); ++k) ASSERT_NEAR(plan.values[k], v[k], 1e-11) << n;
    for (const std::size_t level : plan.aid) aided += level > 0 ? 1 : 0;
  }
  EXPECT_GT(aided, 100);
}

TEST(PatronPlan, is_no_worse_than_any_fixed_plan) {
  std::mt19937 random(14);
  for (int n = 0; n < 100; ++n) {
    const Patron patron = any_patron(random);
    const PatronPlan plan = patron_plan(patron);
    std::vector<std::size_t> aid;
    std::vector<double> flow;
    for (std::size_t s = 0; s < patron.ends.size(); ++s) {
      aid.push_back(random() % patron.moves.size());
      flow.push_back(-patron.prices[aid.back()][s]);
    }
    const auto values =
        reference::dense_values(moves_under(patron.moves, aid), patron.discount, flow, patron.ends);
    for (std::size_t s = 0; s < values.size(); ++s) EXPECT_GE(plan.values[s], values[s] - 1e-12);
  }
}

TEST(Leverage, is_what_the_ward_would_lose_without_the_aid) {
  const auto found = leverage(front(10, .45, .40), front(10, .35, .50), ward());
  EXPECT_EQ(found.front(), 0);
  EXPECT_EQ(found.back(), 0);
  const auto with = fighting_values({front(10, .45, .40), {ward()}}).values[0];
  EXPECT_NEAR(with[5], .3075084930, 1e-9);  // WV3
  for (std::size_t k = 1; k <= 9; ++k) {
    EXPECT_GT(found[k], 0);
    EXPECT_LT(found[k], with[k] + .3);
  }
  const auto none = leverage(front(10, .45, .40), front(10, .45, .40), ward());
  for (const double value : none) EXPECT_EQ(value, 0);
}

TEST(PatronPlan, needs_levels_of_one_war_and_a_price_for_each) {
  Patron patron = patron_of_ten_levels(.01);
  patron.prices.pop_back();
  EXPECT_THROW(patron_plan(patron), base::ContractViolation);
  patron = patron_of_ten_levels(.01);
  patron.moves.pop_back();
  patron.moves.push_back(front(9, .5, .5));
  EXPECT_THROW(patron_plan(patron), base::ContractViolation);
  patron = patron_of_ten_levels(.01);
  patron.discount = 0;
  EXPECT_THROW(patron_plan(patron), base::ContractViolation);
  EXPECT_THROW(patron_plan({}), base::ContractViolation);
  EXPECT_THROW(moves_under(patron_of_ten_levels(0).moves, std::vector<std::size_t>(11, 2)),
               base::ContractViolation);
  EXPECT_THROW(leverage(front(10, .5, .5), front(9, .5, .5), ward()), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
