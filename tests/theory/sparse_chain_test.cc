// Tests also: sparse_equations.cc
#include "entente/theory/sparse_chain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "entente/base/require.h"
#include "tests/reference/war_twins.h"

namespace entente::theory {
namespace {

using reference::any_chain;
using reference::dense_values;
using reference::uniform;

double product_residual(const SparseRows& rows, const std::vector<double>& x,
                        const std::vector<double>& right) {
  double largest = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double sum = right[r];
    for (const auto& entry : rows.row(r)) sum -= entry.value * x[entry.column];
    largest = std::max(largest, std::fabs(sum));
  }
  return largest;
}

SparseRows any_rows(std::mt19937& random, std::size_t size) {
  SparseRows rows;
  for (std::size_t r = 0; r < size; ++r) {
    std::vector<SparseRows::Entry> row = {{r, 1}};
    for (int n = 0; n < 4; ++n) row.push_back({random() % size, -uniform(random, 0, .2499)});
    rows.add_row(row);
  }
  return rows;
}

std::vector<double> any_numbers(std::mt19937& random, std::size_t size) {
  std::vector<double> numbers(size);
  for (double& number : numbers) number = uniform(random, -1, 1);
  return numbers;
}

TEST(SparseEquations, solve_random_systems_both_ways_to_rounding) {
  std::mt19937 random(5);
  for (int n = 0; n < 200; ++n) {
    const SparseRows rows = any_rows(random, 1 + random() % 60);
    const std::vector<double> right = any_numbers(random, rows.size());
    const SparseEquations equations(rows);
    ASSERT_TRUE(equations.direct());
    const auto found = equations.solve(right), across = equations.solve_transposed(right);
    EXPECT_LE(found.residual, 1e-14);
    EXPECT_LE(across.residual, 1e-14);
    EXPECT_LE(product_residual(rows, found.x, right), 1e-13);
    EXPECT_LE(product_residual(transposed(rows), across.x, right), 1e-13);
  }
}

TEST(SparseEquations, where_the_band_is_too_wide_sweep_to_the_same_solution) {
  std::mt19937 random(6);
  for (int n = 0; n < 50; ++n) {
    const SparseRows rows = any_rows(random, 20 + random() % 60);
    const std::vector<double> right = any_numbers(random, rows.size());
    const SparseEquations direct(rows), sweeping(rows, 10);
    ASSERT_FALSE(sweeping.direct());
    const auto exact = direct.solve(right), swept = sweeping.solve(right);
    const auto exact_across = direct.solve_transposed(right), swept_across = sweeping.solve_transposed(right);
    EXPECT_LE(swept.residual, 1e-13);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      EXPECT_NEAR(swept.x[r], exact.x[r], 1e-10);
      EXPECT_NEAR(swept_across.x[r], exact_across.x[r], 1e-10);
    }
  }
}

TEST(SparseEquations, report_what_sweeps_leave_open) {
  // A long walk without discounting: sweeps spread what they know by a few rows each.
  const SparseChain chain = reference::front(600, .5, .5);
  SparseRows rows;
  for (std::size_t p = 0; p < chain.order().size(); ++p) {
    std::vector<SparseRows::Entry> row = {{p, 1}};
    for (const auto& entry : chain.row(chain.order()[p]))
      if (!chain.over(entry.column)) row.push_back({chain.place(entry.column), -entry.value});
    rows.add_row(row);
  }
  const std::vector<double> one(rows.size(), 1.0);
  const auto swept = SparseEquations(rows, 10).solve(one);
  EXPECT_GT(swept.residual, 1e-12);
  EXPECT_NEAR(swept.residual, product_residual(rows, swept.x, one) / std::max(1.0, swept.x[300]), 1e-9);
  EXPECT_LE(SparseEquations(rows).solve(one).residual, 1e-12);
}

TEST(SparseEquations, refuse_a_matrix_that_is_singular_or_not_square) {
  SparseRows still, outside, empty, one_row;
  std::vector<SparseRows::Entry> first = {{0, 1}, {1, -1}}, second = {{0, -1}, {1, 1}},
                                 beyond = {{0, 1}, {3, -1}};
  still.add_row(first);
  still.add_row(second);
  outside.add_row(beyond);
  std::vector<SparseRows::Entry> none = {{0, 0}};
  empty.add_row(none);
  std::vector<SparseRows::Entry> single = {{0, 1}};
  one_row.add_row(single);
  EXPECT_THROW(SparseEquations{still}, base::ContractViolation);
  EXPECT_THROW(SparseEquations{outside}, base::ContractViolation);
  EXPECT_THROW(SparseEquations{empty}, base::ContractViolation);
  EXPECT_THROW(SparseEquations(one_row).solve(std::vector<double>(2)), base::ContractViolation);
}

TEST(BandOrder, brings_a_shuffled_front_back_into_a_narrow_band) {
  std::mt19937 random(3);
  const std::size_t n = 500;
  std::vector<std::size_t> name(n);
  std::iota(name.begin(), name.end(), std::size_t{0});
  std::shuffle(name.begin(), name.end(), random);
  std::vector<bool> over(n, false);
  over[name[0]] = over[name[n - 1]] = true;
  std::vector<Transition> moves;
  for (std::size_t k = 1; k + 1 < n; ++k) {
    moves.push_back({name[k], name[k + 1], .5});
    moves.push_back({name[k], name[k - 1], .5});
  }
  const SparseChain chain = SparseChain::build(over, moves).value();
  for (const std::size_t s : chain.order())
    for (const auto& entry : chain.row(s)) {
      if (chain.over(entry.column)) continue;
      const auto a = static_cast<int>(chain.place(s)), b = static_cast<int>(chain.place(entry.column));
      ASSERT_EQ(std::abs(a - b), 1);
    }
}

TEST(BandOrder, is_an_order_of_all_rows_even_in_many_pieces) {
  std::mt19937 random(4);
  for (int n = 0; n < 50; ++n) {
    SparseRows rows;
    const std::size_t size = 1 + random() % 80;
    for (std::size_t r = 0; r < size; ++r) {
      std::vector<SparseRows::Entry> row = {{r, 1}};
      if (random() % 3 == 0) row.push_back({random() % size, -.5});
      rows.add_row(row);
    }
    std::vector<std::size_t> order = band_order(rows);
    std::sort(order.begin(), order.end());
    for (std::size_t r = 0; r < size; ++r) ASSERT_EQ(order[r], r);
    ASSERT_EQ(order.size(), size);
  }
}

TEST(SparseChain, adds_up_transitions_of_one_pair_and_drops_those_that_cannot_happen) {
  const auto chain =
      SparseChain::build({false, true, false}, {{0, 1, .25}, {0, 1, .25}, {0, 0, .5}, {0, 2, 0}, {2, 1, 1}})
          .value();
  ASSERT_EQ(chain.row(0).size(), 2u);
  EXPECT_EQ(chain.row(0)[1].column, 1u);
  EXPECT_EQ(chain.row(0)[1].value, .5);
  EXPECT_TRUE(chain.always_ends());
  EXPECT_EQ(chain.transitions(), 3u);
  EXPECT_EQ(chain.first_transition(2), 2u);
  EXPECT_EQ(chain.place(1), SparseChain::nowhere);
}

std::string text(const base::Result<SparseChain>& result) {
  return base::to_text(result.diagnostics());
}

TEST(SparseChain, names_the_row_whose_chances_do_not_sum_to_one) {
  const auto refused = SparseChain::build({false, false, true}, {{0, 2, 1}, {1, 2, .5}, {1, 0, .25}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(text(refused),
            "error: the chances of row 1 sum to 0.75, but must sum to 1   [chain-row-sum]\n"
            "   help: give the chance of staying in the state too\n");
  EXPECT_TRUE(SparseChain::build({false, true}, {{0, 1, 1 - 5e-10}}).ok());
  EXPECT_FALSE(SparseChain::build({false, true}, {{0, 1, 1 - 2e-9}}).ok());
  EXPECT_FALSE(SparseChain::build({false, true}, {}).ok());
}

TEST(SparseChain, refuses_chances_below_zero_and_those_that_are_no_numbers) {
  const auto refused = SparseChain::build({false, true}, {{0, 1, 1.5}, {0, 0, -.5}});
  EXPECT_EQ(text(refused),
            "error: row 0 has the chance -0.5 of state 0, but a chance must be in [0, 1]   "
            "[chain-chance-out-of-range]\n"
            "   help: drift is shown by unequal chances of the two directions, never by one below 0\n");
  for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()})
    EXPECT_EQ(SparseChain::build({false, true}, {{0, 1, bad}}).diagnostics()[0].code,
              "chain-chance-out-of-range");
}

TEST(SparseChain, refuses_states_that_are_not_there_and_ways_out_of_an_end) {
  EXPECT_EQ(text(SparseChain::build({false, true}, {{0, 2, 1}})),
            "error: row 0 leads to state 2, but there are 2 states   [chain-state-unknown]\n"
            "   help: states count from 0\n");
  EXPECT_EQ(text(SparseChain::build({false, true}, {{0, 1, 1}, {1, 0, 1}})),
            "error: row 1 leads on to state 0, but the war is over there   [chain-leaves-an-end]\n"
            "   help: make the state transient, or leave its row empty\n");
  EXPECT_TRUE(SparseChain::build({false, true}, {{0, 1, 1}, {1, 1, 1}}).ok());  // staying over is no way out
}

TEST(SparseChain, refuses_an_end_out_of_reach_only_where_ends_are_to_be_certain) {
  const std::vector<Transition> moves = {{0, 1, 1}, {2, 3, .5}, {2, 2, .5}, {3, 2, 1}};
  const auto lax = SparseChain::build({false, true, false, false}, moves);
  ASSERT_TRUE(lax.ok());
  EXPECT_FALSE(lax->always_ends());
  EXPECT_EQ(text(SparseChain::build({false, true, false, false}, moves, SparseChain::Ends::certain)),
            "error: from the state of row 2 the war cannot end   [chain-end-unreachable]\n"
            "   help: add a way to an end, or let every party value later periods less (patience below 1)\n");
  EXPECT_THROW(discounted_equations(*lax, 1.0), base::ContractViolation);
  EXPECT_THROW(discounted_equations(*lax, 1.1), base::ContractViolation);
  EXPECT_EQ(discounted_equations(*lax, .9).size(), 3u);
}

TEST(SparseChain, names_no_more_than_twenty_rows_at_fault) {
  std::vector<Transition> moves;
  for (std::size_t s = 0; s < 50; ++s) moves.push_back({s, 50, .5});
  std::vector<bool> over(51, false);
  over[50] = true;
  EXPECT_EQ(SparseChain::build(over, moves).diagnostics().size(), 20u);
}

TEST(ChainValues, equal_elimination_on_the_full_matrix) {
  std::mt19937 random(11);
  for (int n = 0; n < 300; ++n) {
    const SparseChain chain = any_chain(random, 2 + random() % 40, 1 + random() % 4);
    const double discount = n % 3 == 0 && chain.always_ends() ? 1 : uniform(random, .5, .999);
    const auto flow = any_numbers(random, chain.states()), ends = any_numbers(random, chain.states());
    const auto found = chain_values(chain, discounted_equations(chain, discount), discount, flow, ends);
    EXPECT_LE(found.residual, 1e-14);
    const auto slow = dense_values(chain, discount, flow, ends);
    for (std::size_t s = 0; s < slow.size(); ++s) ASSERT_NEAR(found.values[s], slow[s], 1e-10);
  }
}

TEST(ChainValues, take_a_discount_of_their_own_in_each_state) {
  std::mt19937 random(12);
  const SparseChain chain = any_chain(random, 12, 2);
  std::vector<double> discounts(12), right(chain.order().size(), 1.0);
  for (double& discount : discounts) discount = uniform(random, .5, .99);
  const auto found = discounted_equations(chain, discounts).solve(right);
  for (std::size_t p = 0; p < right.size(); ++p) {
    const std::size_t s = chain.order()[p];
    double expected = 1;
    for (const auto& entry : chain.row(s))
      if (!chain.over(entry.column))
        expected += discounts[s] * entry.value * found.x[chain.place(entry.column)];
    EXPECT_NEAR(found.x[p], expected, 1e-13);
  }
}

TEST(SparseChain, stopped_in_some_states_has_more_ends_and_the_same_moves_elsewhere) {
  const SparseChain chain = reference::front(6, .5, .3);
  const SparseChain stopped = chain.stopped_in({false, false, false, true, false, false, false});
  EXPECT_TRUE(stopped.over(3));
  EXPECT_TRUE(stopped.row(3).empty());
  EXPECT_EQ(stopped.order().size(), 4u);
  EXPECT_EQ(stopped.row(2).size(), 3u);
  EXPECT_TRUE(stopped.always_ends());
}

}  // namespace
}  // namespace entente::theory
