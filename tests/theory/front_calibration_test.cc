#include "entente/theory/front_calibration.h"

#include <gtest/gtest.h>

#include <cmath>

#include "entente/base/require.h"

namespace entente::theory {
namespace {

// Vectors computed and cross-checked for this project (design page "War", WV20 and section 0.5), km² per
// month.
TEST(FrontFromTerritory, reproduces_the_calibrated_chances) {
  struct Row {
    double width, advance, retreat, stay, tolerance;
  };
  const Row rows[] = {{420, .8272448980, .0986734694, .0740816327, 1e-9},
                      {500, .632664, .020664, .346672, 1e-12},
                      {450, .743289, .063289, .193422, 5e-7}};  // printed with six digits
  for (const Row& row : rows) {
    const auto moves = front_from_territory({306, 264}, row.width);
    ASSERT_TRUE(moves) << row.width;
    EXPECT_NEAR(moves->advance, row.advance, row.tolerance) << row.width;
    EXPECT_NEAR(moves->retreat, row.retreat, row.tolerance) << row.width;
    EXPECT_NEAR(1 - moves->advance - moves->retreat, row.stay, row.tolerance) << row.width;
  }
}

TEST(FrontFromTerritory, gives_back_the_mean_and_the_variance) {
  for (const double mean : {-80.0, -3.0, 0.0, 12.0, 90.0}) {
    const auto moves = front_from_territory({mean, 100}, 137);
    ASSERT_TRUE(moves) << mean;
    const double drift = 137 * (moves->advance - moves->retreat);
    EXPECT_NEAR(drift, mean, 1e-10);
    EXPECT_NEAR(137 * 137 * (moves->advance + moves->retreat) - drift * drift, 10000, 1e-8);
  }
}

TEST(FrontFromTerritory, accepts_both_borders_of_the_range) {
  const double second_moment = 264.0 * 264 + 306.0 * 306;
  const auto narrow = front_from_territory({306, 264}, std::sqrt(second_moment));
  ASSERT_TRUE(narrow);
  EXPECT_NEAR(narrow->advance + narrow->retreat, 1, 1e-12);
  EXPECT_LE(narrow->advance + narrow->retreat, 1);
  const auto wide = front_from_territory({-306, 264}, second_moment / 306);
  ASSERT_TRUE(wide);
  EXPECT_NEAR(wide->advance, 0, 1e-12);
  EXPECT_GE(wide->advance, 0);
}

TEST(FrontFromTerritory, names_the_widths_that_would_do) {
  const auto moves = front_from_territory({306, 264}, 300);
  ASSERT_FALSE(moves);
  EXPECT_EQ(to_text(moves.diagnostics()),
            "error: levels 300 wide cannot move as this series does   [level-width-out-of-range]\n"
            "   help: widths from 404.2 to 533.7 reproduce its mean and variance; "
            "a shorter period moves the range down\n");
  EXPECT_FALSE(front_from_territory({306, 264}, 600));
  EXPECT_TRUE(front_from_territory({306, 264}, 404.2));
  EXPECT_TRUE(front_from_territory({306, 264}, 533.7));
}

TEST(FrontFromTerritory, names_an_open_range_when_there_is_no_drift) {
  const auto moves = front_from_territory({0, 50}, 20);
  ASSERT_FALSE(moves);
  EXPECT_EQ(moves.diagnostics()[0].help,
            "widths of at least 50 reproduce its mean and variance; a shorter period moves the range down");
  EXPECT_TRUE(front_from_territory({0, 50}, 1e6));
}

TEST(FrontFromTerritory, says_when_the_front_does_not_move) {
  const auto moves = front_from_territory({0, 0}, 20);
  ASSERT_FALSE(moves);
  EXPECT_EQ(to_text(moves.diagnostics()),
            "error: the series has no change in any period   [front-does-not-move]\n"
            "   help: give the chances of advance and retreat as estimates\n");
}

TEST(FrontFromTerritory, refuses_a_width_that_is_not_positive) {
  EXPECT_THROW(front_from_territory({1, 1}, 0), base::ContractViolation);
  EXPECT_THROW(front_from_territory({1, -1}, 2), base::ContractViolation);
}

}  // namespace
}  // namespace entente::theory
