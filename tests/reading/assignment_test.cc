#include "entente/reading/assignment.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

namespace entente::reading::test {
namespace {

// Slow and obvious: every order of the columns.
std::pair<std::size_t, double> most(std::size_t rows, std::size_t columns, const std::vector<Fit>& fits) {
  const std::size_t size = std::max(rows, columns);
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), 0);
  std::pair<std::size_t, double> found{0, 0};
  do {
    std::size_t pairs = 0;
    double sum = 0;
    for (const Fit& fit : fits)
      if (order[fit.row] == fit.column) {
        ++pairs;
        sum += fit.weight;
      }
    found = std::max(found, std::pair(pairs, sum));
  } while (std::next_permutation(order.begin(), order.end()));
  return found;
}

TEST(Assignment, a_row_gives_way_where_both_find_a_column_then) {
  const auto columns = assign(2, 2, {{0, 0, 0.9}, {0, 1, 0.6}, {1, 0, 0.8}});
  EXPECT_EQ(columns[0], 1u);
  EXPECT_EQ(columns[1], 0u);
}

TEST(Assignment, the_higher_weight_goes_first_where_only_one_pair_can_be) {
  const auto columns = assign(2, 1, {{0, 0, 0.5}, {1, 0, 0.7}});
  EXPECT_FALSE(columns[0]);
  EXPECT_EQ(columns[1], 0u);
}

TEST(Assignment, nothing_fits_nothing) {
  EXPECT_EQ(assign(2, 3, {}), std::vector<std::optional<std::size_t>>(2));
  EXPECT_TRUE(assign(0, 3, {}).empty());
  EXPECT_EQ(assign(2, 0, {}), std::vector<std::optional<std::size_t>>(2));
}

TEST(Assignment, agrees_with_trying_every_order_on_random_tables) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t rows = 1 + random() % 5, columns = 1 + random() % 5;
    std::vector<Fit> fits;
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j)
        if (random() % 3 == 0) fits.push_back({i, j, 0.5 + static_cast<double>(random() % 1000) / 2000});
    const auto found = assign(rows, columns, fits);
    std::size_t pairs = 0;
    double sum = 0;
    for (const Fit& fit : fits)
      if (found[fit.row] == fit.column) {
        ++pairs;
        sum += fit.weight;
      }
    const auto wanted = most(rows, columns, fits);
    EXPECT_EQ(pairs, wanted.first) << round;
    EXPECT_NEAR(sum, wanted.second, 1e-9) << round;
  }
}

}  // namespace
}  // namespace entente::reading::test
