#include "entente/theory/undominated.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::theory {
namespace {

using testing::ElementsAre;

TEST(Undominated, keeps_the_first_of_equal_vectors_and_adds_their_counts) {
  const GridVectors vectors{2, {1, 3, 2, 2, 1, 3, 1, 1}};
  std::vector<double> counts = {4, 1, 5, 9};
  EXPECT_THAT(undominated(vectors, counts), ElementsAre(1, 0));
  EXPECT_EQ(counts[0], 9);
}

TEST(Undominated, works_for_one_three_and_four_numbers) {
  std::vector<double> none;
  EXPECT_THAT(undominated({1, {1, 3, 2}}, none), ElementsAre(1));
  EXPECT_THAT(undominated({3, {1, 1, 1, 2, 2, 2, 0, 3, 0}}, none), ElementsAre(1, 2));
  EXPECT_THAT(undominated({4, {1, 1, 1, 1, 2, 2, 2, 2, 0, 3, 0, 0}}, none), ElementsAre(1, 2));
  EXPECT_TRUE(undominated({2, {}}, none).empty());
}

TEST(Undominated, grid_is_a_trillionth_until_numbers_grow_beyond_a_million) {
  EXPECT_DOUBLE_EQ(grid_step(100), 1e-12);
  EXPECT_DOUBLE_EQ(grid_step(5e8), 1e-9);
  EXPECT_EQ(on_grid(0.1 + 0.2, 1e-12), on_grid(0.3, 1e-12));
}

}  // namespace
}  // namespace entente::theory
