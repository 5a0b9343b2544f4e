#include "entente/theory/score_grid.h"

#include <gtest/gtest.h>

#include <cmath>

namespace entente::theory {
namespace {

TEST(ScoreGrid, counts_whole_scores_in_their_own_unit) {
  PackageSpace space(2, std::vector<std::size_t>{2, 2});
  space.set_value(0, 1, 0, 30);
  space.set_value(1, 1, 0, 50);
  space.set_value(1, 0, 1, 20);
  const ScoreGrid grid(space, {0, 1});
  EXPECT_EQ(grid.unit(), 10);
  EXPECT_EQ(grid.value(0, 1)[0], 3);
  EXPECT_EQ(grid.value(1, 0)[1], 2);
  EXPECT_EQ(grid.most(1), (std::vector<std::int64_t>{5, 2}));
  EXPECT_EQ(grid.least(1), (std::vector<std::int64_t>{0, 0}));
}

TEST(ScoreGrid, counts_real_scores_in_steps_that_make_equal_sums_equal) {
  PackageSpace space(1, std::vector<std::size_t>{2, 2});
  space.set_value(0, 0, 0, 0.1);
  space.set_value(0, 1, 0, 1.0 / 3);
  space.set_value(1, 0, 0, 0.2);
  space.set_value(1, 1, 0, 0.3);
  space.set_base(0, 0.0);
  const ScoreGrid grid(space, {0});
  EXPECT_EQ(*grid.value(0, 0) + *grid.value(1, 0), *grid.value(1, 1));
  EXPECT_LE(grid.unit(), 1e-9);
}

TEST(ScoreGrid, leaves_out_options_that_are_not_allowed) {
  PackageSpace space(1, std::vector<std::size_t>{3});
  space.set_value(0, 0, 0, 4);
  space.set_value(0, 1, 0, 6);
  space.set_value(0, 2, 0, 9);
  space.forbid(0, 2);
  const ScoreGrid grid(space, {0});
  EXPECT_EQ(grid.unit(), 2);
  EXPECT_EQ(grid.most(0), (std::vector<std::int64_t>{3}));
}

TEST(ScoreGrid, rounds_thresholds_up_to_the_next_whole_number) {
  PackageSpace space(1, std::vector<std::size_t>{2});
  space.set_value(0, 1, 0, 10);
  const ScoreGrid grid(space, {0});
  EXPECT_EQ(grid.at_least(20, 1e-9), 2);
  EXPECT_EQ(grid.at_least(21, 1e-9), 3);
  EXPECT_EQ(grid.at_least(-21, 1e-9), -2);
  EXPECT_GT(grid.at_least(HUGE_VAL, 1e-9), 1000);
  EXPECT_LT(grid.at_least(-HUGE_VAL, 1e-9), -1000);
}

}  // namespace
}  // namespace entente::theory
